/**
 * The Gauss-VAE's posterior, section 2: its KL to the prior, its gradient, its sampler and its density, one
 * picture at a time.
 */
import { expectSameLength } from './numeric';

/**
 * KL(G(mean, diag exp(logVariance)) : G(0, I)) by dimension, [d] nats: the closed form of term1, section 2,
 * (exp(lv_j) + mu_j^2 - 1 - lv_j) / 2. term1 is the sum.
 */
export function klToStandardNormal(mean: ArrayLike<number>, logVariance: ArrayLike<number>): number[] {
  expectSameLength('klToStandardNormal', mean, logVariance);
  // exp(lv) - 1 as one operation: near lv = 0 the difference would lose its digits.
  return Array.from(mean, (mu, j) => (mu * mu + excess(logVariance[j])) / 2);
}

/**
 * KL(G(mean, diag exp(logVariance)) : G(priorMean, diag exp(priorLogVariance))) by dimension, [d] each, nats:
 * ((mu_j - m_j)^2 exp(-lp_j) + exp(lv_j - lp_j) - 1 - (lv_j - lp_j)) / 2. Section 2 with another prior.
 */
export function klToNormal(
  mean: ArrayLike<number>,
  logVariance: ArrayLike<number>,
  priorMean: ArrayLike<number>,
  priorLogVariance: ArrayLike<number>,
): number[] {
  for (const other of [logVariance, priorMean, priorLogVariance]) expectSameLength('klToNormal', mean, other);
  return Array.from(mean, (mu, j) => {
    const precision = Math.exp(-priorLogVariance[j]);
    const away = mu - priorMean[j];
    return (away * away * precision + excess(logVariance[j] - priorLogVariance[j])) / 2;
  });
}

/**
 * The gradient of klToStandardNormal: d/d mu_j = mu_j and d/d lv_j = (exp(lv_j) - 1) / 2, [d] each. Section
 * 2.
 */
export function klToStandardNormalGradient(
  mean: ArrayLike<number>,
  logVariance: ArrayLike<number>,
): { mean: number[]; logVariance: number[] } {
  expectSameLength('klToStandardNormalGradient', mean, logVariance);
  return { mean: Array.from(mean), logVariance: Array.from(logVariance, (lv) => Math.expm1(lv) / 2) };
}

/**
 * Mean and log-variance of the Gaussians with the moments E z and E z^2, [d] each: the Bregman centroid of section 5. A
 * variance below what float32's roundings of the moments are is taken as that.
 */
export function normalOfMoments([first, second]: readonly ArrayLike<number>[]): [number[], number[]] {
  expectSameLength('normalOfMoments', first, second);
  const variances = Array.from(first, (mean, j) =>
    Math.max(second[j] - mean * mean, second[j] * 2 ** -20, 1e-30),
  );
  return [Array.from(first), variances.map(Math.log)];
}

/**
 * z = mean + exp(logVariance / 2) o epsilon, [d], the reparameterization trick of section 2. The paper writes
 * lambda o epsilon with covariance diag(lambda); only a standard deviation makes both true, so lambda is read
 * as exp(logVariance / 2) here.
 */
export function sampleGauss(
  mean: ArrayLike<number>,
  logVariance: ArrayLike<number>,
  epsilon: ArrayLike<number>,
): number[] {
  expectSameLength('sampleGauss', mean, logVariance);
  expectSameLength('sampleGauss', mean, epsilon);
  return Array.from(mean, (mu, j) => mu + Math.exp(logVariance[j] / 2) * epsilon[j]);
}

/**
 * G(x | mean, variance) = exp(-(x - mean)^2 / (2 variance)) / sqrt(2 pi variance), one dimension. Section 2.
 */
export function gaussianDensity(x: number, mean: number, variance: number): number {
  if (!(variance > 0)) {
    throw new RangeError(
      `gaussianDensity: expected a variance > 0, got ${variance}; pass exp of a log-variance`,
    );
  }
  return Math.exp((-(x - mean) * (x - mean)) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
}

/** exp(lv) - 1 - lv, which is never negative; by its series near 0, where the difference keeps no digit. */
function excess(lv: number): number {
  if (Math.abs(lv) > 0.01) return Math.expm1(lv) - lv;
  return ((lv * lv) / 2) * (1 + (lv / 3) * (1 + (lv / 4) * (1 + (lv / 5) * (1 + (lv / 6) * (1 + lv / 7)))));
}
