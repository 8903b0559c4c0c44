/**
 * KL divergences of categories by properties: sign, zero, invariance, limits, gradients by finite
 * differences.
 */
import { describe, expect, it } from 'vitest';
import {
  klFromLogProbabilities,
  klLogits,
  klLogitsGradient,
  klLogitsToUniform,
  klLogitsToUniformGradient,
  klTerm,
} from './categorical';
import { finiteDifference } from './testing/finite-difference';
import { fc, number, someVector, twoVectors } from './testing/properties';
import { softmax } from './numeric';

const close = (actual: number[], expected: number[], tolerance: number) =>
  actual.forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(tolerance));

describe('klLogits', () => {
  it('is never negative, also between nearly equal logits', () => {
    fc.assert(
      fc.property(twoVectors(1, 20, 200), number(1e-7), ([posterior, prior], nudge) => {
        expect(klLogits(posterior, prior)).toBeGreaterThanOrEqual(0);
        expect(klLogits(posterior, posterior.map((x, i) => x + nudge * prior[i]))).toBeGreaterThanOrEqual(0); // prettier-ignore
      }),
    );
  });

  it('is 0 if and only if the distributions are equal', () => {
    fc.assert(
      fc.property(someVector(2, 20, 10), fc.double({ min: 1e-6, max: 5, noNaN: true }), (logits, by) => {
        expect(klLogits(logits, logits)).toBe(0);
        expect(klLogits(logits, [logits[0] + by, ...logits.slice(1)])).toBeGreaterThan(0);
      }),
    );
  });

  it('does not change when a constant is added to either side', () => {
    fc.assert(
      fc.property(twoVectors(1, 20, 30), number(100), number(100), ([posterior, prior], a, b) => {
        const shifted = klLogits(
          posterior.map((x) => x + a),
          prior.map((x) => x + b),
        );
        expect(Math.abs(shifted - klLogits(posterior, prior))).toBeLessThan(1e-11);
      }),
    );
  });

  it('is the sum of q log(q/p)', () => {
    fc.assert(
      fc.property(twoVectors(2, 12, 8), ([posterior, prior]) => {
        const q = softmax(posterior);
        const p = softmax(prior);
        const direct = q.reduce((total, value, r) => total + value * Math.log(value / p[r]), 0);
        expect(Math.abs(klLogits(posterior, prior) - direct)).toBeLessThan(1e-13);
      }),
    );
  });

  it('keeps its digits for small differences, where it is half the variance of the difference', () => {
    const logits = [0.3, -1, 2, 0];
    const direction = [1, -2, 0.5, 3];
    const q = softmax(logits);
    const mean = q.reduce((total, value, r) => total + value * direction[r], 0);
    const variance = q.reduce((total, value, r) => total + value * (direction[r] - mean) ** 2, 0);
    const h = 1e-6;
    const kl = klLogits(logits, logits.map((x, r) => x + h * direction[r])); // prettier-ignore
    expect(kl / ((variance * h * h) / 2)).toBeCloseTo(1, 5);
  });

  it('is finite and of the right size for logits of hundreds, both ways', () => {
    expect(klLogits([500, 0], [0, 500])).toBeCloseTo(500, 10);
    expect(klLogits([0, 0], [0, 2000])).toBeCloseTo(1000 - Math.LN2, 10);
    expect(klLogits([2000, 0], [0, 0])).toBeCloseTo(Math.LN2, 14);
  });
});

describe('klTerm', () => {
  it('is continuous over the seams of its three forms', () => {
    // The term itself changes by 2e-14 and 4e-12 of its size over these steps.
    for (const [seam, tolerance] of [
      [-30, 5e-14],
      [-0.01, 1e-11],
      [0.01, 1e-11],
    ]) {
      // prettier-ignore
      const [left, right] = [seam - 1e-14, seam + 1e-14].map((delta) => klTerm(-1, -1 - delta));
      expect(Math.abs(left / right - 1)).toBeLessThan(tolerance);
    }
  });

  it('counts a category without posterior mass by its prior mass', () => {
    expect(klTerm(-Infinity, Math.log(0.25))).toBe(0.25);
    expect(klFromLogProbabilities([0, -Infinity], [-Infinity, 0])).toBe(Infinity);
  });
});

describe('klLogitsToUniform', () => {
  it('is log C less the entropy', () => {
    fc.assert(
      fc.property(someVector(1, 20, 50), (logits) => {
        const entropy = -softmax(logits).reduce((sum, q) => sum + (q > 0 ? q * Math.log(q) : 0), 0);
        const expected = Math.log(logits.length) - entropy;
        expect(Math.abs(klLogitsToUniform(logits) - expected)).toBeLessThan(1e-12);
      }),
    );
  });

  it('lies between 0 for equal logits and log C for a certain category', () => {
    // Not exactly: the logarithms of 1/3 on the two sides round differently.
    expect(klLogitsToUniform([7, 7, 7])).toBeLessThan(1e-30);
    expect(klLogitsToUniform([1000, 0, 0, 0])).toBeCloseTo(Math.log(4), 14);
  });
});

describe('gradients', () => {
  it('are those of central finite differences', () => {
    fc.assert(
      fc.property(twoVectors(1, 8, 6), ([posterior, prior]) => {
        const gradient = klLogitsGradient(posterior, prior);
        close(gradient.posterior, finiteDifference((v) => klLogits(v, prior), posterior), 1e-9); // prettier-ignore
        close(
          gradient.prior,
          finiteDifference((v) => klLogits(posterior, v), prior),
          1e-9,
        );
        close(klLogitsToUniformGradient(posterior), finiteDifference(klLogitsToUniform, posterior), 1e-9);
      }),
    );
  });

  it('sum to zero, as a constant changes nothing', () => {
    fc.assert(
      fc.property(twoVectors(1, 20, 60), ([posterior, prior]) => {
        const gradient = klLogitsGradient(posterior, prior);
        for (const side of [gradient.posterior, gradient.prior]) {
          expect(Math.abs(side.reduce((a, b) => a + b, 0))).toBeLessThan(1e-12);
        }
      }),
    );
  });
});
