/** How far counts in cells lie from the masses they should have: total variation, the part of it that is noise, and deviations in sigmas. */
import { expectSameLength } from './numeric';

/** Cells with fewer expected samples have no deviation: sigmas mean little where counts are not nearly normal. */
const FEWEST_EXPECTED = 5;

export interface Comparison {
  /** Half of sum |count / N - p|. */
  readonly totalVariation: number;
  /** Definition 17: what N samples of the very same masses come to, about 0.4 sum sqrt(p / N). */
  readonly noise: number;
  /** (count - N p) / sqrt(N p (1 - p)), [cells]; NaN-free: 0 where N p is below FEWEST_EXPECTED. */
  readonly sigmas: Float64Array;
  /** Cells that have one, and those of them beyond 2 sigmas: about 4.6 % of them by chance. */
  readonly judged: number;
  readonly beyondTwo: number;
  readonly largest: number;
}

/** Not in the paper: the check beside figures 2, 6, 7 and 8. With no samples at all nothing is compared: totalVariation is 1, noise is 1. */
export function compareCells(counts: ArrayLike<number>, masses: ArrayLike<number>): Comparison {
  expectSameLength('compareCells', counts, masses);
  let samples = 0;
  for (let cell = 0; cell < counts.length; cell++) samples += counts[cell];
  const sigmas = new Float64Array(counts.length);
  if (samples === 0) return { totalVariation: 1, noise: 1, sigmas, judged: 0, beyondTwo: 0, largest: 0 };
  let [distance, root, judged, beyondTwo, largest] = [0, 0, 0, 0, 0];
  for (let cell = 0; cell < counts.length; cell++) {
    const p = masses[cell];
    distance += Math.abs(counts[cell] / samples - p);
    root += Math.sqrt(p / samples);
    const expected = samples * p;
    if (expected < FEWEST_EXPECTED || p >= 1) continue;
    judged++;
    sigmas[cell] = (counts[cell] - expected) / Math.sqrt(expected * (1 - p));
    if (Math.abs(sigmas[cell]) > 2) beyondTwo++;
    largest = Math.max(largest, Math.abs(sigmas[cell]));
  }
  return { totalVariation: distance / 2, noise: Math.min(1, 0.4 * root), sigmas, judged, beyondTwo, largest };
}
