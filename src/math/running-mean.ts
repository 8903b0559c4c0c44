/** A running mean that forgets: what a centroid prior has of its minibatches (definition 30). Plain numbers; not in the paper. */
import { expectSameLength } from './numeric';

/** What is kept of it at each new value. */
export const KEPT = 0.99;

interface RunningMean {
  /** Sum of the values, each weighted by (1 - KEPT) KEPT^age. */
  readonly first: ArrayLike<number>;
  /** Sum of these weights: 1 - KEPT^n after n values. */
  readonly second: ArrayLike<number>;
}

/** first = KEPT first + (1 - KEPT) value, and second the same of 1, [n] each. */
export function updateRunningMean(
  { first, second }: RunningMean,
  value: ArrayLike<number>,
): { first: number[]; second: number[] } {
  expectSameLength('updateRunningMean', first, value);
  expectSameLength('updateRunningMean', second, value);
  return {
    first: Array.from(first, (sum, i) => KEPT * sum + (1 - KEPT) * value[i]),
    second: Array.from(second, (weight) => KEPT * weight + (1 - KEPT)),
  };
}

/** The weighted mean of the values, [n]; null before `least` values have come. */
export function meanSince({ first, second }: RunningMean, least: number): Float64Array | null {
  expectSameLength('meanSince', first, second);
  // Half a value less, for the roundings of float32.
  const weight = 1 - KEPT ** (least - 0.5);
  for (let i = 0; i < second.length; i++) if (second[i] < weight) return null;
  return Float64Array.from(first, (sum, i) => sum / second[i]);
}
