/** The entropy of one picture's pixels, by its definition: what likelihoods and the floor of a data set are compared with. */

/**
 * sum_i [-x_i log x_i - (1 - x_i) log(1 - x_i)] in nats, pixels [D] in [0, 1]: the least that term2 can be
 * for these pixels. Not in the paper: Gibbs' inequality.
 */
export function entropyFloor(x: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const p = x[i];
    if (!(p >= 0 && p <= 1))
      throw new RangeError(`entropyFloor: expected pixels in [0, 1], got ${p}; divide bytes by 255`);
    if (p > 0 && p < 1) sum -= p * Math.log(p) + (1 - p) * Math.log1p(-p);
  }
  return sum;
}
