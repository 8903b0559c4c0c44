/** A step of log masses along a direction, halved until a value falls. Not in the paper: arithmetic. */
import { logSoftmax } from '../numeric';

const MOST_HALVINGS = 30;

/** The log masses [cells] of the first share 1, 1/2, ... at which `value` is below what it is at `logs`, normalised; null where none is. */
export function halvedStep(
  logs: Float64Array,
  direction: ArrayLike<number>,
  value: (logs: ArrayLike<number>) => number,
): { readonly logs: Float64Array; readonly fell: number } | null {
  const held = value(logs);
  for (let halving = 0, share = 1; halving < MOST_HALVINGS; halving++, share /= 2) {
    const next = Float64Array.from(logSoftmax(logs.map((log, cell) => log + share * direction[cell])));
    const fell = held - value(next);
    if (fell > 0) return { logs: next, fell };
  }
  return null;
}
