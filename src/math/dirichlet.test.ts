/** Gamma and Dirichlet draws against their exact moments, down to shapes whose draws would underflow. */
import { describe, expect, it } from 'vitest';
import { klLogitsToUniform } from './categorical';
import { dirichletLogits, logGammaDraw } from './dirichlet';
import { keyOf } from './random';

const key = keyOf(1, 'test');

describe('logGammaDraw', () => {
  // Psi and psi' to six digits, from their series.
  it.each([
    [5, 1.506118, 0.221323],
    [1, -0.577216, 1.644934],
    [0.5, -1.96351, 4.934802],
    [0.01, -100.560886, 10001.621214],
  ])('shape %f has the mean and variance of the logarithm of a gamma variable', (shape, mean, variance) => {
    const count = 20_000;
    const draws = Array.from({ length: count }, (_, i) => logGammaDraw(shape, key, i, 0));
    const average = draws.reduce((sum, x) => sum + x, 0) / count;
    // Four standard errors.
    expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(variance / count));
    const squares = draws.reduce((sum, x) => sum + (x - average) ** 2, 0) / count;
    // The fourth moment of the logarithm is at most nine times the squared variance (that of an exponential).
    expect(Math.abs(squares / variance - 1)).toBeLessThan(4 * Math.sqrt(8 / count));
  });

  it('is a function of its address', () => {
    const there = logGammaDraw(0.3, key, 7, 3);
    logGammaDraw(0.3, key, 8, 3);
    expect(logGammaDraw(0.3, key, 7, 3)).toBe(there);
    expect(logGammaDraw(0.3, key, 7, 4)).not.toBe(there);
    expect(() => logGammaDraw(0, key, 0, 0)).toThrow(/expected a shape > 0, got 0/);
  });
});

describe('dirichletLogits', () => {
  // E[KL(alpha : Uniform)] = log R + psi(s + 1) - psi(R s + 1), R = 100; the table of figure 3 and 5 to two digits.
  it.each([
    [5, 0.09573],
    [1, 0.41777],
    [0.5, 0.71966],
    [0.1, 1.82967],
    [0.05, 2.40121],
    [0.01, 3.62147],
  ])('shape %f has the mean divergence from uniform that its formula gives', (shape, exact) => {
    const count = 300;
    const each = Array.from({ length: count }, (_, i) =>
      klLogitsToUniform(dirichletLogits(shape, 100, key, i)),
    );
    const mean = each.reduce((sum, kl) => sum + kl, 0) / count;
    const variance = each.reduce((sum, kl) => sum + (kl - mean) ** 2, 0) / (count - 1);
    expect(Math.abs(mean - exact)).toBeLessThan(4 * Math.sqrt(variance / count));
  });

  it.each([1e-3, 0.01, 1, 1000])('shape %f sums to one and is finite', (shape) => {
    const logits = dirichletLogits(shape, 100, key, 0);
    expect(logits.every(Number.isFinite)).toBe(true);
    expect(logits.reduce((sum, phi) => sum + Math.exp(phi), 0)).toBeCloseTo(1, 12);
  });
});
