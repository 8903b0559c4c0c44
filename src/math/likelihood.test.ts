/**
 * Section 2's Bernoulli likelihood at ordinary and extreme logits, its gradient by finite differences, and
 * the floor under it.
 */
import { describe, expect, it } from 'vitest';
import { finiteDifference } from './testing/finite-difference';
import { fc, number, vector } from './testing/properties';
import { bernoulliGradient, bernoulliNegativeLogLikelihood, sigmoid } from './likelihood';
import { entropyFloor } from './testing/entropy-floor';

const pixels = (n: number) =>
  fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: n, maxLength: n });

describe('sigmoid', () => {
  it('is symmetric, monotone and never leaves [0, 1]', () => {
    fc.assert(
      fc.property(number(800), number(30), (l, m) => {
        expect(sigmoid(l) + sigmoid(-l)).toBeCloseTo(1, 15);
        expect(sigmoid(l)).toBeGreaterThanOrEqual(0);
        expect(sigmoid(l)).toBeLessThanOrEqual(1);
        expect(Math.sign(sigmoid(m + 1) - sigmoid(m))).toBe(1);
      }),
    );
    expect(sigmoid(-700)).toBeCloseTo(Math.exp(-700), 300);
  });
});

describe('bernoulliNegativeLogLikelihood', () => {
  it('is -log of the probability for binary pixels', () => {
    expect(bernoulliNegativeLogLikelihood([0.4, -2], [1, 0])).toBeCloseTo(
      -Math.log(sigmoid(0.4)) - Math.log(1 - sigmoid(-2)),
      14,
    );
  });

  it('stays exact where the sigmoid saturates', () => {
    expect(bernoulliNegativeLogLikelihood([1000], [0])).toBe(1000);
    expect(bernoulliNegativeLogLikelihood([-1000], [1])).toBe(1000);
    expect(bernoulliNegativeLogLikelihood([1000], [1])).toBe(0);
    expect(bernoulliNegativeLogLikelihood([50], [1])).toBeCloseTo(Math.exp(-50), 36);
  });

  it('is never below the entropy floor, which it meets at the logits of the pixels', () => {
    fc.assert(
      fc.property(pixels(6), vector(6, 20), (x, logits) => {
        expect(bernoulliNegativeLogLikelihood(logits, x)).toBeGreaterThanOrEqual(entropyFloor(x) - 1e-13);
      }),
    );
    const x = [0.1, 0.5, 0.93];
    const best = x.map((p) => Math.log(p / (1 - p)));
    expect(bernoulliNegativeLogLikelihood(best, x)).toBeCloseTo(entropyFloor(x), 14);
  });

  it('has the gradient of central finite differences', () => {
    fc.assert(
      fc.property(pixels(4), vector(4, 15), (x, logits) => {
        const numeric = finiteDifference((l) => bernoulliNegativeLogLikelihood(l, x), logits);
        bernoulliGradient(logits, x).forEach((g, i) => expect(Math.abs(g - numeric[i])).toBeLessThan(1e-9));
      }),
    );
  });
});

describe('entropyFloor', () => {
  it('is 0 for black and white, log 2 a pixel for grey', () => {
    expect(entropyFloor([0, 1, 1])).toBe(0);
    expect(entropyFloor([0.5, 0.5])).toBeCloseTo(2 * Math.LN2, 15);
    expect(entropyFloor([1e-300])).toBeGreaterThan(0);
  });

  it('refuses bytes', () => {
    expect(() => entropyFloor([255])).toThrow('entropyFloor: expected pixels in [0, 1], got 255');
    expect(() => entropyFloor([NaN])).toThrow('got NaN');
  });
});
