/** Theorem 2 on the grid by its definitions, member by member: what the decomposition of term1, one search for all, is compared with. */
import { legendreTransform } from '../bregman-newton';
import { klFromLogProbabilities } from '../categorical';
import { dot, logSoftmax, logSumExp } from '../numeric';
import { features, gridPoints, polynomialLogits } from '../polynomial-family';

type Rows = readonly ArrayLike<number>[];

/**
 * eta = (1/n) sum_k E_{q_k}[zeta^m], m = 1..M, from posteriors [n][M] on R points, [M]: the mean moments of
 * Theorem 2.
 */
export function meanMoments(posteriors: Rows, R: number): number[] {
  const mixture = logMixture(logPosteriors(posteriors, R)).map(Math.exp);
  return features(posteriors[0].length, gridPoints(R)).map((row) => dot(row, mixture));
}

/**
 * term1 = (1/n) sum_k KL(q_k : p_a) in nats, posteriors [n][M], prior [M'], one dimension on R points.
 * Section 5 and Eq. (4).
 */
export function averageTerm1(posteriors: Rows, prior: ArrayLike<number>, R: number): number {
  return averageKl(logPosteriors(posteriors, R), logPmf(prior, R));
}

/**
 * c*, [M]: the prior in the family whose moments are the mean moments, the Bregman centroid of section 5,
 * which minimises term1. `start` is a guess, best the trained prior.
 */
export function centroid(posteriors: Rows, R: number, start?: ArrayLike<number>): number[] {
  return legendreTransform(logMixture(logPosteriors(posteriors, R)), posteriors[0].length, start);
}

/**
 * Eq. (5) in nats: (1/n) sum_k I(eta_k) - I(mean eta), which is term1 at the centroid and is summed as that,
 * so it is never negative.
 */
export function lowerBoundEq5(posteriors: Rows, R: number, start?: ArrayLike<number>): number {
  return averageTerm1(posteriors, centroid(posteriors, R, start), R);
}

/**
 * Eq. (6) in nats: (1/n) sum_k I(eta_k) - I(m) = (1/n) sum_k KL(q_k : m), m the mixture: the information
 * between picture and z_j.
 */
export function lowerBoundEq6(posteriors: Rows, R: number): number {
  const logQ = logPosteriors(posteriors, R);
  return averageKl(logQ, logMixture(logQ));
}

/** log m_r = log (1/n) sum_k q_k(r), [n][R] -> [R]: Theorem 2's mixture. */
const logMixture = (logQ: readonly number[][]): number[] =>
  logQ[0].map((_, r) => logSumExp(logQ.map((row) => row[r])) - Math.log(logQ.length));

const averageKl = (logQ: readonly number[][], logP: readonly number[]): number =>
  logQ.reduce((sum, row) => sum + klFromLogProbabilities(row, logP), 0) / logQ.length;

const logPmf = (coefficients: ArrayLike<number>, R: number): number[] =>
  logSoftmax(polynomialLogits(coefficients, gridPoints(R)));

const logPosteriors = (posteriors: Rows, R: number): number[][] => posteriors.map((row) => logPmf(row, R));
