/** KL between two Concrete distributions on the simplex, by sampling and by one integral; it does not depend on T. */
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

/** Half a unit of the logarithm of t: the trapezium rule is exact to 1e-8 and less there, and past +-40 nothing is left. */
const STEP = 0.5;
const REACH = 40;

/**
 * The same KL without sampling, in nats: with delta_r = beta_r - alpha_r, it is sum_r delta_r - n (psi(n) - E log sum_r E_r
 * exp(-delta_r)), E_r ~ Exp(1), and E log X = -gamma + integral over t from 0 of [1/(1+t) - E exp(-t X)] dt/t (Frullani), E exp(-t X) = prod_r
 * 1 / (1 + t exp(-delta_r)). Theorem 1's left-hand side; derived here. The integrand is analytic in log t within +-pi i, so that the
 * trapezium rule converges exponentially.
 */
export function concreteKlExact(posterior: ArrayLike<number>, prior: ArrayLike<number>): number {
  expectSameLength('concreteKlExact', posterior, prior);
  const n = posterior.length;
  let smallest = Infinity;
  for (let r = 0; r < n; r++) smallest = Math.min(smallest, posterior[r] - prior[r]);
  const factors = new Float64Array(n);
  let sum = 0;
  let harmonic = 0;
  for (let r = 0; r < n; r++) {
    // The smallest difference is taken out of all; the KL does not see a common one.
    const delta = posterior[r] - prior[r] - smallest;
    sum += delta;
    factors[r] = Math.exp(-delta);
    if (r > 0) harmonic += 1 / r;
  }
  let integral = 0;
  for (let s = -REACH; s <= REACH; s += STEP) {
    const t = Math.exp(s);
    let product = 1;
    for (let r = 0; r < n; r++) product *= 1 + t * factors[r];
    integral += STEP * (1 / (1 + t) - 1 / product);
  }
  // psi(n) = H_(n-1) - gamma, and both gammas cancel.
  return sum - n * (harmonic - integral);
}
