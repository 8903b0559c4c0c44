/** Many relaxed samples z = y^T zeta of one dimension and how they spread over the grid: what a histogram shows. */
import { expectSameLength, expectTemperature } from './numeric';

/** Weights below exp(-36) of the largest are lost in the sum's last digit. */
const LOST = -36;

/**
 * z_s = sum_r y_r zeta_r with y = softmax((g_s + logits) / T), section 3.2: one number a sample, [n], from
 * logits [R], zeta [R] and Gumbel noise [n R], r fastest. A plain loop without an allocation a sample: it
 * runs at every movement of a slider. `exp` is asked for exponents <= 0 alone.
 */
export function relaxedMeans(
  logits: ArrayLike<number>,
  zeta: ArrayLike<number>,
  gumbel: ArrayLike<number>,
  temperature: number,
  exp: (x: number) => number = Math.exp,
): Float64Array {
  expectSameLength('relaxedMeans (logits and grid)', logits, zeta);
  expectTemperature('relaxedMeans', temperature);
  const R = zeta.length;
  const count = gumbel.length / R;
  if (!Number.isInteger(count)) {
    throw new RangeError(
      `relaxedMeans: expected noise for whole samples of ${R}, got ${gumbel.length}; trim the noise`,
    );
  }
  const z = new Float64Array(count);
  const scores = new Float64Array(R);
  for (let s = 0, first = 0; s < count; s++, first += R) {
    let maximum = -Infinity;
    for (let r = 0; r < R; r++) {
      const score = gumbel[first + r] + logits[r];
      scores[r] = score;
      if (score > maximum) maximum = score;
    }
    let sum = 0;
    let weighted = 0;
    for (let r = 0; r < R; r++) {
      const exponent = (scores[r] - maximum) / temperature;
      if (exponent < LOST) continue;
      const weight = exp(exponent);
      sum += weight;
      weighted += weight * zeta[r];
    }
    z[s] = weighted / sum;
  }
  return z;
}

/**
 * Edges of at most `most` cells around the R grid points of section 3.2, each holding equally many points but
 * perhaps the last: from -1 - h to 1 + h with h half the grid's spacing. Not in the paper: drawing.
 */
export function gridCells(R: number, most: number): number[] {
  if (!(Number.isInteger(R) && R >= 2 && Number.isInteger(most) && most >= 1)) {
    throw new RangeError(
      `gridCells: expected integers R >= 2 and most >= 1, got ${R} and ${most}; round them`,
    );
  }
  const points = Math.ceil(R / most);
  const cells = Math.ceil(R / points);
  // Edge i lies half a spacing before grid point i points + 1; the last ends with the grid.
  return Array.from({ length: cells + 1 }, (_, i) => (2 * Math.min(i * points, R) - R) / (R - 1));
}

/**
 * The fraction of the values in each cell [edges_i, edges_(i+1)), the last one closed: [cells], summing to 1.
 * Not in the paper: drawing. Throws where a value lies outside.
 */
export function histogramMass(values: ArrayLike<number>, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length - 1).fill(0);
  const last = counts.length - 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!(value >= edges[0] && value <= edges[last + 1])) {
      throw new RangeError(
        `histogramMass: expected values in [${edges[0]}, ${edges[last + 1]}], got ${value}; widen the edges`,
      );
    }
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (edges[middle] <= value) low = middle;
      else high = middle - 1;
    }
    counts[low]++;
  }
  return counts.map((count) => count / values.length);
}
