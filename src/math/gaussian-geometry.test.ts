/** Theorem 2 for Gaussian and categorical posteriors: parts that add up, closed-form truths, and the quadrature against its alternatives. */
import { describe, expect, it } from 'vitest';
import { decomposeCategoricalTerm1 } from './categorical-geometry';
import { fc, vector } from './testing/properties';
import { gaussianDensity } from './gauss';
import { decomposeGaussianTerm1, gaussianJointBoundEq5 } from './gaussian-geometry';
import { gaussianMixtureInformation } from './gaussian-mixture';
import { gaussianLowerBoundEq5, type Term1Parts } from './information-geometry';
import { fillNormal, keyOf } from './random';

const pictures = fc.integer({ min: 1, max: 8 }).chain((n) => fc.tuple(vector(n, 3), vector(n, 3)));

function expectWhole(parts: Term1Parts) {
  const members = [parts.mutualInformation, parts.mixtureToCentroid, parts.centroidToPrior];
  for (const member of members) expect(member).toBeGreaterThanOrEqual(0);
  // Rounding of a few operations on numbers of the size of term1.
  const sum = members[0] + members[1] + members[2];
  expect(Math.abs(sum - parts.term1)).toBeLessThan(1e-12 * Math.max(1, parts.term1));
}

describe('Theorem 2 for Gaussians, in parts', () => {
  it('adds up to term1 with no negative member', () => {
    fc.assert(
      fc.property(pictures, ([mean, logVariance]) => {
        expectWhole(decomposeGaussianTerm1(mean, logVariance.map(Math.exp)));
      }),
    );
  });

  it('leaves one picture, and equal ones, nothing but the way to the prior', () => {
    for (const n of [1, 4]) {
      const parts = decomposeGaussianTerm1(new Array(n).fill(1.5), new Array(n).fill(0.2));
      // The error of the quadrature, exp(-8 pi^2), is below rounding.
      expect(parts.mutualInformation + parts.mixtureToCentroid).toBeLessThan(1e-13);
      expect(Math.abs(parts.centroidToPrior - parts.term1)).toBeLessThan(1e-13);
    }
  });

  it('tells log 2 of two components far apart, on one grid and one by one', () => {
    for (const distance of [40, 1e6])
      expect(gaussianMixtureInformation([0, distance], [1, 1])).toBeCloseTo(Math.LN2, 12);
    expect(gaussianMixtureInformation([0, 1, 1e6], [1, 1e-8, 1])).toBeCloseTo(Math.log(3), 2);
  });

  it('agrees with Monte Carlo', () => {
    const [mean, deviation] = [
      [-1, 0.2, 0.9, 2],
      [0.3, 1, 0.1, 0.6],
    ];
    const n = mean.length;
    const draws = fillNormal(new Float32Array(200_000), keyOf(1, 'mixture'), 0);
    const values = Float64Array.from(draws, (epsilon, i) => {
      const k = i % n;
      const x = mean[k] + deviation[k] * epsilon;
      const mixture = mean.reduce((sum, mu, l) => sum + gaussianDensity(x, mu, deviation[l] ** 2) / n, 0);
      return Math.log(gaussianDensity(x, mean[k], deviation[k] ** 2) / mixture);
    });
    const average = values.reduce((a, b) => a + b) / values.length;
    const spread = Math.sqrt(values.reduce((sum, x) => sum + (x - average) ** 2, 0)) / values.length;
    const exact = gaussianMixtureInformation(
      mean,
      deviation.map((s) => s * s),
    );
    // Four standard errors: a right value fails once in 16,000 seeds, and this seed is fixed.
    expect(Math.abs(exact - average)).toBeLessThan(4 * spread);
  });

  it('does not change where one grid gives way to pieces between components', () => {
    const mean = [-1, 0, 0.4, 1];
    const variance = [1, 0.04, 0.3, 2];
    const own = gaussianMixtureInformation(mean, variance);
    // Far copies, log 2 more, are too far for one grid.
    const far = gaussianMixtureInformation(
      [...mean, ...mean.map((mu) => mu + 1e5)],
      [...variance, ...variance],
    );
    // Gauss-Legendre on pieces of two deviations.
    expect(Math.abs(far - own - Math.LN2)).toBeLessThan(1e-7);
  });

  it('bounds the whole vector below the sum over dimensions, with equality where they do not covary', () => {
    const [a, b] = [
      [1, -1, 1, -1],
      [1, 1, -1, -1],
    ];
    const variance = [0.1, 0.2, 0.3, 0.4];
    const joint = (x: readonly number[], y: readonly number[]) =>
      gaussianJointBoundEq5(
        x.map((mu, k) => [mu, y[k]]),
        variance.map((v) => [v, v]),
      );
    const sum = gaussianLowerBoundEq5(a, variance) + gaussianLowerBoundEq5(b, variance);
    expect(joint(a, b)).toBeCloseTo(sum, 12);
    // Total covariance [[1.25, 1], [1, 1.25]], determinant 0.5625.
    const meanLog = 2 * variance.reduce((total, v) => total + Math.log(v) / 4, 0);
    expect(joint(a, a)).toBeCloseTo((Math.log(0.5625) - meanLog) / 2, 12);
  });

  it('says what is wrong', () => {
    expect(() => gaussianMixtureInformation([0], [0])).toThrow('variances > 0, got 0 and 0');
    expect(() => gaussianMixtureInformation([NaN], [1])).toThrow('expected finite means');
    expect(() => gaussianJointBoundEq5([], [])).toThrow('at least one picture, got 0');
  });
});

describe('Theorem 2 for categories, in parts', () => {
  it('adds up to term1, the mixture being its own centroid', () => {
    const rows = fc.array(vector(5, 6), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, (logits) => {
        const parts = decomposeCategoricalTerm1(logits);
        expectWhole(parts);
        expect(parts.mixtureToCentroid).toBe(0);
        expect(parts.mutualInformation).toBeLessThanOrEqual(Math.log(logits.length) + 1e-12);
      }),
    );
  });

  it('tells log C of C pictures with a category each', () => {
    const parts = decomposeCategoricalTerm1([
      [900, 0, 0],
      [0, 900, 0],
      [0, 0, 900],
    ]);
    expect(parts.mutualInformation).toBeCloseTo(Math.log(3), 12);
    expect(parts.centroidToPrior).toBeLessThan(1e-12);
    expect(() => decomposeCategoricalTerm1([])).toThrow('at least one picture, got 0');
  });
});
