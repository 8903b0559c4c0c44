/** Names and texts of options as options and values, or one sentence about what is wrong with them. Pure. */
import { modelIds } from '../models/registry';
import type { AnyValue } from '../schema/field';
import { quote, readText } from '../schema/read-value';
import { optionsByName, type ExperimentOption } from './experiment-options';
import { nearestName } from './nearest-name';
import type { Argument } from './split-arguments';

/** A wrong argument, in words for people. Whoever reads a command line catches it. */
export class WrongOption extends Error {}

/** "; did you mean --steps?", or nothing where no name is near. */
function meant(given: string, names: readonly string[], dashes: string): string {
  const near = nearestName(given, names);
  return near === null ? '' : `; did you mean ${dashes}${near}?`;
}

export function oneOf<T extends string>(name: string, given: string, allowed: readonly T[]): T {
  const found = allowed.find((option) => option === given);
  if (found !== undefined) return found;
  const text = `--${name}: expected one of ${allowed.join(', ')}, got ${quote(given)}`;
  throw new WrongOption(text + meant(given, allowed, ''));
}

/** `names`: those that there are. */
export function unknownOption(name: string, names: readonly string[]): WrongOption {
  const [model, bare] = name.split('.');
  const owners = optionsByName.get(bare)?.models;
  if (owners && modelIds.some((id) => id === model))
    return new WrongOption(`--${name}: expected an option of ${owners.join(', ')}, got one of ${model}`);
  const near = meant(name, names, '--') || '; --help lists them all';
  return new WrongOption(`--${name}: expected an option, got an unknown name${near}`);
}

/** A field's value. */
export function optionValue({ name, value }: Argument, { field }: ExperimentOption): AnyValue {
  const reading = readText(field, value);
  if (reading.problem === undefined) return reading.value;
  const words = 'options' in field ? field.options : [];
  throw new WrongOption(`--${name}: ${reading.problem}${meant(value, words, '')}`);
}

/** Options that name files of one run fit beside none that names them by itself. */
export function refuseFiles(given: readonly Argument[], refused: readonly string[], beside: string): void {
  const one = given.find(({ name }) => refused.includes(name));
  if (one)
    throw new WrongOption(
      `--${one.name}: expected none beside --${beside}, which names its files itself; leave one out`,
    );
}
