/**
 * Theorem 2 for one latent dimension: the Bregman centroid, the bounds of Eqs. (5) and (6) on term1, and what
 * separates them.
 */
import { legendreTransform } from './bregman-newton';
import { klFromLogProbabilities } from './categorical';
import { klToStandardNormal } from './gauss';
import { dot, expectSameLength, logSoftmax, logSumExp } from './numeric';
import { features, gridPoints, polynomialLogits } from './polynomial-family';

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

/** term1 of one dimension as the sum of its three other members, nats, each >= 0. */
export interface Term1Parts {
  readonly term1: number;
  /** Eq. (6): what z_j tells of the picture; no prior can take it away. */
  readonly mutualInformation: number;
  /**
   * KL(m : p_c*): what a prior of this polynomial order cannot follow. With the member above it is Eq. (5).
   */
  readonly mixtureToCentroid: number;
  /** KL(p_c* : p_a): what the prior in use wastes. */
  readonly centroidToPrior: number;
}

/**
 * term1 = Eq. (6) + KL(m : p_c*) + KL(p_c* : p_a) for posteriors [n][M] and a prior [M' <= M] on R points: by
 * the proof of Theorem 2 (appendix B) and the Pythagorean relation at the centroid. The last member is taken
 * as KL(m : p_a) - KL(m : p_c*), its equal at c*, so that the parts add up to term1 also where the centroid
 * lies at the boundary and is only approached.
 */
export function decomposeTerm1(posteriors: Rows, prior: ArrayLike<number>, R: number): Term1Parts {
  const logQ = logPosteriors(posteriors, R);
  const order = posteriors[0].length;
  if (prior.length > order) {
    throw new RangeError(
      `decomposeTerm1: expected a prior of at most the posteriors' order ${order}, got ${prior.length}; project it`,
    );
  }
  const mixture = logMixture(logQ);
  const mixtureToPrior = klFromLogProbabilities(mixture, logPmf(prior, R));
  const best = logPmf(legendreTransform(mixture, order, prior), R);
  // The search never ends above its start but by rounding, which the minimum takes out.
  const mixtureToCentroid = Math.min(mixtureToPrior, klFromLogProbabilities(mixture, best));
  return {
    term1: averageKl(logQ, logPmf(prior, R)),
    mutualInformation: averageKl(logQ, mixture),
    mixtureToCentroid,
    centroidToPrior: mixtureToPrior - mixtureToCentroid,
  };
}

/**
 * term1 = (1/n) sum_k KL(G(mu_k, v_k) : G(0, 1)) in nats, one Gaussian dimension of n pictures, [n] and [n].
 * Sections 2 and 5.
 */
export function gaussianTerm1(mean: ArrayLike<number>, variance: ArrayLike<number>): number {
  const kl = klToStandardNormal(mean, Array.from(variance, Math.log));
  return kl.reduce((sum, x) => sum + x, 0) / kl.length;
}

/**
 * Eq. (5) for one Gaussian dimension with a free Gaussian prior, nats, [n] and [n]: (log(mean v + var mu) -
 * mean log v) / 2, which is also Corollary 3's second line in one dimension.
 */
export function gaussianLowerBoundEq5(mean: ArrayLike<number>, variance: ArrayLike<number>): number {
  expectSameLength('gaussianLowerBoundEq5', mean, variance);
  const n = mean.length;
  let centre = 0;
  for (let k = 0; k < n; k++) centre += mean[k] / n;
  let total = 0;
  let meanLog = 0;
  for (let k = 0; k < n; k++) {
    total += (variance[k] + (mean[k] - centre) ** 2) / n;
    meanLog += Math.log(variance[k]) / n;
  }
  return (Math.log(total) - meanLog) / 2;
}

/** log m_r = log (1/n) sum_k q_k(r), [n][R] -> [R]: Theorem 2's mixture. */
function logMixture(logQ: readonly number[][]): number[] {
  return logQ[0].map((_, r) => logSumExp(logQ.map((row) => row[r])) - Math.log(logQ.length));
}

function averageKl(logQ: readonly number[][], logP: readonly number[]): number {
  return logQ.reduce((sum, row) => sum + klFromLogProbabilities(row, logP), 0) / logQ.length;
}

function logPmf(coefficients: ArrayLike<number>, R: number): number[] {
  return logSoftmax(polynomialLogits(coefficients, gridPoints(R)));
}

function logPosteriors(posteriors: Rows, R: number): number[][] {
  if (posteriors.length === 0) {
    throw new RangeError(
      'Theorem 2: expected the posteriors of at least one picture, got 0; wait for the first probe',
    );
  }
  const zeta = gridPoints(R);
  return posteriors.map((row) => logSoftmax(polynomialLogits(row, zeta)));
}
