/** The curves by series, a run's model each: minibatch columns, evaluations, test figures and the moves to mark. Redrawn a few times a second. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Move } from '../experiment/experiment';
import type { Evaluation, Metrics, TestFigures } from '../experiment/measurements';
import { Columns, decimate, lastAtOrBefore, type Point } from './growing-columns';
import { branchedFrom, inHand, ofSeries, withItem, type OfSeries, type Series } from './series';
import { defineSlice } from './slice';
import { throttle } from './throttle';

export const terms = ['term1', 'term2', 'L'] as const;
export type Term = (typeof terms)[number];

/** More points than this in one curve cannot be told apart in a plot that is as wide, and recharts slows down. */
export const pointLimit = 200;
const REDRAW_MILLISECONDS = 250;

/** What was measured of one series. */
export interface SeriesCurves extends OfSeries {
  /** Columns term1 and term2 of the minibatch objective. */
  readonly minibatch: Columns;
  readonly evaluations: Evaluation[];
}

interface MetricsState {
  /** Changes when there is something new to draw; the columns themselves grow in place. */
  readonly revision: number;
  /** A run's models in the order of the registry. */
  readonly curves: readonly SeriesCurves[];
  /** Of the run that the one in hand branched from; empty where it did not. */
  readonly parent: readonly SeriesCurves[];
  readonly marks: readonly Move[];
  readonly test: readonly (OfSeries & { readonly figures: TestFigures })[];
}

export interface MetricsStore extends Pick<
  StoreApi<MetricsState>,
  'getState' | 'subscribe' | 'getInitialState'
> {
  metrics(metrics: Metrics): void;
  evaluation(evaluation: Evaluation): void;
  /** Moves that the run took. */
  mark(moves: readonly Move[]): void;
  /** Forgets what was measured after that many steps. */
  rewind(step: number): void;
  test(figures: TestFigures): void;
  /** The next run is a branch of this one: what is measured of this one stays beside it. */
  branchOff(): void;
  clear(): void;
}

const empty = { curves: [], parent: [], marks: [], test: [] };

export function createMetricsStore(): MetricsStore {
  const store = createStore<MetricsState>(() => ({ revision: 0, ...empty }));
  const redraw = throttle(
    () => store.setState((state) => ({ revision: state.revision + 1 })),
    REDRAW_MILLISECONDS,
  );
  // The list of curves is replaced only when a series appears: an append touches no other curve.
  const curvesOf = (series: Series): SeriesCurves => {
    const found = ofSeries(store.getState().curves, series);
    if (found) return found;
    const fresh: SeriesCurves = { series, minibatch: new Columns(), evaluations: [] };
    store.setState((state) => ({ curves: withItem(state.curves, fresh) }));
    return fresh;
  };
  /** Of the run that ends with the next clearing; null where it leaves nothing. */
  let parent: readonly SeriesCurves[] | null = null;
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    metrics({ model, step, term1, term2 }) {
      if (step.length === 0) return;
      const { minibatch } = curvesOf(inHand(model));
      if (minibatch.length > 0 && step[0] <= minibatch.step[minibatch.length - 1]) minibatch.cutFrom(step[0]);
      minibatch.append(step, term1, term2);
      redraw();
    },
    evaluation(evaluation) {
      const { evaluations } = curvesOf(inHand(evaluation.model));
      while (evaluations.length > 0 && evaluations[evaluations.length - 1].step >= evaluation.step)
        evaluations.pop();
      evaluations.push(evaluation);
      redraw();
    },
    rewind(step) {
      for (const { minibatch, evaluations } of store.getState().curves) {
        minibatch.cutFrom(step + 1);
        while ((evaluations.at(-1)?.step ?? 0) > step) evaluations.pop();
      }
      store.setState(({ marks, revision }) => ({
        // A move at this very step is taken, and told, again.
        marks: marks.filter((move) => move.step < step),
        revision: revision + 1,
      }));
    },
    mark(moves) {
      store.setState((state) => ({ marks: [...state.marks, ...moves] }));
    },
    test: (figures) =>
      store.setState((state) => ({ test: withItem(state.test, { series: inHand(figures.model), figures }) })),
    branchOff() {
      parent = store.getState().curves.map((one) => ({ ...one, series: branchedFrom(one.series.model) }));
    },
    clear() {
      redraw.cancel();
      const left = parent ?? [];
      parent = null;
      store.setState((state) => ({ revision: state.revision + 1, ...empty, parent: left }));
    },
  };
}

