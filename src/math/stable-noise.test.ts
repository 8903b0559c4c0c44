/** The distribution function against the density it integrates, its limits, and its variance (maths of z: Var = (1 - T) Var_alpha). */
import { describe, expect, it } from 'vitest';
import { stableNoiseDensity } from './testing/concrete-density';
import { fc } from './testing/properties';
import { gaussLegendre } from './gauss-legendre';
import { linspace } from './numeric';
import { gridPoints, gridProbabilities } from './polynomial-family';
import { stableNoiseBelow, stableNoiseMasses } from './stable-noise';

const zeta = gridPoints(7);
const alpha = gridProbabilities([0.6, -1.2, 0.4], 7);

describe('stableNoiseBelow', () => {
  it.each([0.05, 0.3, 0.5, 0.8, 0.95])('has the slope stableNoiseDensity at T = %f', (T) => {
    // Away from the grid's points, where the density has spikes.
    for (const t of [-0.9, -0.55, -0.1, 0.2, 0.5, 0.83]) {
      const step = 1e-5;
      const slope =
        (stableNoiseBelow(alpha, zeta, T, t + step) - stableNoiseBelow(alpha, zeta, T, t - step)) /
        (2 * step);
      // A central difference of step h is off by h^2 times the third derivative, and by rounding / h.
      expect(Math.abs(slope / stableNoiseDensity(alpha, zeta, T, t) - 1)).toBeLessThan(1e-4);
    }
  });

  it('rises from 0 to 1 at any coefficients and T, and is the category below as T -> 0', () => {
    const coefficient = fc.double({ min: -200, max: 200, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(coefficient, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 2, max: 60 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (c, R, T) => {
          const [points, p] = [gridPoints(R), gridProbabilities(c, R)];
          const values = linspace(-1.1, 1.1, 41).map((t) => stableNoiseBelow(p, points, T, t));
          expect(values[0]).toBe(0);
          expect(values[40]).toBe(1);
          for (let i = 1; i < 41; i++) expect(values[i]).toBeGreaterThanOrEqual(values[i - 1] - 1e-12);
        },
      ),
    );
    const masses = stableNoiseMasses(alpha, zeta, 1e-4, linspace(-1 - 1 / 6, 1 + 1 / 6, 8));
    masses.forEach((mass, r) => expect(mass).toBeCloseTo(alpha[r], 3));
  });

  it.each([0.2, 0.5, 0.8])('has the variance (1 - T) Var_alpha at T = %f', (T) => {
    const mean = alpha.reduce((sum, p, r) => sum + p * zeta[r], 0);
    const variance = alpha.reduce((sum, p, r) => sum + p * (zeta[r] - mean) ** 2, 0);
    // E[z^2] = 1 - 2 int_{-1}^{1} t P(z <= t) dt, by parts, whose integrand is smooth between the grid's points but for kinks at them.
    const { nodes, weights } = gaussLegendre(60);
    let [first, second] = [1, 1];
    for (let piece = 1; piece < 7; piece++) {
      const [a, b] = [zeta[piece - 1], zeta[piece]];
      nodes.forEach((node, i) => {
        // t = a + (b - a) (3 s^2 - 2 s^3) flattens the kinks at both ends.
        const s = (1 + node) / 2;
        const t = a + (b - a) * s * s * (3 - 2 * s);
        const weight = (weights[i] / 2) * (b - a) * 6 * s * (1 - s);
        const below = stableNoiseBelow(alpha, zeta, T, t);
        first -= weight * below;
        second -= 2 * weight * t * below;
      });
    }
    expect(first).toBeCloseTo(mean, 4);
    expect(second - first * first).toBeCloseTo((1 - T) * variance, 4);
  });

  it('refuses T outside (0, 1)', () => {
    expect(() => stableNoiseBelow([1], [0], 1, 0)).toThrow('expected 0 < T < 1, got 1');
  });
});
