/** KL between two Concrete distributions on the simplex, by sampling; it has no closed form and does not depend on T. */
import { expectSameLength } from './numeric';

/**
 * KL(Con(beta, T) : Con(alpha, T)) in nats and its standard error, logits beta and alpha [n], from Gumbel
 * noise [n samples], n fastest: the mean of sum_r (beta_r - alpha_r) - n log(sum_r E_r / sum_r E_r
 * exp(alpha_r - beta_r)), E_r = exp(-g_r). Theorem 1's left-hand side; derived from the density that section
 * 3.2 cites, at y_r^T proportional to exp(beta_r + g_r), where T drops out.
 */
export function concreteKl(
  posterior: ArrayLike<number>,
  prior: ArrayLike<number>,
  gumbel: ArrayLike<number>,
): { kl: number; error: number } {
  expectSameLength('concreteKl', posterior, prior);
  const n = posterior.length;
  const samples = Math.floor(gumbel.length / n);
  if (samples < 2)
    throw new RangeError(
      `concreteKl: expected noise for two samples of ${n} or more, got ${gumbel.length}; draw more`,
    );
  const delta = Array.from(posterior, (beta, r) => beta - prior[r]);
  // The smallest is taken out, so that no exponential is above 1.
  const smallest = Math.min(...delta);
  const factors = delta.map((each) => Math.exp(smallest - each));
  const constant = delta.reduce((sum, each) => sum + each - smallest, 0);
  let sum = 0;
  let squares = 0;
  for (let first = 0; first + n <= gumbel.length; first += n) {
    let plain = 0;
    let weighted = 0;
    for (let r = 0; r < n; r++) {
      const exponential = Math.exp(-gumbel[first + r]);
      plain += exponential;
      weighted += exponential * factors[r];
    }
    const value = constant - n * Math.log(plain / weighted);
    sum += value;
    squares += value * value;
  }
  const kl = sum / samples;
  const variance = Math.max(0, squares / samples - kl * kl);
  return { kl, error: Math.sqrt(variance / (samples - 1)) };
}
