/** What a sweep varies: an option of the experiment and its values, each in the one way that names of files have it. Pure. */
import { firstTwice } from '../../experiment/sweep/every-combination';
import { modelIds } from '../../models/registry';
import { quote } from '../../schema/read-value';
import { printValue } from '../../schema/value-text';
import { optionsByName } from '../experiment-options';
import { commandOptions } from '../help';
import { oneOf, optionValue, unknownOption, WrongOption } from '../option-values';
import type { Argument } from '../split-arguments';

export interface Varied {
  /** 'Tmin', 'cg-bpef.Tmin', 'models'. */
  readonly option: string;
  /** 'gauss+cg-bpef' for models; others as a link has them. */
  readonly values: readonly string[];
}

export const SEED = 'seed';
const MODELS = 'models';

/** Models first and the seed last, whatever the order in which they were asked for: the same job then has the same name. */
const order = [MODELS, ...[...optionsByName.keys()].filter((name) => name !== SEED), SEED];

/** The key of a link for a long name: 'cg-bpef.d' of 'cg-bpef.latent'. */
function ownName(name: string): string {
  if (name === 'model' || name === MODELS) return MODELS;
  const option = optionsByName.get(name);
  if (!option && Object.hasOwn(commandOptions, name))
    throw new WrongOption(
      `--sweep: expected an option of the experiment, got ${name}; say --${name} once, for all jobs`,
    );
  if (!option) throw unknownOption(name, [...optionsByName.keys(), MODELS]);
  // It has commas of its own, and makes no name of a file.
  if (option.field.kind === 'text')
    throw new WrongOption(
      `--sweep: expected an option of numbers or words, got ${name}; say --${name} once, for all jobs`,
    );
  const dot = name.indexOf('.');
  return name.slice(0, dot + 1) + option.field.link;
}

function modelsValue(text: string): string {
  const given = text.split('+').map((id) => oneOf('model', id.trim(), modelIds));
  return modelIds.filter((id) => given.includes(id)).join('+');
}

function variedOf(name: string, list: string): Varied {
  const option = ownName(name);
  const values = list.split(',').map((text) => {
    if (option === MODELS) return modelsValue(text);
    return printValue(optionValue({ name, value: text.trim() }, optionsByName.get(option)!));
  });
  const twice = firstTwice(values);
  if (twice !== undefined)
    throw new WrongOption(`--sweep ${option}: expected each value once, got ${twice} twice; leave one out`);
  return { option, values };
}

/** Of the arguments --sweep and --seeds, in the order of names. Throws a WrongOption. */
export function readVaried(given: readonly Argument[]): Varied[] {
  const varied = given.map(({ name, value }) => {
    if (name === 'seeds') return variedOf(SEED, value);
    const equals = value.indexOf('=');
    if (equals <= 0)
      throw new WrongOption(
        `--sweep: expected an option and its values such as Tmin=0.2,0.5, got ${quote(value)}`,
      );
    return variedOf(value.slice(0, equals), value.slice(equals + 1));
  });
  for (const { option } of varied)
    if (varied.filter((other) => other.option === option).length > 1)
      throw new WrongOption(`--sweep ${option}: expected it once, got it twice; join its values by commas`);
  return varied.toSorted((a, b) => order.indexOf(a.option) - order.indexOf(b.option));
}

/** Words of `npm run train` that set one value. */
export const wordsFor = (option: string, value: string): string[] =>
  option === MODELS ? ['--model', value.replaceAll('+', ',')] : [`--${option}`, value];
