/** Statistics of cells made orthonormal under masses: powers of z are all but alike where a posterior is narrow. */

/** t_m at the cells of a dimension, [M][cells]. */
export type Statistics = readonly ArrayLike<number>[];

/** A direction that is left with less than this of its length says nothing new. */
const DEPENDENT = 1e-9;

/** sum_cells mass a b. */
export function weightedProduct(
  masses: ArrayLike<number>,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): number {
  let sum = 0;
  for (let cell = 0; cell < masses.length; cell++) sum += masses[cell] * a[cell] * b[cell];
  return sum;
}

/** 1 and the statistics by Gram and Schmidt, twice, under masses [cells]; the first is 1. What depends on those before it is left out. */
export function weightedBasis(statistics: Statistics, masses: ArrayLike<number>): Float64Array[] {
  const cells = masses.length;
  const basis: Float64Array[] = [];
  for (const column of [new Float64Array(cells).fill(1), ...statistics]) {
    const direction = Float64Array.from(column);
    const size = Math.sqrt(weightedProduct(masses, direction, direction));
    for (let again = 0; again < 2; again++)
      for (const one of basis) {
        const share = weightedProduct(masses, one, direction);
        for (let cell = 0; cell < cells; cell++) direction[cell] -= share * one[cell];
      }
    const left = Math.sqrt(weightedProduct(masses, direction, direction));
    if (!(left > DEPENDENT * size)) continue;
    for (let cell = 0; cell < cells; cell++) direction[cell] /= left;
    basis.push(direction);
  }
  return basis;
}
