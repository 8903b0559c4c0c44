/**
 * One dimension of CG-BPEF, sections 3.2 to 3.4: its relaxed sample with derivatives, and the KL of Eq. (4)
 * with its gradients.
 */
import { klLogits } from './categorical';
import { concreteFromGumbel } from './concrete';
import { covariance, dot, expectSameLength, logSoftmax } from './numeric';
import { features, gridPoints, polynomialLogits } from './polynomial-family';

/** What one relaxed sample of one dimension gives, section 3.3. */
interface CoarseGrainSample {
  /** z = y^T zeta, in [-1, 1]. */
  readonly z: number;
  /** y ~ Con(beta, T), [R]. */
  readonly y: number[];
  /** dz/db_m = Cov_y(zeta, zeta^m) / T, [M]. */
  readonly covariance: number[];
  /** dz/dT = -Cov_y(zeta, g + beta) / T^2. */
  readonly gradTemperature: number;
}

/**
 * z = sum_r y_r zeta_r with y_r = softmax((g_r + sum_m b_m zeta_r^m) / T), section 3.3, and its derivatives.
 * Coefficients b [M], Gumbel noise g [R], gridPoints = R. The covariances are a second pass centred at z,
 * which keeps its digits where y is nearly one-hot.
 */
export function sampleCoarseGrain(input: {
  readonly coefficients: ArrayLike<number>;
  readonly gumbel: ArrayLike<number>;
  readonly temperature: number;
  readonly gridPoints: number;
}): CoarseGrainSample {
  const { coefficients, gumbel, temperature } = input;
  const zeta = gridPoints(input.gridPoints);
  expectSameLength('sampleCoarseGrain (noise and grid)', gumbel, zeta);
  const beta = polynomialLogits(coefficients, zeta);
  const y = concreteFromGumbel(beta, gumbel, temperature);
  const z = dot(y, zeta);
  const phi = features(coefficients.length, zeta);
  const noisy = beta.map((b, r) => b + gumbel[r]);
  return {
    z,
    y,
    covariance: phi.map((row) => covariance(y, zeta, row) / temperature),
    gradTemperature: -covariance(y, zeta, noisy) / (temperature * temperature),
  };
}

/**
 * Eq. (4) for one dimension, in nats: KL of the categories softmax(sum_m b_m zeta^m) and softmax(sum_m a_m
 * zeta^m) on R points. Posterior b and prior a may differ in order. term1 is the sum over dimensions.
 */
export function klCoarseGrain(posterior: ArrayLike<number>, prior: ArrayLike<number>, R: number): number {
  const zeta = gridPoints(R);
  return klLogits(polynomialLogits(posterior, zeta), polynomialLogits(prior, zeta));
}

/**
 * The gradients of Eq. (4): by b_m Cov_q(zeta^m, log q - log p), by a_m E_p[zeta^m] - E_q[zeta^m]; lengths as
 * posterior and prior.
 */
export function klCoarseGrainGradient(
  posterior: ArrayLike<number>,
  prior: ArrayLike<number>,
  R: number,
): { posterior: number[]; prior: number[] } {
  const zeta = gridPoints(R);
  const logQ = logSoftmax(polynomialLogits(posterior, zeta));
  const logP = logSoftmax(polynomialLogits(prior, zeta));
  const q = logQ.map(Math.exp);
  const delta = logQ.map((lq, r) => lq - logP[r]);
  const difference = logP.map((lp, r) => Math.exp(lp) - q[r]);
  return {
    posterior: features(posterior.length, zeta).map((row) => covariance(q, row, delta)),
    prior: features(prior.length, zeta).map((row) => dot(difference, row)),
  };
}
