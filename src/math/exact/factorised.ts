/** Factorised posteriors over the cells of a true one: how far they are from it, eq. (1), and the nearest that could be found. */
import { logSoftmax } from '../numeric';
import type { ExactPosterior } from './posterior';

/** Log masses of each dimension's cells, [d][cells]; the masses of a dimension sum to 1. */
export type Factors = readonly ArrayLike<number>[];

/** A mass below this changes no sum: log masses stay above -1e4 or so. */
const NOTHING = 1e-20;

/** Sums out one axis of [outer, size, inner] under weights [size] -> [outer, inner]. */
function summedOut(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  outer: number,
  inner: number,
): Float64Array {
  const size = weights.length;
  const sums = new Float64Array(outer * inner);
  for (let o = 0; o < outer; o++)
    for (let s = 0; s < size; s++) {
      const weight = weights[s];
      if (weight < NOTHING) continue;
      const from = (o * size + s) * inner;
      for (let i = 0; i < inner; i++) sums[o * inner + i] += weight * values[from + i];
    }
  return sums;
}

const product = (sizes: readonly number[]) => sizes.reduce((all, size) => all * size, 1);

/** E log p(cell | x) over all dimensions but j, each under its factor's masses, [cells of j] nats. */
export function expectedLogMass(
  { sizes, logMass }: ExactPosterior,
  masses: readonly ArrayLike<number>[],
  j: number,
): Float64Array {
  let values: ArrayLike<number> = logMass;
  for (let k = sizes.length - 1; k > j; k--)
    values = summedOut(values, masses[k], product(sizes.slice(0, k)), 1);
  for (let k = 0; k < j; k++) values = summedOut(values, masses[k], 1, product(sizes.slice(k + 1, j + 1)));
  return Float64Array.from(values);
}

const massesOf = (logs: ArrayLike<number>) => Float64Array.from(logs, Math.exp);

/** KL(q : p(z | x)), nats: the gap between L and -log p(x), with L's expectation on the same cells. */
export function gapOf(posterior: ExactPosterior, factors: Factors): number {
  const masses = factors.map(massesOf);
  const expected = expectedLogMass(posterior, masses, 0);
  let gap = 0;
  for (const [j, logs] of factors.entries())
    for (let cell = 0; cell < logs.length; cell++)
      if (masses[j][cell] > 0) gap += masses[j][cell] * logs[cell];
  for (let cell = 0; cell < expected.length; cell++) gap -= masses[0][cell] * expected[cell];
  return gap;
}

export interface Nearest {
  /** KL(q : p(z | x)), nats. */
  readonly gap: number;
  readonly factors: readonly Float64Array[];
}

/** Between two gaps: there coordinate ascent ends. */
const CLOSE = 1e-6;
const MOST_ROUNDS = 200;

/**
 * The nearest factorised q of any shape that coordinate ascent finds: log q_j = E_{q_-j} log p + const, one dimension after the other,
 * until the gap falls by less than 1e-6 nats. From each start; the best. A local search: "best found", not a minimum.
 */
export function familyFloor(posterior: ExactPosterior, starts: readonly Factors[]): Nearest {
  let best: Nearest | null = null;
  for (const start of starts) {
    const found = ascended(posterior, start);
    if (best === null || found.gap < best.gap) best = found;
  }
  if (best === null) throw new RangeError('familyFloor: expected a start or more, got none');
  return best;
}

function ascended(posterior: ExactPosterior, start: Factors): Nearest {
  const factors = start.map((logs) => Float64Array.from(logs));
  const masses = factors.map(massesOf);
  let gap = gapOf(posterior, factors);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (let j = 0; j < factors.length; j++) {
      factors[j] = Float64Array.from(logSoftmax(expectedLogMass(posterior, masses, j)));
      masses[j] = massesOf(factors[j]);
    }
    const next = gapOf(posterior, factors);
    const fell = gap - next;
    gap = next;
    if (fell < CLOSE) break;
  }
  return { gap, factors };
}
