/** The command line of `npm run train` as an experiment, or as one sentence about what is wrong with it. Pure: touches no file. */
import { mostAuditPictures, mostAuditSamples } from '../experiment/audit-limits';
import { decodeLink } from '../experiment/decode-link';
import { defaultExperiment } from '../experiment/default-experiment';
import { mapSettings, type Experiment, type Move } from '../experiment/experiment';
import { startSettings } from '../experiment/live-settings';
import { mendOn } from '../experiment/most-on';
import { shipped } from '../experiment/shipped';
import { mapModels, modelIds } from '../models/registry';
import type { AnyValue } from '../schema/field';
import { optionsByName } from './experiment-options';
import { commandOptions, flags, helpText, ofSweepsAlone } from './help';
import { ownFiles, type OwnFiles } from './own-option';
import { oneOf, optionValue, refuseFiles, unknownOption, WrongOption } from './option-values';
import { goingOn, type Resumed } from './resume-option';
import { splitArguments, type Argument } from './split-arguments';
import { wholeNumber } from './whole-number';

export const backendChoices = ['auto', 'webgpu', 'wasm', 'cpu'] as const;

export interface TrainOptions {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  readonly backend: (typeof backendChoices)[number];
  /** Where the JSON goes, or null. */
  readonly json: string | null;
  /** Folder for the best parameters of each model, or null. */
  readonly weights: string | null;
  /** Where the run goes as a run file, or null. */
  readonly keep: string | null;
  /** The run file to go on with, or null; experiment and moves are its own. */
  readonly resume: string | null;
  /** The name of files of a run that goes on where it was (resumable.ts), or null. */
  readonly resumable: string | null;
  /** Steps beyond the resumed run's budget. */
  readonly extend: number;
  /** Pictures and samples of the importance weighting of an audit at the end, or null for none. */
  readonly audit: { readonly pictures: number; readonly samples: number } | null;
  /** Folder of the packed data sets or of SVHN's files, or null for the usual one. */
  readonly data: string | null;
  /** Files to train on in place of a named data set, or null. */
  readonly own: OwnFiles | null;
  readonly quiet: boolean;
  /** Of a link that was not read as it stood, and of settings that the run will mend. */
  readonly notices: readonly string[];
}

export type ParsedOptions =
  | ({ readonly ok: true } & TrainOptions)
  | { readonly ok: false; readonly message: string }
  | { readonly ok: 'help'; readonly text: string };

const allNames = [...Object.keys(commandOptions), ...optionsByName.keys()];

type Mutable = Record<string, AnyValue>;

function experimentOf(
  base: Experiment,
  given: readonly Argument[],
  list: string | undefined,
): { readonly experiment: Experiment; readonly notices: readonly string[] } {
  const draft = {
    run: {} as Mutable,
    models: mapModels((): Mutable => ({})),
  };
  if (list !== undefined) {
    const on = list.split(',').map((id) => oneOf('model', id.trim(), modelIds));
    for (const id of modelIds) draft.models[id].on = on.includes(id);
  }
  const settings = given.flatMap((argument) => {
    const option = optionsByName.get(argument.name);
    return option ? [{ argument, option, ofOne: argument.name.includes('.') }] : [];
  });
  // What is said of one model overrides what is said of all, in whatever order they stand.
  for (const { argument, option } of settings.toSorted((a, b) => Number(a.ofOne) - Number(b.ofOne)))
    for (const values of option.models?.map((id) => draft.models[id]) ?? [draft.run])
      values[option.name] = optionValue(argument, option);
  const mended = mendOn(mapSettings((id) => ({ ...base.models[id], ...draft.models[id] })));
  const experiment = {
    ...base,
    ...draft.run,
    models: mended.models,
  };
  if (!modelIds.some((id) => experiment.models[id].on))
    throw new WrongOption(`--model: expected at least one of ${modelIds.join(', ')} to be on, got none`);
  return { experiment, notices: mended.notices };
}

function optionsOf(argv: readonly string[], resumed: Resumed | null): ParsedOptions {
  const { given, problem } = splitArguments(argv, flags);
  if (given.some(({ name }) => name === 'help')) return { ok: 'help', text: helpText() };
  const strange = given.find(({ name }) => !allNames.includes(name));
  if (strange) throw unknownOption(strange.name, allNames);
  if (problem) throw new WrongOption(problem);
  const last = (name: keyof typeof commandOptions) =>
    given.findLast((argument) => argument.name === name)?.value;

  const alone = given.find(({ name }) => ofSweepsAlone.includes(name));
  if (alone) throw new WrongOption(`--${alone.name}: expected --sweep or --seeds beside it, got none`);

  const path = (name: 'json' | 'weights' | 'keep' | 'resume' | 'resumable' | 'data') => {
    const text = last(name);
    if (text === '') throw new WrongOption(`--${name}: expected a path, got nothing`);
    return text ?? null;
  };

  const whole = (name: 'audit-pictures' | 'audit-samples', usual: number, least: number, most: number) => {
    const value = wholeNumber(name, last(name) ?? String(usual), least, most);
    if (typeof value === 'string') throw new WrongOption(value);
    return value;
  };
  const counts = {
    pictures: whole('audit-pictures', 1000, 2, mostAuditPictures),
    samples: whole('audit-samples', 100, 1, mostAuditSamples),
  };

  const own = ownFiles(given.findLast(({ name }) => name === 'dataset')?.value, last('reading'));
  if (typeof own === 'string') throw new WrongOption(own);
  // Named by what is in it once it is read, and so no value of the field.
  const isOwnFiles = ({ name, value }: Argument) => name === 'dataset' && ownFiles(value) !== null;
  const link = last('link');
  const resumable = path('resumable');
  if (resumable !== null) refuseFiles(given, ['json', 'keep', 'resume'], 'resumable');
  const resume = path('resume');
  if (resume !== null && link !== undefined)
    throw new WrongOption('--link: expected none beside --resume, whose run has its own; leave one out');
  const linked = link === undefined ? null : decodeLink(link, null, undefined, shipped);
  const start = resumed ?? linked;
  const { experiment, notices } = experimentOf(
    start?.experiment ?? defaultExperiment(),
    given.filter((argument) => !isOwnFiles(argument)),
    last('model'),
  );
  const going = resumed && goingOn(resumed, experiment, (name) => given.some((one) => one.name === name));
  if (going && 'problem' in going) throw new WrongOption(going.problem);
  const usual = backendChoices.find((name) => name === resumed?.backend) ?? 'auto';
  return {
    ok: true,
    experiment: resumed?.experiment ?? experiment,
    moves: start?.moves ?? [],
    backend: oneOf('backend', last('backend') ?? usual, backendChoices),
    json: path('json'),
    weights: path('weights'),
    keep: path('keep'),
    resume,
    resumable,
    extend: going?.extend ?? 0,
    audit: last('audit') === undefined ? null : counts,
    data: path('data'),
    own,
    quiet: last('quiet') !== undefined,
    notices: resumed ? [] : [...(linked?.notices ?? []), ...notices, ...startSettings(experiment).notices],
  };
}

/** `argv` without the program's own name, and the run that --resume names once it is read: only with it is known what contradicts it. */
export function parseOptions(argv: readonly string[], resumed: Resumed | null = null): ParsedOptions {
  try {
    return optionsOf(argv, resumed);
  } catch (error) {
    if (error instanceof WrongOption) return { ok: false, message: error.message };
    throw error;
  }
}
