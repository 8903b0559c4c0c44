/** Logistic regression whose penalty validation pictures choose. Yields between iterations. */
import { classify, fitLogistic, type LabelledRows, type Logistic } from '../../math/logistic/regression';
import { mapped } from '../audit/mapped';

/** From the strongest, each fit beginning where the one before it ended. In units of the precision of a weight's normal prior. */
export const penalties: readonly number[] = [100, 10, 1, 0.1, 0.01];

/** Gradients per row, nats, at which fits end: of those that a penalty is chosen by, and of the chosen one. */
const [CHOOSING, FITTING] = [1e-3, 1e-4];
const MOST_ITERATIONS = 300;
/** Multiplications between two pauses: some 20 ms. */
const AT_ONCE = 2e7;
/** Iterations of a usual fit: how far one is that is under way. */
const USUAL_ITERATIONS = 10;

interface Chosen {
  readonly fit: Logistic;
  readonly penalty: number;
}

/** Share of the rows whose class is told. */
export function shareTold(fit: Logistic, rows: LabelledRows): number {
  const told = classify(fit, rows);
  let right = 0;
  for (let row = 0; row < rows.count; row++) if (told[row] === rows.labels[row]) right++;
  return right / rows.count;
}

/** Those from `first` up to `end`. */
export function rowsFrom(rows: LabelledRows, first: number, end: number): LabelledRows {
  const count = Math.min(rows.count, end) - first;
  const values = rows.values.subarray(first * rows.width, (first + count) * rows.width);
  return { ...rows, values, labels: Array.from(rows.labels).slice(first, first + count), count };
}

/** A fit, its iterations in pieces of some length. Yields how much is done, from 0 to 1. */
async function* fitted(
  rows: LabelledRows,
  penalty: number,
  tolerance: number,
  start?: Float64Array,
): AsyncGenerator<number, Logistic, void> {
  const each = 2 * rows.count * rows.width * rows.classes;
  const work = fitLogistic(rows, penalty, { tolerance, mostIterations: MOST_ITERATIONS }, start);
  let since = 0;
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    since += each;
    if (since < AT_ONCE) continue;
    since = 0;
    yield next.value / (next.value + USUAL_ITERATIONS);
  }
}

/** Rows that a penalty is chosen by, at most: the first of all. */
const CHOOSERS = 10_000;

/** A fit of all rows under the strongest of the penalties that tell most validation rows. Yields how much is done, from 0 to 1. */
export async function* choosePenalty(
  all: LabelledRows,
  validation: LabelledRows,
): AsyncGenerator<number, Chosen, void> {
  const rows = rowsFrom(all, 0, CHOOSERS);
  const last = all.count / rows.count;
  const fits = penalties.length + last;
  let best: (Chosen & { readonly share: number }) | null = null;
  let start: Float64Array | undefined;
  for (const [k, penalty] of penalties.entries()) {
    const fit = yield* mapped(fitted(rows, penalty, CHOOSING, start), (done) => (k + done) / fits);
    const share = shareTold(fit, validation);
    if (best === null || share > best.share) best = { fit, penalty, share };
    start = fit.parameters;
    yield (k + 1) / fits;
  }
  const { penalty, fit } = best!;
  const work = fitted(all, penalty, FITTING, fit.parameters);
  return { penalty, fit: yield* mapped(work, (done) => (penalties.length + last * done) / fits) };
}
