/** Runs that differ in their seed alone, and the mean and the band of their curves. Pure. */
import { differences } from '../../experiment/difference';
import { firstDifference } from '../../experiment/first-difference';
import type { ModelId } from '../../models/registry';
import { terms, type Term } from '../../state/metrics-store';
import { modelsOf, type ComparedRun, type TermColumns } from './compared-run';

const differInSeedAlone = (a: ComparedRun, b: ComparedRun): boolean =>
  a.experiment.seed !== b.experiment.seed &&
  a.start === b.start &&
  differences(a.experiment, b.experiment).every(({ name }) => name === 'seed') &&
  firstDifference(a.moves, b.moves) === Infinity;

/** The runs in groups, by the place of each group's first; a run that is like no other is a group of its own. */
export function seedGroups(runs: readonly ComparedRun[]): ComparedRun[][] {
  const groups: ComparedRun[][] = [];
  for (const run of runs) {
    const found = groups.find((group) => group.every((other) => differInSeedAlone(other, run)));
    if (found) found.push(run);
    else groups.push([run]);
  }
  return groups;
}

/** A curve of one run, or of several: then the mean over them, and the lowest and the highest. */
export interface Stretch {
  readonly step: Float64Array;
  readonly mean: Readonly<Record<Term, Float32Array>>;
  /** Null of one run. */
  readonly band: Readonly<Record<Term, { readonly low: Float32Array; readonly high: Float32Array }>> | null;
}

export interface DrawnModel {
  readonly minibatch: Stretch;
  readonly validation: Stretch;
}

/** Places of the steps that all columns have, a list for each of them. */
function commonPlaces(columns: readonly TermColumns[]): Int32Array[] {
  const [first, ...others] = columns;
  const found = columns.map(() => new Int32Array(first.step.length));
  const at = others.map(() => 0);
  let count = 0;
  for (let i = 0; i < first.step.length; i++) {
    const step = first.step[i];
    let everywhere = true;
    for (let k = 0; k < others.length; k++) {
      const steps = others[k].step;
      while (steps[at[k]] < step) at[k]++;
      everywhere &&= steps[at[k]] === step;
    }
    if (!everywhere) continue;
    found[0][count] = i;
    for (let k = 0; k < others.length; k++) found[k + 1][count] = at[k];
    count++;
  }
  return found.map((places) => places.subarray(0, count));
}

function bandOf(columns: readonly TermColumns[], places: readonly Int32Array[], term: Term) {
  const count = places[0].length;
  const [mean, low, high] = [0, 1, 2].map(() => new Float32Array(count));
  for (let i = 0; i < count; i++) {
    let [sum, least, most] = [0, Infinity, -Infinity];
    for (let k = 0; k < columns.length; k++) {
      const value = columns[k][term][places[k][i]];
      sum += value;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    mean[i] = sum / columns.length;
    low[i] = least;
    high[i] = most;
  }
  return { mean, low, high };
}

/** At the steps that all of the curves have. */
function stretchOf(columns: readonly TermColumns[]): Stretch {
  const [one] = columns;
  if (columns.length === 1) return { step: one.step, mean: one, band: null };
  const places = commonPlaces(columns);
  const step = Float64Array.from(places[0], (place) => one.step[place]);
  const bands = terms.map((term) => [term, bandOf(columns, places, term)] as const);
  const each = <V>(take: (band: ReturnType<typeof bandOf>) => V) =>
    Object.fromEntries(bands.map(([term, band]) => [term, take(band)])) as Record<Term, V>;
  return { step, mean: each(({ mean }) => mean), band: each(({ low, high }) => ({ low, high })) };
}

/** Of groups whose runs are the same as when they were last asked for: only the run in hand grows. */
const known = new WeakMap<
  ComparedRun,
  { readonly group: readonly ComparedRun[]; readonly models: ReadonlyMap<ModelId, DrawnModel> }
>();

/** The curves of a group, a model each; of those runs that have the model. */
export function drawnModels(group: readonly ComparedRun[]): ReadonlyMap<ModelId, DrawnModel> {
  const found = known.get(group[0]);
  if (found?.group.length === group.length && found.group.every((run, i) => run === group[i]))
    return found.models;
  const models = new Map(
    modelsOf(group).map((id) => {
      const of = group.flatMap((run) => run.models.get(id) ?? []);
      const drawn = {
        minibatch: stretchOf(of.map(({ minibatch }) => minibatch)),
        validation: stretchOf(of.map(({ validation }) => validation)),
      };
      return [id, drawn] as const;
    }),
  );
  known.set(group[0], { group, models });
  return models;
}
