/** Moments and KL of the continuous family of Eq. (2), by quadrature: what grids and drawn posteriors are compared with. */
import { klTerm } from '../categorical';
import { exponentialQuadrature } from '../exponential-quadrature';
import { logSumExp } from '../numeric';
import { polynomialAt } from '../polynomial-family';

/** E[z^m] under Eq. (2), m = 1..count, [M] -> [count]: the dual parameters eta of section 5. */
export function continuousMoments(coefficients: ArrayLike<number>, count: number): number[] {
  const { z, logMass } = exponentialQuadrature((x) => polynomialAt(coefficients, x));
  const psi = logSumExp(logMass);
  const moments = new Array<number>(count).fill(0);
  for (let i = 0; i < z.length; i++) {
    let term = Math.exp(logMass[i] - psi);
    for (let m = 0; m < count; m++) moments[m] += term *= z[i];
  }
  return moments;
}

/**
 * KL(p : uniform on [-1, 1]) = sum_m c_m E[z^m] - psi(c) + log 2 in nats for p of Eq. (2), [M]; summed as
 * non-negative terms.
 */
export function continuousKlToUniform(coefficients: ArrayLike<number>): number {
  const { logMass, logWeight } = exponentialQuadrature((z) => polynomialAt(coefficients, z));
  const psi = logSumExp(logMass);
  let kl = 0;
  for (let i = 0; i < logMass.length; i++) kl += klTerm(logMass[i] - psi, logWeight[i] - Math.LN2);
  return kl;
}
