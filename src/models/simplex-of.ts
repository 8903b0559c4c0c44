/** Three of a relaxed variable's categories as a triangle to draw: which three, and their Concrete distribution. */
import { concreteFromGumbel } from '../math/concrete';
import type { Triple } from '../math/concrete-triangle';
import { logSoftmax, logSumExp } from '../math/numeric';
import type { Simplex } from './contract';
import { drawingNoise } from './drawing-noise';

/** Relaxed samples in the triangle. */
const SAMPLES = 200;

/** The three most probable of the logits, in their own order. */
export function mostProbable(logits: readonly number[]): number[] {
  const order = logits.map((_, c) => c).sort((a, b) => logits[b] - logits[a] || a - b);
  return order.slice(0, 3).sort((a, b) => a - b);
}

/** The places where the cumulative probability passes 10 %, 50 % and 90 %, moved apart where two agree. */
export function quantilePlaces(mass: readonly number[]): number[] {
  let sum = 0;
  const cumulative = mass.map((p) => (sum += p));
  const passing = (level: number) => {
    const found = cumulative.findIndex((total) => total >= level);
    return found < 0 ? mass.length - 1 : found;
  };
  const middle = Math.min(Math.max(passing(0.5), 1), mass.length - 2);
  return [Math.min(passing(0.1), middle - 1), middle, Math.max(passing(0.9), middle + 1)];
}

const three = (of: (k: number) => number): Triple => [of(0), of(1), of(2)];

/** The triangle of the categories `at` of the logits, which stand at `places`; null where there are not three. */
export function simplexOf(
  logits: readonly number[],
  at: readonly number[],
  places: readonly number[],
  choice: Simplex['choice'],
  temperature: number,
): Simplex | null {
  const own = at.map((c) => logits[c]);
  if (own.length !== 3 || !own.every(Number.isFinite)) return null;
  const normalised = logSoftmax(own);
  const logAlpha = three((k) => normalised[k]);
  const noise = drawingNoise(3 * SAMPLES);
  return {
    kind: 'simplex',
    choice,
    corners: three((k) => places[at[k]]),
    logAlpha,
    share: Math.min(1, Math.exp(logSumExp(own) - logSumExp(logits))),
    temperature,
    samples: Array.from({ length: SAMPLES }, (_, i) => {
      const y = concreteFromGumbel(logAlpha, noise.subarray(3 * i, 3 * i + 3), temperature);
      return [y[0], y[1], y[2]];
    }),
  };
}
