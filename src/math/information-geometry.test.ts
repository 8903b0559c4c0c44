/**
 * Theorem 2: the order of its bounds, the exact decomposition, the centroid as a minimiser, and the Gaussian
 * case.
 */
import { describe, expect, it } from 'vitest';
import { klCoarseGrain } from './coarse-grain';
import { finiteDifference } from './testing/finite-difference';
import { fc, number, someVector, vector } from './testing/properties';
import * as geometry from './information-geometry';
import * as theorem2 from './testing/theorem-2';

const family = fc.integer({ min: 1, max: 6 }).chain((M) =>
  fc.record({
    posteriors: fc.array(vector(M, 6), { minLength: 1, maxLength: 6 }),
    prior: vector(M, 3),
    R: fc.constantFrom(8, 21, 101),
  }),
);

describe('Theorem 2', () => {
  it('term1 = Eq. (6) + KL(m : c*) + KL(c* : prior), with no negative member', () => {
    fc.assert(
      fc.property(family, ({ posteriors, prior, R }) => {
        const parts = geometry.decomposeTerm1(posteriors, prior, R);
        const members = [parts.mutualInformation, parts.mixtureToCentroid, parts.centroidToPrior];
        for (const member of members) expect(member).toBeGreaterThanOrEqual(0);
        expect(Math.abs(members[0] + members[1] + members[2] - parts.term1)).toBeLessThan(1e-10);
        expect(parts.term1).toBe(theorem2.averageTerm1(posteriors, prior, R));
        expect(parts.mutualInformation).toBe(theorem2.lowerBoundEq6(posteriors, R));
        const best = theorem2.centroid(posteriors, R);
        expect(Math.abs(members[0] + members[1] - theorem2.averageTerm1(posteriors, best, R))).toBeLessThan(
          1e-10,
        );
        // The Pythagorean relation: what was taken as a difference is this divergence.
        expect(Math.abs(members[2] - klCoarseGrain(best, prior, R))).toBeLessThan(1e-10);
      }),
    );
  });

  it('term1 >= Eq. (5) >= Eq. (6) >= 0, and Eq. (6) is at most log n', () => {
    fc.assert(
      fc.property(family, ({ posteriors, prior, R }) => {
        const eq5 = theorem2.lowerBoundEq5(posteriors, R);
        const eq6 = theorem2.lowerBoundEq6(posteriors, R);
        expect(theorem2.averageTerm1(posteriors, prior, R)).toBeGreaterThanOrEqual(eq5 - 1e-12);
        expect(eq5).toBeGreaterThanOrEqual(eq6 - 1e-12);
        expect(eq6).toBeGreaterThanOrEqual(0);
        expect(eq6).toBeLessThanOrEqual(Math.log(posteriors.length) + 1e-12);
      }),
    );
  });

  it('the first "=" holds at the centroid, whose moments are the mean moments', () => {
    fc.assert(
      fc.property(family, ({ posteriors, R }) => {
        const best = theorem2.centroid(posteriors, R);
        const [moments, mean] = [theorem2.meanMoments([best], R), theorem2.meanMoments(posteriors, R)];
        moments.forEach((eta, m) => expect(Math.abs(eta - mean[m])).toBeLessThan(1e-11));
        const slope = finiteDifference((a) => theorem2.averageTerm1(posteriors, a, R), best);
        for (const g of slope) expect(Math.abs(g)).toBeLessThan(1e-9);
      }),
    );
  });

  it('one picture, or equal ones, are their own centroid and leave no bound', () => {
    fc.assert(
      fc.property(someVector(1, 5, 5), fc.integer({ min: 1, max: 4 }), (c, n) => {
        const same = new Array(n).fill(c);
        expect(theorem2.lowerBoundEq5(same, 51)).toBeLessThan(1e-13);
        expect(theorem2.lowerBoundEq6(same, 51)).toBeLessThan(1e-13);
        theorem2.centroid(same, 51).forEach((x, m) => expect(Math.abs(x - c[m])).toBeLessThan(1e-6));
      }),
    );
  });

  it('one picture at order 20 and coefficients of hundreds is its own centroid too, to a thousandth of a nat', () => {
    fc.assert(
      fc.property(vector(20, 30), vector(5, 200), (many, large) => {
        for (const c of [many, large]) expect(theorem2.lowerBoundEq5([c], 101)).toBeLessThan(1e-3);
      }),
      { numRuns: 60 },
    );
  });

  it('takes a posterior on a single grid point, and a start there', () => {
    expect(theorem2.lowerBoundEq5([[20_000]], 21, [20_000])).toBe(0);
    expect(theorem2.lowerBoundEq5([[20_000]], 21)).toBeLessThan(1e-11);
    expect(theorem2.lowerBoundEq5([[20_000]], 21, [-20_000])).toBeLessThan(1e-11);
  });

  it('does not depend on where Newton starts', () => {
    fc.assert(
      fc.property(family, vector(6, 300), ({ posteriors, R }, start) => {
        const a = theorem2.lowerBoundEq5(posteriors, R);
        expect(Math.abs(theorem2.lowerBoundEq5(posteriors, R, start) - a)).toBeLessThan(1e-11);
      }),
    );
  });

  it('is log n for n posteriors that do not overlap', () => {
    const sharp = [-0.8, 0, 0.8].map((centre) => [4000 * centre, -2000]);
    expect(theorem2.lowerBoundEq6(sharp, 101)).toBeCloseTo(Math.log(3), 12);
  });

  it('stays finite at order 20, coefficients of 200, R = 2, 21 and 1001, and one-hot posteriors', () => {
    fc.assert(
      fc.property(
        fc.array(vector(20, 200), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(2, 21, 1001),
        (posteriors, R) => {
          const parts = geometry.decomposeTerm1(posteriors, new Array(20).fill(0), R);
          for (const value of Object.values(parts)) {
            expect(Number.isFinite(value)).toBe(true);
            expect(value).toBeGreaterThanOrEqual(0);
          }
          const sum = parts.mutualInformation + parts.mixtureToCentroid + parts.centroidToPrior;
          expect(Math.abs(sum - parts.term1)).toBeLessThan(1e-12 * Math.max(1, parts.term1));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('says what is missing', () => {
    expect(() => geometry.decomposeTerm1([], [], 11)).toThrow(
      'Theorem 2: expected the posteriors of at least one picture, got 0',
    );
    expect(() => geometry.decomposeTerm1([[1]], [1, 2], 11)).toThrow('expected a prior of at most');
  });
});

describe('Theorem 2 for Gaussians', () => {
  const pictures = fc.integer({ min: 1, max: 8 }).chain((n) => fc.tuple(vector(n, 3), vector(n, 3)));

  it('bounds term1, with equality for a prior of the pooled mean and variance', () => {
    fc.assert(
      fc.property(pictures, ([mean, logVariance]) => {
        const variance = logVariance.map(Math.exp);
        const eq5 = geometry.gaussianLowerBoundEq5(mean, variance);
        expect(eq5).toBeGreaterThanOrEqual(-1e-14);
        expect(geometry.gaussianTerm1(mean, variance)).toBeGreaterThanOrEqual(eq5 - 1e-12);
        // Shifted and scaled so that the standard normal is the centroid.
        const n = mean.length;
        const centre = mean.reduce((a, b) => a + b, 0) / n;
        const total = mean.reduce((sum, mu, k) => sum + (variance[k] + (mu - centre) ** 2) / n, 0);
        const standard = geometry.gaussianTerm1(
          mean.map((mu) => (mu - centre) / Math.sqrt(total)),
          variance.map((v) => v / total),
        );
        expect(Math.abs(standard - eq5)).toBeLessThan(1e-12);
      }),
    );
  });

  it('does not change with the position and the scale of z', () => {
    fc.assert(
      fc.property(pictures, number(10), number(2), ([mean, logVariance], shift, logScale) => {
        const variance = logVariance.map(Math.exp);
        const moved = geometry.gaussianLowerBoundEq5(
          mean.map((mu) => Math.exp(logScale) * mu + shift),
          variance.map((v) => Math.exp(2 * logScale) * v),
        );
        expect(Math.abs(moved - geometry.gaussianLowerBoundEq5(mean, variance))).toBeLessThan(1e-11);
      }),
    );
  });
});
