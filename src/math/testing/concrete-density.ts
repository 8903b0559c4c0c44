/** Densities in closed form that no panel draws: of the Concrete distribution on the simplex and of z under stable noise. What masses, histograms and samplers are compared with. */
import { expectSameLength, expectTemperature, logSumExp } from '../numeric';

/**
 * log p(y) of Con(log alpha, T) with respect to dy_1 ... dy_{n-1}, the closed form that section 3.2 cites
 * (Maddison et al. 2016): log (n-1)! + (n-1) log T + sum_k [log alpha_k - (T+1) log y_k] - n log sum_k
 * alpha_k y_k^(-T). Alpha need not sum to one.
 */
export function concreteLogDensity(
  alpha: ArrayLike<number>,
  y: ArrayLike<number>,
  temperature: number,
): number {
  expectSameLength('concreteLogDensity', alpha, y);
  expectTemperature('concreteLogDensity', temperature);
  const n = y.length;
  let sum = 0;
  const terms: number[] = [];
  for (let k = 0; k < n; k++) {
    if (!(y[k] > 0 && alpha[k] > 0)) {
      throw new RangeError(
        `concreteLogDensity: expected y and alpha inside the simplex, got y ${y[k]} and alpha ${alpha[k]} at ${k}; ` +
          'evaluate at the centres of cells, never on a face',
      );
    }
    const logAlpha = Math.log(alpha[k]);
    const logY = Math.log(y[k]);
    sum += logAlpha - (temperature + 1) * logY;
    terms.push(logAlpha - temperature * logY);
  }
  return logGamma(n) + (n - 1) * Math.log(temperature) + sum - n * logSumExp(terms);
}

/**
 * Density at t of z = y^T zeta, alpha [R] summing to one, zeta [R], 0 < T < 1, where the noise is log of
 * positive T-stable variables. Not in the paper: the mean of a Pitman-Yor process, which Gumbel noise
 * approaches as R grows. With A-+ = sum alpha_r |t - zeta_r|^T and B-+ the same with power T - 1, minus over
 * zeta_r < t, plus over zeta_r > t: f(t) = sin(pi T) / pi (A+ B- + A- B+) / (A-^2 + 2 cos(pi T) A- A+ +
 * A+^2). Infinite at a grid point with mass, 0 outside the grid.
 */
export function stableNoiseDensity(
  alpha: ArrayLike<number>,
  zeta: ArrayLike<number>,
  temperature: number,
  t: number,
): number {
  expectSameLength('stableNoiseDensity', alpha, zeta);
  if (!(temperature > 0 && temperature < 1)) {
    throw new RangeError(
      `stableNoiseDensity: expected 0 < T < 1, got ${temperature}; for T >= 1 it has no density`,
    );
  }
  let aBelow = 0;
  let aAbove = 0;
  let bBelow = 0;
  let bAbove = 0;
  for (let r = 0; r < zeta.length; r++) {
    if (!(alpha[r] > 0)) continue;
    const distance = Math.abs(t - zeta[r]);
    if (distance === 0) return Infinity;
    const a = alpha[r] * Math.pow(distance, temperature);
    if (zeta[r] < t) {
      aBelow += a;
      bBelow += a / distance;
    } else {
      aAbove += a;
      bAbove += a / distance;
    }
  }
  if (aBelow === 0 || aAbove === 0) return 0;
  const angle = Math.PI * temperature;
  const below = aBelow * aBelow + 2 * Math.cos(angle) * aBelow * aAbove + aAbove * aAbove;
  return ((Math.sin(angle) / Math.PI) * (aAbove * bBelow + aBelow * bAbove)) / below;
}

/**
 * log Gamma(x) for x > 0: Stirling's series above 12, reached by Gamma(x + 1) = x Gamma(x). Not in the paper:
 * the (n-1)! of the density.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma: expected x > 0, got ${x}; reflect negative arguments first`);
  let product = 1;
  let s = x;
  for (; s < 12; s++) product *= s;
  const v = 1 / (s * s);
  const series =
    1 / 12 - v * (1 / 360 - v * (1 / 1260 - v * (1 / 1680 - v * (1 / 1188 - v * (691 / 360360 - v / 156)))));
  return (s - 0.5) * Math.log(s) - s + 0.5 * Math.log(2 * Math.PI) + series / s - Math.log(product);
}
