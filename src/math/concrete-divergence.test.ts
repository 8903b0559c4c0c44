/** The Concrete KL against densities sample by sample, its limits, and theorem 1's bound. */
import { expect, it } from 'vitest';
import { klLogits } from './categorical';
import { concreteFromGumbel } from './concrete';
import { concreteLogDensity } from './testing/concrete-density';
import { concreteKl } from './concrete-divergence';
import { sampledConcreteKl } from './testing/sampled-concrete-kl';
import { fc, vector } from './testing/properties';
import { fillGumbel, keyOf } from './random';

const key = keyOf(5, 'test');

it('each sample is the difference of the two log densities, at any T', () => {
  fc.assert(
    fc.property(
      vector(4, 3),
      vector(4, 3),
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      fc.integer({ min: 0, max: 1000 }),
      (beta, alpha, T, step) => {
        const noise = fillGumbel(new Float32Array(4), key, step);
        const y = concreteFromGumbel(beta, noise, T);
        const [q, p] = [beta, alpha].map((logits) => concreteLogDensity(logits.map(Math.exp), y, T));
        // Twice the same sample: its mean.
        const { kl } = sampledConcreteKl(beta, alpha, [...noise, ...noise]);
        // log y loses digits where y is small, by some 20 / T of them.
        expect(Math.abs(kl - (q - p))).toBeLessThan(1e-9 * (1 + Math.abs(kl)));
      },
    ),
  );
});

it('is 0 for equal logits and above the KL of the categories otherwise, theorem 1', () => {
  const noise = fillGumbel(new Float32Array(4 * 20_000), key, 0);
  expect(sampledConcreteKl([1, 2, 3, 4], [5, 6, 7, 8], noise).kl).toBeCloseTo(0, 12);
  const [beta, alpha] = [
    [2, 0, -1, 0.5],
    [0, 0, 0, 0],
  ];
  const { kl, error } = sampledConcreteKl(beta, alpha, noise);
  expect(error).toBeLessThan(0.05);
  expect(kl - 4 * error).toBeGreaterThan(klLogits(beta, alpha));
});

it('extreme logits give numbers', () => {
  const noise = fillGumbel(new Float32Array(3 * 100), key, 1);
  const { kl, error } = sampledConcreteKl([700, -700, 0], [0, 0, 0], noise);
  expect(Number.isFinite(kl) && Number.isFinite(error)).toBe(true);
  expect(() => sampledConcreteKl([1, 2], [1, 2], [0, 0])).toThrow(/expected noise for two samples/);
});

it('is exact for two categories: the KL of two logistic variables, delta coth(delta / 2) - 2', () => {
  for (const delta of [1e-3, 0.1, 1, -3, 12, -60, 700]) {
    const closed = delta / Math.tanh(delta / 2) - 2;
    // The rounding of sums of some delta; the rule itself is good to 3e-9.
    expect(Math.abs(concreteKl([0.3 + delta, 0.3], [1, 1]) - closed)).toBeLessThan(1e-8);
  }
});

it('is what sampling finds, within its error, and 0 for equal logits', () => {
  fc.assert(
    fc.property(fc.constantFrom(2, 5, 30), fc.integer({ min: 0, max: 1000 }), (n, step) => {
      const [beta, alpha] = [0, 1].map((i) => {
        const drawn = fillGumbel(new Float32Array(n), keyOf(6, 'test/logits'), 2 * step + i);
        return Array.from(drawn, (g) => 2 * g);
      });
      const { kl, error } = sampledConcreteKl(beta, alpha, fillGumbel(new Float32Array(n * 2000), key, step));
      // Five standard deviations: 50 cases are tried.
      expect(Math.abs(concreteKl(beta, alpha) - kl)).toBeLessThan(5 * error);
      expect(Math.abs(concreteKl(beta, beta))).toBeLessThan(1e-6);
      // Theorem 1.
      expect(concreteKl(beta, alpha)).toBeGreaterThan(klLogits(beta, alpha));
    }),
    { numRuns: 50 },
  );
});

it('stays exact where logits span hundreds', () => {
  const beta = [260, -100, 30, 0, -250];
  const alpha = [0, 1, 0, 1, 0];
  const { kl, error } = sampledConcreteKl(beta, alpha, fillGumbel(new Float32Array(5 * 20_000), key, 3));
  expect(Math.abs(concreteKl(beta, alpha) - kl)).toBeLessThan(4 * error);
});
