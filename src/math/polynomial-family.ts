/**
 * The bounded polynomial exponential family of sections 3.1 and 3.2, one dimension: coarse-grained on the
 * grid zeta, and continuous.
 */
import { exponentialQuadrature } from './exponential-quadrature';
import { logSumExp, softmax } from './numeric';

/** zeta_r = (2r - (R + 1)) / (R - 1), r = 1..R: R points evenly on [-1, 1], [R]. Section 3.2. */
export function gridPoints(R: number): number[] {
  if (!Number.isInteger(R) || R < 2) {
    throw new RangeError(
      `gridPoints: expected an integer R of at least 2, got ${R}; two points are -1 and 1`,
    );
  }
  return Array.from({ length: R }, (_, r) => (2 * r - (R - 1)) / (R - 1));
}

/** phi_m(zeta_r) = zeta_r^m, m = 1..order, [order][R]: the sufficient statistics of Eq. (2). */
export function features(order: number, zeta: ArrayLike<number>): number[][] {
  const rows: number[][] = [];
  for (let m = 0; m < order; m++) rows.push(Array.from(zeta, (z, r) => (m === 0 ? z : rows[m - 1][r] * z)));
  return rows;
}

/** What they are called: z, z^2, ..., [order]. */
export const powerNames = (order: number): string[] =>
  Array.from({ length: order }, (_, m) => (m === 0 ? 'z' : `z^${m + 1}`));

/**
 * sum_m c_m zeta_r^m, m = 1..M, [M] at [R] -> [R]: the exponent of Eq. (2), and beta and alpha of section
 * 3.3; by Horner's rule.
 */
export function polynomialLogits(coefficients: ArrayLike<number>, zeta: ArrayLike<number>): number[] {
  // Of every picture of a data set: a loop takes a small share of the time of Array.from.
  const logits = new Array<number>(zeta.length);
  for (let r = 0; r < zeta.length; r++) logits[r] = polynomialAt(coefficients, zeta[r]);
  return logits;
}

/** sum_m c_m z^m, m = 1..M, at one z: the exponent of Eq. (2) without its normaliser. */
export function polynomialAt(coefficients: ArrayLike<number>, z: number): number {
  let value = 0;
  for (let m = coefficients.length - 1; m >= 0; m--) value = (value + coefficients[m]) * z;
  return value;
}

/**
 * P(y_r = 1) = exp(sum_m c_m zeta_r^m) / sum_s exp(sum_m c_m zeta_s^m), [M] -> [R]. Section 3.2 and Eq. (3).
 */
export function gridProbabilities(coefficients: ArrayLike<number>, R: number): number[] {
  return softmax(polynomialLogits(coefficients, gridPoints(R)));
}

/** psi(c) = log int_{-1}^{1} exp(sum_m c_m z^m) dz, the normaliser of Eq. (2), [M] -> nats. */
export function logPartition(coefficients: ArrayLike<number>): number {
  return logSumExp(exponentialQuadrature((z) => polynomialAt(coefficients, z)).logMass);
}

/**
 * p(z) = exp(sum_m c_m z^m - psi(c)), Eq. (2), at each z, [M] at [n] -> [n]; 0 outside the support [-1, 1].
 */
export function continuousDensity(coefficients: ArrayLike<number>, z: ArrayLike<number>): number[] {
  const psi = logPartition(coefficients);
  return Array.from(z, (x) => (Math.abs(x) > 1 ? 0 : Math.exp(polynomialAt(coefficients, x) - psi)));
}
