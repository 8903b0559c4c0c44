/** Which values of T, M and R stand in for the run's, model by model: those under the hand, and those let go until the run's pictures have them. Asks nothing. */
import type { Move } from '../experiment/experiment';
import { createSettingsLookup, inOrder, type SettingsLookup } from '../experiment/live-settings';
import { moveTarget } from '../experiment/move-fields';
import { evaluationTemperature } from '../experiment/temperature';
import { specOf, type ModelId } from '../models/registry';
import { sameValue } from '../schema/read-value';
import { valueOf } from '../schema/read-values';
import type { AskedMove, ExperimentState } from './experiment-store';
import type { Preview } from './preview-store';
import type { ModelView } from './probes-store';
import { modelsOn } from './settings';
import type { Stores } from './stores';

interface StandIns {
  /** The hand moved, or let something go. */
  hear(held: Preview, before: Preview): void;
  /** By model; a model for which nothing stands in is left out. */
  now(): ReadonlyMap<ModelId, Preview>;
  forget(): void;
}

/** Whether a move is of that setting in that model. */
const concerns = (name: string, model: ModelId) => (move: AskedMove) => {
  const target = moveTarget(move.field);
  return target?.name === name && target.models.includes(model);
};

const numberIn = ({ value }: AskedMove): number | null => (typeof value === 'number' ? value : null);

/** Whether probes of the model follow that setting before a run has taken it. */
function follows(
  model: ModelId,
  name: string,
  { models }: Pick<ExperimentState['shown'], 'models'>,
): boolean {
  const target = moveTarget(name);
  if (!target?.field.probed || !target.models.includes(model)) return false;
  return !target.nullable || specOf(model).hasTemperature(models[model]);
}

/** Whether a model's pictures have a move: they are of its step or later, at the value that the run then had. */
function hasMove(
  model: ModelId,
  view: ModelView | undefined,
  move: Move,
  settingsAt: SettingsLookup,
): boolean {
  if (view === undefined || view.step < move.step) return false;
  const { settings, heldTemperature } = settingsAt(view.step)[model];
  const { name, nullable } = moveTarget(move.field)!;
  // At the step of a move an answer may still be without it: what is moved while a run evaluates is for the next step.
  return nullable
    ? view.made.temperature === evaluationTemperature(model, settings, heldTemperature)
    : sameValue(valueOf(view.made.settings, name), valueOf(settings, name));
}

export function createStandIns(
  { experiment, probes }: Pick<Stores, 'experiment' | 'probes'>,
  held: () => Preview,
): StandIns {
  /** Of the run in hand and its moves: asked at one step after another while something is on its way. */
  let lookup: (Pick<ExperimentState, 'started' | 'moves'> & { readonly at: SettingsLookup }) | null = null;

  function lookupOf(started: ExperimentState['shown'], moves: readonly Move[]): SettingsLookup {
    if (lookup?.started !== started || lookup.moves !== moves)
      lookup = { started, moves, at: createSettingsLookup(started, inOrder(moves)) };
    return lookup.at;
  }

  /** What was let go -> the moves that were written down by then: its own comes after them. */
  const letGo = new Map<string, readonly Move[]>();

  /** The value that was let go, while its move is on its way or not yet seen; null where the run did not take it, or shows it. */
  function onItsWay(model: ModelId, name: string, known: readonly Move[]): number | null {
    const { asked, moves, started } = experiment.getState();
    const isOfIt = concerns(name, model);
    const unanswered = asked.findLast(isOfIt);
    if (unanswered) return numberIn(unanswered);
    const before = new Set(known);
    const taken = moves.findLast((move) => isOfIt(move) && !before.has(move));
    if (!taken || started === null) return null;
    const view = probes.getState().views[model];
    return hasMove(model, view, taken, lookupOf(started, moves)) ? null : numberIn(taken);
  }

  function valuesOf(model: ModelId, started: ExperimentState['shown']): Preview {
    const hand = held();
    const values: Record<string, number> = {};
    for (const [name, known] of letGo) {
      const value = follows(model, name, started) ? onItsWay(model, name, known) : null;
      if (value !== null) values[name] = value;
    }
    for (const [name, value] of Object.entries(hand)) if (follows(model, name, started)) values[name] = value;
    return values;
  }

  return {
    hear(now, before) {
      for (const name of Object.keys(before))
        if (!(name in now)) letGo.set(name, experiment.getState().moves);
      for (const name of Object.keys(now)) letGo.delete(name);
    },
    now() {
      const { started, shown } = experiment.getState();
      if (started === null) return new Map();
      const all = modelsOn(shown)
        .map((model) => [model, valuesOf(model, started)] as const)
        .filter(([, values]) => Object.keys(values).length > 0);
      // A later move of the same setting, without a hand on its slider, is not to bring it back.
      for (const name of letGo.keys()) if (all.every(([, values]) => !(name in values))) letGo.delete(name);
      return new Map(all);
    },
    forget: () => letGo.clear(),
  };
}
