/**
 * The inverse-CDF sampler: the right distribution function, derivatives by finite differences, both ends,
 * extreme settings.
 */
import { describe, expect, it } from 'vitest';
import { finiteDifference } from './testing/finite-difference';
import { fc, someVector } from './testing/properties';
import { sampleInverseCdf } from './inverse-cdf';
import { gridProbabilities } from './polynomial-family';

const uniform = fc.double({ min: 2 ** -24, max: 1 - 2 ** -24, noNaN: true });

describe('sampleInverseCdf', () => {
  it('inverts the distribution function of the piecewise constant density', () => {
    fc.assert(
      fc.property(someVector(1, 8, 8), fc.constantFrom(2, 11, 51, 101), uniform, (c, R, u) => {
        const { z } = sampleInverseCdf(c, R, u);
        const p = gridProbabilities(c, R);
        const place = ((z + 1) * R) / 2;
        const cdf = p.reduce((sum, mass, r) => sum + mass * Math.min(1, Math.max(0, place - r)), 0);
        expect(Math.abs(cdf - u)).toBeLessThan(1e-12);
      }),
    );
  });

  it('rises with u over the whole of [-1, 1], without a jump where it changes ends', () => {
    const c = [1, -3, 2];
    const us = Array.from({ length: 999 }, (_, i) => (i + 1) / 1000);
    const z = us.map((u) => sampleInverseCdf(c, 21, u).z);
    z.slice(1).forEach((value, i) => expect(value).toBeGreaterThan(z[i]));
    expect(z[0]).toBeGreaterThan(-1);
    expect(z[998]).toBeLessThan(1);
    const [left, right] = [0.5, 0.5 + 1e-15].map((u) => sampleInverseCdf(c, 21, u));
    expect(Math.abs(left.z - right.z)).toBeLessThan(1e-13);
    left.gradCoefficients.forEach((g, m) =>
      expect(Math.abs(g - right.gradCoefficients[m])).toBeLessThan(1e-12),
    );
  });

  it('is z = 2u - 1 for the flat polynomial', () => {
    fc.assert(
      fc.property(uniform, (u) => {
        expect(Math.abs(sampleInverseCdf([0], 51, u).z - (2 * u - 1))).toBeLessThan(1e-13);
      }),
    );
  });

  it('has the gradient of central finite differences inside a cell', () => {
    fc.assert(
      fc.property(someVector(1, 6, 5), fc.constantFrom(2, 5, 21), uniform, (c, R, u) => {
        const place = ((sampleInverseCdf(c, R, u).z + 1) * R) / 2;
        // At a cell's edge z has a kink in the coefficients, and differences straddle it.
        fc.pre(Math.abs(place - Math.round(place)) > 0.05);
        const numeric = finiteDifference((x) => sampleInverseCdf(x, R, u).z, c, 1e-4);
        sampleInverseCdf(c, R, u).gradCoefficients.forEach((g, m) => {
          expect(Math.abs(g - numeric[m])).toBeLessThan(1e-8 * Math.max(1, Math.abs(g)));
        });
      }),
    );
  });

  it('mirrors: u to 1 - u with odd coefficients reversed', () => {
    fc.assert(
      fc.property(someVector(1, 8, 20), uniform, (c, u) => {
        const mirrored = c.map((x, m) => (m % 2 === 0 ? -x : x));
        expect(Math.abs(sampleInverseCdf(c, 51, u).z + sampleInverseCdf(mirrored, 51, 1 - u).z)).toBeLessThan(
          1e-9,
        );
      }),
    );
  });

  it('keeps its digits at the right end as at the left, where the mass of a cell is tiny', () => {
    const c = [-9, 1];
    const left = sampleInverseCdf([9, 1], 101, 2 ** -24);
    const right = sampleInverseCdf(c, 101, 1 - 2 ** -24);
    expect(Math.abs(left.z + right.z)).toBeLessThan(1e-14);
    expect(Math.abs(left.gradCoefficients[0] / right.gradCoefficients[0] - 1)).toBeLessThan(1e-13);
    expect(Math.abs(left.gradCoefficients[1] / right.gradCoefficients[1] + 1)).toBeLessThan(1e-13);
  });

  it('stays finite at coefficients of 200, M = 20, R = 2 and 1001', () => {
    fc.assert(
      fc.property(someVector(20, 20, 200), uniform, fc.constantFrom(2, 1001), (c, u, R) => {
        const { z, gradCoefficients } = sampleInverseCdf(c, R, u);
        expect(Math.abs(z)).toBeLessThanOrEqual(1);
        for (const g of gradCoefficients) expect(Number.isFinite(g)).toBe(true);
      }),
    );
  });

  it('refuses the ends', () => {
    for (const u of [0, 1, NaN])
      expect(() => sampleInverseCdf([1], 5, u)).toThrow('sampleInverseCdf: expected 0 < u < 1');
  });
});