export const metricsSlice = defineSlice(createMetricsStore);

export function termOf(values: { readonly term1: number; readonly term2: number }, term: Term): number {
  return term === 'L' ? values.term1 + values.term2 : values[term];
}

/** The part of the steps that is drawn, and whether its axis is logarithmic. */
export interface StepWindow {
  readonly from: number;
  readonly to: number;
  readonly spacing: 'linear' | 'log';
}

const everything: StepWindow = { from: -Infinity, to: Infinity, spacing: 'linear' };

/** The points in a window and the one before it, from which the line comes in. */
export function pointsWithin(
  step: Float64Array,
  values: Float32Array | Float64Array,
  { from, to, spacing }: StepWindow,
): Point[] {
  let first = Math.max(0, lastAtOrBefore(step, from));
  // A logarithmic axis has no place for what was measured before the first step.
  while (spacing === 'log' && first < step.length && step[first] <= 0) first++;
  const end = lastAtOrBefore(step, to) + 1;
  return decimate(step.subarray(first, end), values.subarray(first, end), pointLimit, spacing);
}

/** Of the minibatch, by row. A long run has many: no object is made for each. */
function minibatchValues(minibatch: Columns, term: Term): Float32Array | Float64Array {
  const { term1, term2 } = minibatch;
  if (term !== 'L') return term === 'term1' ? term1 : term2;
  const sum = new Float64Array(term1.length);
  for (let row = 0; row < sum.length; row++) sum[row] = term1[row] + term2[row];
  return sum;
}

/** The minibatch objective's points to draw. */
export function minibatchPoints(curves: SeriesCurves, term: Term, window = everything): Point[] {
  const { minibatch } = curves;
  return pointsWithin(minibatch.step, minibatchValues(minibatch, term), window);
}

/** The points of an evaluated curve to draw. */
export function evaluationPoints(
  curves: SeriesCurves,
  part: 'training' | 'validation',
  term: Term,
  window = everything,
): Point[] {
  const { evaluations } = curves;
  const step = Float64Array.from(evaluations, (evaluation) => evaluation.step);
  const values = Float64Array.from(evaluations, (evaluation) => termOf(evaluation[part], term));
  return pointsWithin(step, values, window);
}

/** What was measured last at or before a step: the minibatch and the evaluation, where there are any. */
export function valuesAt(
  curves: SeriesCurves,
  step: number,
  term: Term,
): { readonly minibatch: Point | null; readonly evaluation: Evaluation | null } {
  const { minibatch, evaluations } = curves;
  const at = lastAtOrBefore(minibatch.step, step);
  const evaluated = lastAtOrBefore(
    evaluations.map((evaluation) => evaluation.step),
    step,
  );
  const value = () => termOf({ term1: minibatch.term1[at], term2: minibatch.term2[at] }, term);
  return {
    minibatch: at < 0 ? null : { step: minibatch.step[at], value: value() },
    evaluation: evaluated < 0 ? null : evaluations[evaluated],
  };
}

/** The dimension of largest KL in an evaluation: where a traversal shows most (definition 16). */
export function largestKl(klByDimension: ArrayLike<number>): number {
  let largest = 0;
  for (let j = 1; j < klByDimension.length; j++) if (klByDimension[j] > klByDimension[largest]) largest = j;
  return largest;
}
