/** What a run's settings are after the moves of a hand: a pure fold over experiment and moves, so that a run is one too (definition 9). */
import { mapModels, modelIds, specOf, type ModelId } from '../models/registry';
import { mapSettings, type Experiment, type ModelSettings, type Move } from './experiment';
import { isSpokenOf, mendOn } from './most-on';
import { moveTarget } from './move-fields';
import { readMove } from './read-move';

type LiveSettings = {
  readonly [K in ModelId]: {
    readonly settings: ModelSettings[K];
    /** The T that the hand holds; null while the schedule has it, or where the model has no T. */
    readonly heldTemperature: number | null;
  };
};

export interface Live {
  readonly models: LiveSettings;
  readonly notices: readonly string[];
}

/** No more models on than may be; those that were `before` stay. */
function limited(
  models: LiveSettings,
  notices: readonly string[],
  before: readonly ModelId[],
  when = '',
): Live {
  const mended = mendOn(
    mapSettings((id) => models[id].settings),
    before,
  );
  if (mended.notices.length === 0) return { models, notices };
  const all = mapModels((id) => ({ ...models[id], settings: mended.models[id] })) as LiveSettings;
  return { models: all, notices: [...notices, ...mended.notices.map((notice) => when + notice)] };
}

/** The settings at the start: the experiment's own, mended where a run cannot take them (definition 5). */
export function startSettings(experiment: Experiment): Live {
  const notices: string[] = [];
  const models = mapModels((id) => {
    const mended = specOf(id).mend(experiment.models[id]);
    if (isSpokenOf(id, mended.settings)) notices.push(...mended.notices);
    return { settings: mended.settings, heldTemperature: null };
  });
  return limited(models as LiveSettings, notices, []);
}

/** The settings after one move, whatever its step; a move that makes no sense changes nothing, with a notice. */
export function applyMove(models: LiveSettings, given: Move): Live {
  const { move, notices: readNotices } = readMove(given);
  const target = move && moveTarget(move.field);
  if (!target) return { models, notices: readNotices };
  const notices = [...readNotices];
  const changed = target.models.map((id) => {
    const live = models[id];
    if (target.name === 'temperature') return [id, { ...live, heldTemperature: move.value }];
    const mended = specOf(id).mend({ ...live.settings, [target.name]: move.value });
    if (isSpokenOf(id, mended.settings))
      notices.push(...mended.notices.map((notice) => `Step ${move.step}: ${notice}`));
    return [id, { ...live, settings: mended.settings }];
  });
  const next = { ...models, ...(Object.fromEntries(changed) as Partial<LiveSettings>) };
  if (target.name !== 'on') return { models: next, notices };
  return limited(
    next,
    notices,
    modelIds.filter((id) => models[id].settings.on),
    `Step ${move.step}: `,
  );
}

/** Moves in the order in which a run takes them: by step, and within a step as they were made. */
export function inOrder(moves: readonly Move[]): Move[] {
  return moves.toSorted((a, b) => a.step - b.step);
}

/** How many moves of a list in order a run has taken just before it trains `step`. */
export function countUpTo(moves: readonly Move[], step: number): number {
  let [least, most] = [0, moves.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    if (moves[middle].step <= step) least = middle + 1;
    else most = middle;
  }
  return least;
}

/** Every model's settings and held temperature just before `step` is trained, and what was mended on the way. */
export function settingsAt(experiment: Experiment, moves: readonly Move[], step: number): Live {
  const start = startSettings(experiment);
  const notices = [...start.notices];
  let { models } = start;
  for (const move of inOrder(moves)) {
    if (move.step > step) break;
    const next = applyMove(models, move);
    models = next.models;
    for (const notice of next.notices) notices.push(notice);
  }
  return { models, notices };
}

/** A run's experiment with its settings as moves have made them. */
export const withLive = (experiment: Experiment, models: Live['models']): Experiment => ({
  ...experiment,
  models: mapSettings((id) => models[id].settings),
});

export type SettingsLookup = (step: number) => Live['models'];

/**
 * `settingsAt` of one step after another, without what was mended: each answer goes on from an earlier one. The list is in order and may
 * grow in place; where something is taken out of it, a new lookup is made.
 */
export function createSettingsLookup(experiment: Experiment, moves: readonly Move[]): SettingsLookup {
  const start = { count: 0, models: startSettings(experiment).models };
  /** The last answers, of which an evaluation asks for two by turns; each with the last move that it has. */
  let answers: readonly (typeof start & { readonly last?: Move })[] = [start];
  return (step) => {
    const count = countUpTo(moves, step);
    const from = answers.findLast((one) => one.count <= count && moves[one.count - 1] === one.last) ?? start;
    if (from.count === count) return from.models;
    let { models } = from;
    for (const move of moves.slice(from.count, count)) ({ models } = applyMove(models, move));
    answers = [start, from, { count, models, last: moves[count - 1] }];
    return models;
  };
}
