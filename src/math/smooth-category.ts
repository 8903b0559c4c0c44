/** Smooth categories on the grid, as an encoder gives them: flat, a Gaussian's shape, random polynomials. Not in the paper, whose figure 3 draws rough ones. */
import { normal, threefryInto, toUniform, type Key } from './random';

const words = new Uint32Array(2);

/** -(zeta_r - mean)^2 / (2 sd^2), [R]: logits of the shape of a Gaussian density. */
export function gaussianLogits(zeta: readonly number[], mean: number, deviation: number): number[] {
  return zeta.map((z) => -((z - mean) ** 2) / (2 * deviation * deviation));
}

/** Legendre polynomials P_1 ... P_order at z, by Bonnet's recursion. */
export function legendre(order: number, z: number): number[] {
  const values = [1, z];
  for (let m = 1; m < order; m++) values.push(((2 * m + 1) * z * values[m] - m * values[m - 1]) / (m + 1));
  return values.slice(1, order + 1);
}

/**
 * Logits of eq. (2) on the grid, [R], for a random polynomial: coefficients normal with mean 0 and that
 * deviation on the orthonormal Legendre polynomials sqrt(m + 1/2) P_m, m = 1 ... order. One draw a number
 * `draw`.
 */
export function polynomialDraw(
  zeta: readonly number[],
  order: number,
  deviation: number,
  key: Key,
  draw: number,
): number[] {
  const coefficients = Array.from({ length: order }, (_, m) => {
    threefryInto(words, key[0], key[1], draw, m);
    return Math.sqrt(m + 1.5) * deviation * normal(toUniform(words[0]), toUniform(words[1]));
  });
  return zeta.map((z) => legendre(order, z).reduce((sum, value, m) => sum + coefficients[m] * value, 0));
}
