/** An experiment, its moves and what stands beside them as the hash of a link (without '#'), version 1. Pure; every field of version 1 is written, defaults too. */
import { modelIds, type ModelId } from '../models/registry';
import { printValue } from '../schema/value-text';
import { valueOf } from '../schema/read-values';
import { experimentVersion, runFields, type Experiment, type Move } from './experiment';
import { printPairs, type Pair } from './link-pairs';
import { commonest, modelFields, type ModelField } from './model-fields';
import { isSpokenOf } from './most-on';
import { encodeMoves } from './moves-text';
import { emptyView, viewPairs, type View } from './view';

/** What a link says of the page that made it; the opener's page picks its own (definition 14). */
export const informationKeys = ['backend', 'threads', 'plan', 'code'] as const;
export type InformationKey = (typeof informationKeys)[number];
export type Information = Readonly<Partial<Record<InformationKey, string>>>;

/** The link's key of its result (definition 22), which result/result-text.ts writes and reads. */
export const RESULT_KEY = 'result';

/** The link's key of the parameters that its run began from (definition 23). */
export const START_KEY = 'start';

/** What only some links carry. */
export interface Carried {
  /** sha256 of the parameters that the run began from. */
  readonly start?: string | null;
  /** The text of a result (definition 22). */
  readonly result?: string | null;
}

/** No model is on. */
export const NO_MODELS = 'none';

/** One pair for the common value of the models that are spoken of, and one more for each model that differs from it. */
function pairsOf(experiment: Experiment, { name, field, models }: ModelField): Pair[] {
  const value = (id: ModelId) => printValue(valueOf(experiment.models[id], name));
  const spokenOf = models.filter((id) => isSpokenOf(id, experiment.models[id]));
  const common = commonest((spokenOf.length > 0 ? spokenOf : models).map(value));
  const others = models.filter((id) => value(id) !== common);
  const left = field.later && common === printValue(field.default);
  const own = others.map((id): Pair => [`${id}.${field.link}`, value(id)]);
  return left ? own : [[field.link, common], ...own];
}

/** `unknown`: pairs of another link that nobody here knows, passed on as they were. `result` stands last: what is cut off is cut there. */
export function encodeLink(
  experiment: Experiment,
  moves: readonly Move[],
  information: Information = {},
  unknown: readonly Pair[] = [],
  view: View = emptyView,
  { start = null, result = null }: Carried = {},
): string {
  const on = modelIds.filter((id) => experiment.models[id].on);
  const pairs: Pair[] = [['v', String(experimentVersion)]];
  for (const [name, field] of Object.entries(runFields))
    pairs.push([field.link, printValue(valueOf(experiment, name))]);
  pairs.push(['models', on.length === 0 ? NO_MODELS : on.join(',')]);
  for (const shared of modelFields) if (shared.name !== 'on') pairs.push(...pairsOf(experiment, shared));
  if (moves.length > 0) pairs.push(['moves', encodeMoves(moves)]);
  if (start !== null) pairs.push([START_KEY, start]);
  pairs.push(...viewPairs(view));
  for (const key of informationKeys) {
    const value = information[key];
    if (value !== undefined) pairs.push([key, value]);
  }
  const results: Pair[] = result === null ? [] : [[RESULT_KEY, result]];
  return printPairs([...pairs, ...unknown, ...results]);
}

/** Of a run alone: what is shown of it, and where it trained, is left out. */
export const encodeRun = (experiment: Experiment, moves: readonly Move[], start: string | null): string =>
  encodeLink(experiment, moves, {}, [], emptyView, { start });
