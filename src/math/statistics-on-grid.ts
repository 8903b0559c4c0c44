/** Sufficient statistics on [-1, 1] that a density's exponent can be made of: Legendre polynomials, cosines and B-splines. */

/**
 * sqrt(2m + 1) P_m(z), m = 1..order, [order][z.length], by the three-term recurrence. Their mean square on
 * [-1, 1] is 1. Not in the paper: definition 29.
 */
export function legendreStatistics(order: number, z: readonly number[]): number[][] {
  const P: number[][] = [z.map(() => 1), [...z]];
  for (let m = 2; m <= order; m++) {
    P.push(z.map((x, r) => ((2 * m - 1) * x * P[m - 1][r] - (m - 1) * P[m - 2][r]) / m));
  }
  return P.slice(1, order + 1).map((row, m) => row.map((value) => Math.sqrt(2 * m + 3) * value));
}

/** cos(m pi (z + 1) / 2), m = 1..order, [order][z.length]. Not in the paper: definition 29. */
export function cosineStatistics(order: number, z: readonly number[]): number[][] {
  return Array.from({ length: order }, (_, m) => z.map((x) => Math.cos(((m + 1) * Math.PI * (x + 1)) / 2)));
}

/** The degree of `count` B-splines: 3, or what so few of them can have. Not in the paper: definition 29. */
export const splineDegree = (count: number): number => Math.min(3, count - 1);

/**
 * `count` B-splines of that degree at each z of [-1, 1], [count][z.length]. Their knots are uniform, count -
 * degree intervals on [-1, 1] and more of them beyond; they sum to 1. Not in the paper: definition 29.
 */
export function bSplines(count: number, z: readonly number[]): number[][] {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`bSplines: expected a count of 1, 2, 3, ..., got ${count}; round it`);
  }
  const degree = splineDegree(count);
  const intervals = count - degree;
  const rows = Array.from({ length: count }, () => new Array<number>(z.length).fill(0));
  z.forEach((x, r) => {
    const place = ((x + 1) / 2) * intervals;
    // The right end belongs to the last interval.
    const interval = Math.max(0, Math.min(intervals - 1, Math.floor(place)));
    uniformSplines(degree, place - interval).forEach((value, i) => (rows[interval + i][r] = value));
  });
  return rows;
}

/** The degree + 1 B-splines that are not 0 in one interval of length 1, at t from its left end: de Boor's triangle. */
function uniformSplines(degree: number, t: number): number[] {
  const values = [1];
  for (let d = 1; d <= degree; d++) {
    let carried = 0;
    for (let i = 0; i < d; i++) {
      const share = values[i] / d;
      values[i] = carried + (i + 1 - t) * share;
      carried = (t + d - 1 - i) * share;
    }
    values.push(carried);
  }
  return values;
}
