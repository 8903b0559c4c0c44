/** The distribution function of z = y^T zeta under stable noise, in closed form: what gives the exact mass of a histogram's cells for T < 1. */
import { expectSameLength } from './numeric';

/**
 * P(z <= t), alpha [R] summing to one, zeta [R], 0 < T < 1: the integral of stableNoiseDensity. Not in the
 * paper; derived here. z <= t where A-^(1/T) X >= A+^(1/T) X' for independent positive T-stable X, X' and A-+
 * = sum alpha_r |t - zeta_r|^T over zeta_r below and above t, and (X / X')^T is at most x with probability
 * (arctan((x + cos pi T) / sin pi T) - pi/2 + pi T) / (pi T), at x = A- / A+.
 */
export function stableNoiseBelow(
  alpha: ArrayLike<number>,
  zeta: ArrayLike<number>,
  temperature: number,
  t: number,
): number {
  expectSameLength('stableNoiseBelow', alpha, zeta);
  if (!(temperature > 0 && temperature < 1))
    throw new RangeError(
      `stableNoiseBelow: expected 0 < T < 1, got ${temperature}; for T >= 1 z has no density of its own`,
    );
  let [below, above] = [0, 0];
  for (let r = 0; r < zeta.length; r++) {
    if (!(alpha[r] > 0)) continue;
    const part = alpha[r] * Math.pow(Math.abs(t - zeta[r]), temperature);
    if (zeta[r] < t) below += part;
    else above += part;
  }
  const angle = Math.PI * temperature;
  // All mass lies at or below t, or none does: exactly, where rounding would leave a trace.
  if (above === 0) return 1;
  if (below === 0) return 0;
  // As an angle of the vector (sin, x + cos), which does not lose the digits near pi/2 that an arctan would.
  const x = below / above;
  return Math.min(1, Math.max(0, (angle - Math.atan2(Math.sin(angle), x + Math.cos(angle))) / angle));
}

/** The mass of z in each cell of the edges, [cells]; what lies outside the outer edges is left out. Not in the paper. */
export function stableNoiseMasses(
  alpha: ArrayLike<number>,
  zeta: ArrayLike<number>,
  temperature: number,
  edges: readonly number[],
): number[] {
  const below = edges.map((t) => stableNoiseBelow(alpha, zeta, temperature, t));
  return below.slice(1).map((value, cell) => value - below[cell]);
}
