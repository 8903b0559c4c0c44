/** Theorem 2 for one latent dimension: term1 in the parts that Eqs. (5) and (6) are sums of, and the Gaussian case. */
import { centroidOnGrid, legendreTransform } from './bregman-newton';
import { klFromLogProbabilities } from './categorical';
import { klToNormal } from './gauss';
import { expectSameLength, logSoftmax, logSumExp } from './numeric';
import { gridPoints, polynomialLogits } from './polynomial-family';

type Rows = readonly ArrayLike<number>[];

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
  return partsOf(logQ, logPmf(prior, R), (mixture) => logPmf(legendreTransform(mixture, order, prior), R));
}

/**
 * The same in the exponential family of any statistics [P][R], for log probabilities of posteriors [n][R] and
 * of the prior [R]. Without statistics there is no centroid: the prior in use then stands in its place.
 */
export function decomposeTerm1OnGrid(
  logQ: readonly number[][],
  logPrior: number[],
  statistics: readonly (readonly number[])[] | null,
): Term1Parts {
  expectPictures(logQ);
  return partsOf(logQ, logPrior, (mixture) =>
    statistics ? centroidOnGrid(mixture, statistics, logPrior) : logPrior,
  );
}

function partsOf(
  logQ: readonly number[][],
  logPrior: number[],
  centroidOf: (mixture: number[]) => number[],
): Term1Parts {
  const mixture = logMixture(logQ);
  const mixtureToPrior = klFromLogProbabilities(mixture, logPrior);
  // The search never ends above its start but by rounding, which the minimum takes out.
  const mixtureToCentroid = Math.min(mixtureToPrior, klFromLogProbabilities(mixture, centroidOf(mixture)));
  return {
    term1: averageKl(logQ, logPrior),
    mutualInformation: averageKl(logQ, mixture),
    mixtureToCentroid,
    centroidToPrior: mixtureToPrior - mixtureToCentroid,
  };
}

/**
 * term1 = (1/n) sum_k KL(G(mu_k, v_k) : prior) in nats, one Gaussian dimension of n pictures, [n] and [n], and a
 * Gaussian prior, the standard normal where none is given. Sections 2 and 5.
 */
export function gaussianTerm1(
  mean: ArrayLike<number>,
  variance: ArrayLike<number>,
  prior = { mean: 0, logVariance: 0 },
): number {
  const all = (value: number) => new Array<number>(mean.length).fill(value);
  const kl = klToNormal(mean, Array.from(variance, Math.log), all(prior.mean), all(prior.logVariance));
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

function expectPictures(posteriors: readonly unknown[]): void {
  if (posteriors.length === 0) {
    throw new RangeError(
      'Theorem 2: expected the posteriors of at least one picture, got 0; wait for the first probe',
    );
  }
}

function logPosteriors(posteriors: Rows, R: number): number[][] {
  expectPictures(posteriors);
  const zeta = gridPoints(R);
  return posteriors.map((row) => logSoftmax(polynomialLogits(row, zeta)));
}
