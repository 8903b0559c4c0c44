/** KL between two Concrete distributions on the simplex, by one integral; it does not depend on T. */
import { expectSameLength } from './numeric';

/** Half a unit of the logarithm of t: the trapezium rule is exact to 1e-8 and less there, and past +-40 nothing is left. */
const STEP = 0.5;
const REACH = 40;

/**
 * KL(Con(beta, T) : Con(alpha, T)) in nats, logits beta and alpha [n]: with delta_r = beta_r - alpha_r, it is sum_r delta_r - n (psi(n) - E log sum_r E_r
 * exp(-delta_r)), E_r ~ Exp(1), and E log X = -gamma + integral over t from 0 of [1/(1+t) - E exp(-t X)] dt/t (Frullani), E exp(-t X) = prod_r
 * 1 / (1 + t exp(-delta_r)). Theorem 1's left-hand side; derived here. The integrand is analytic in log t within +-pi i, so that the
 * trapezium rule converges exponentially.
 */
export function concreteKl(posterior: ArrayLike<number>, prior: ArrayLike<number>): number {
  expectSameLength('concreteKl', posterior, prior);
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
