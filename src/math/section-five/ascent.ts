/** A local search for the z of the highest likelihood, inside of bounds. It asks for values and gradients one place at a time, so that many searches share a decoder's pass. Not in the paper: projected BFGS with Armijo's rule. */
import { dot } from '../numeric';
import type { Matrix } from './symmetric';

/** Steps below this many nats end a search: -log p of float32 knows no less. */
const CLOSE = 1e-4;
const MOST_ASKED = 45;
const MOST_HALVINGS = 12;
/** Share of the decrease that the slope promises. */
const SUFFICIENT = 1e-4;

export interface Ascent {
  /** The place [d] whose value and gradient it waits for; null once it is at its end. */
  readonly asked: Float64Array | null;
  /** -log p(x | z) there, nats, and its gradient [d]. */
  take(value: number, gradient: ArrayLike<number>): void;
  /** The best place so far. */
  readonly best: { readonly z: Float64Array; readonly value: number };
}

interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** From a start [d]; `covariance` [d][d] about the inverse of the Hessian. */
export function createAscent(start: ArrayLike<number>, covariance: Matrix, { low, high }: Bounds): Ascent {
  const d = start.length;
  const inside = (z: ArrayLike<number>) =>
    Float64Array.from(z, (value) => Math.min(high, Math.max(low, value)));
  let inverse = covariance.map((row) => Float64Array.from(row));
  let asked: Float64Array | null = inside(start);
  let best = { z: asked, value: Infinity };
  let gradient: Float64Array = new Float64Array(d);
  let direction: Float64Array = new Float64Array(d);
  let [share, halvings, count, small] = [1, 0, 0, 0];

  /** Where a bound is in the way of going down. */
  const stands = (j: number) =>
    (best.z[j] <= low && gradient[j] > 0) || (best.z[j] >= high && gradient[j] < 0);

  function ask(): void {
    asked = count < MOST_ASKED ? inside(best.z.map((value, j) => value + share * direction[j])) : null;
  }

  function turn(): void {
    const free = gradient.map((value, j) => (stands(j) ? 0 : value));
    const along = () => Float64Array.from(inverse, (row, j) => (free[j] === 0 ? 0 : -dot(row, free)));
    direction = along();
    if (!(dot(direction, free) < 0)) {
      inverse = covariance.map((row) => Float64Array.from(row));
      direction = along();
    }
    [share, halvings] = [1, 0];
    if (-dot(direction, free) / 2 < CLOSE) asked = null;
    else ask();
  }

  return {
    get asked() {
      return asked;
    },
    get best() {
      return best;
    },
    take(value, slopes) {
      if (asked === null) return;
      count++;
      const place = asked;
      if (best.value === Infinity) {
        best = { z: place, value };
        gradient = Float64Array.from(slopes);
        if (Number.isFinite(value)) turn();
        else asked = null;
        return;
      }
      const step = place.map((at, j) => at - best.z[j]);
      const promised = dot(step, gradient);
      // Written so that NaN is no decrease.
      if (!(value <= best.value + SUFFICIENT * Math.min(0, promised))) {
        const excess = value - best.value - promised;
        const least = excess > 0 ? -promised / (2 * excess) : 0.5;
        share *= Math.min(0.5, Math.max(0.1, least));
        if (++halvings > MOST_HALVINGS) asked = null;
        else ask();
        return;
      }
      const change = Float64Array.from(slopes, (slope, j) => slope - gradient[j]);
      small = best.value - value < CLOSE ? small + 1 : 0;
      best = { z: place, value };
      gradient = Float64Array.from(slopes);
      updateInverse(inverse, step, change);
      if (small > 1) asked = null;
      else turn();
    },
  };
}

/** Broyden, Fletcher, Goldfarb and Shanno: H becomes (1 - s y^T / sy) H (1 - y s^T / sy) + s s^T / sy. Left as it is where the slope did not rise. */
function updateInverse(inverse: Float64Array[], step: Float64Array, change: Float64Array): void {
  const rise = dot(step, change);
  if (!(rise > 1e-10 * Math.sqrt(dot(step, step) * dot(change, change)))) return;
  const turned = Float64Array.from(inverse, (row) => dot(row, change));
  const scale = (1 + dot(change, turned) / rise) / rise;
  for (let i = 0; i < step.length; i++)
    for (let j = 0; j < step.length; j++)
      inverse[i][j] += scale * step[i] * step[j] - (turned[i] * step[j] + step[i] * turned[j]) / rise;
}
