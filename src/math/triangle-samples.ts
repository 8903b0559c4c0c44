/** Samples of Con(alpha, T) over three categories from noise that is kept, and which corner each lies nearest to. Plain loops: a slider waits for them. */
import { expectTemperature } from './numeric';

/**
 * y of every three Gumbels, [3 n] -> [3 n]: section 3.2's sampler, with alpha and T moving the same samples.
 */
export function triangleSamples(
  logAlpha: readonly number[],
  gumbel: ArrayLike<number>,
  temperature: number,
  count: number,
): Float64Array {
  expectTemperature('triangleSamples', temperature);
  const y = new Float64Array(3 * count);
  for (let s = 0; s < 3 * count; s += 3) {
    const a = logAlpha[0] + gumbel[s];
    const b = logAlpha[1] + gumbel[s + 1];
    const c = logAlpha[2] + gumbel[s + 2];
    const highest = Math.max(a, b, c);
    const x = Math.exp((a - highest) / temperature);
    const v = Math.exp((b - highest) / temperature);
    const w = Math.exp((c - highest) / temperature);
    const sum = x + v + w;
    y[s] = x / sum;
    y[s + 1] = v / sum;
    y[s + 2] = w / sum;
  }
  return y;
}

/**
 * How many samples lie nearest to each corner, [3]: y_k is the largest part. Eq. (3): P(y_k largest) =
 * alpha_k at every T, the mass of the corner's Voronoi cell in theorem 1's proof.
 */
export function nearestCorners(y: ArrayLike<number>): [number, number, number] {
  const counts: [number, number, number] = [0, 0, 0];
  for (let s = 0; s < y.length; s += 3) {
    const best = y[s] >= y[s + 1] ? (y[s] >= y[s + 2] ? 0 : 2) : y[s + 1] >= y[s + 2] ? 1 : 2;
    counts[best]++;
  }
  return counts;
}
