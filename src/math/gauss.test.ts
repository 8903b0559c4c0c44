/**
 * Section 2's Gaussian: its KL against quadrature and Monte Carlo, gradients against finite differences, the
 * sampler's moments.
 */
import { describe, expect, it } from 'vitest';
import { finiteDifference } from './testing/finite-difference';
import { fc, twoVectors } from './testing/properties';
import {
  gaussianDensity,
  klToNormal,
  klToStandardNormal,
  klToStandardNormalGradient,
  sampleGauss,
} from './gauss';
import { linspace } from './numeric';
import { fillNormal, keyOf } from './random';

const sum = (v: number[]) => v.reduce((a, b) => a + b, 0);

describe('klToNormal', () => {
  it('is int q log(q/p), by quadrature, 0 at the prior, and of the standard normal what its own function says', () => {
    const z = linspace(-20, 20, 8001);
    for (const [mean, variance, centre, width] of [
      [0.7, 0.3, -0.4, 1.7],
      [-1.2, 1.9, 0.5, 0.6],
    ]) {
      const terms = z.map((x) => {
        const q = gaussianDensity(x, mean, variance);
        return q > 1e-200 ? q * Math.log(q / gaussianDensity(x, centre, width)) : 0;
      });
      const [kl] = klToNormal([mean], [Math.log(variance)], [centre], [Math.log(width)]);
      expect(kl).toBeCloseTo(sum(terms) * (z[1] - z[0]), 10);
      expect(klToNormal([mean], [Math.log(variance)], [mean], [Math.log(variance)])).toEqual([0]);
      expect(klToNormal([mean], [Math.log(variance)], [0], [0])).toEqual(
        klToStandardNormal([mean], [Math.log(variance)]),
      );
    }
  });
});

describe('klToStandardNormal', () => {
  it('is never negative, and 0 at the prior only', () => {
    expect(klToStandardNormal([0], [0])).toEqual([0]);
    fc.assert(
      fc.property(twoVectors(1, 8, 6), ([mean, logVariance]) => {
        klToStandardNormal(mean, logVariance).forEach((kl, j) => {
          expect(kl).toBeGreaterThanOrEqual(0);
          if (Math.abs(mean[j]) > 1e-100 || Math.abs(logVariance[j]) > 1e-100) expect(kl).toBeGreaterThan(0);
        });
      }),
    );
  });

  it('is int q log(q/p), by quadrature', () => {
    const z = linspace(-14, 14, 4001);
    for (const [mean, variance] of [
      [0.7, 0.3],
      [-1.2, 1.9],
    ]) {
      const terms = z.map((x) => {
        const q = gaussianDensity(x, mean, variance);
        return q > 0 ? q * Math.log(q / gaussianDensity(x, 0, 1)) : 0;
      });
      const integral = sum(terms) * (z[1] - z[0]);
      expect(klToStandardNormal([mean], [Math.log(variance)])[0]).toBeCloseTo(integral, 11);
    }
  });

  it('keeps its digits next to the prior, where it is lv^2 / 4', () => {
    for (const lv of [1e-9, -1e-5, 1e-3]) {
      expect(klToStandardNormal([0], [lv])[0] / ((lv * lv * (1 + lv / 3)) / 4)).toBeCloseTo(1, 6);
    }
    // Both sides of the seam between series and difference.
    const seam = [0.0099999999999, 0.0100000000001].map((lv) => klToStandardNormal([0], [lv])[0] / lv ** 2);
    expect(seam[0]).toBeCloseTo(seam[1], 11);
  });

  it('has the gradient of central finite differences', () => {
    fc.assert(
      fc.property(twoVectors(1, 4, 3), ([mean, logVariance]) => {
        const gradient = klToStandardNormalGradient(mean, logVariance);
        const byMean = finiteDifference((m) => sum(klToStandardNormal(m, logVariance)), mean);
        const byLogVariance = finiteDifference((lv) => sum(klToStandardNormal(mean, lv)), logVariance);
        gradient.mean.forEach((g, j) => expect(Math.abs(g - byMean[j])).toBeLessThan(1e-9));
        gradient.logVariance.forEach((g, j) => expect(Math.abs(g - byLogVariance[j])).toBeLessThan(1e-9));
      }),
    );
  });

  it('says which lengths differ', () => {
    expect(() => klToStandardNormal([0], [0, 1])).toThrow(
      'klToStandardNormal: expected two vectors of one length',
    );
  });
});

describe('sampleGauss', () => {
  it('is the mean at epsilon 0 and one standard deviation away at 1', () => {
    expect(sampleGauss([3, -1], [0, Math.log(4)], [0, 0])).toEqual([3, -1]);
    expect(sampleGauss([3, -1], [0, Math.log(4)], [1, 1])[1]).toBeCloseTo(1, 14);
  });

  it('has the mean and the variance exp(logVariance) over the generator that a run uses', () => {
    const n = 100_000;
    const epsilon = fillNormal(new Float32Array(n), keyOf(1, 'test/gauss'), 0);
    const z = sampleGauss(new Array(n).fill(0.4), new Array(n).fill(-0.9), epsilon);
    const mean = sum(z) / n;
    const variance = sum(z.map((x) => (x - mean) ** 2)) / n;
    const sd = Math.exp(-0.45);
    expect(Math.abs(mean - 0.4)).toBeLessThan((4 * sd) / Math.sqrt(n));
    expect(Math.abs(variance / sd ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  });
});

describe('gaussianDensity', () => {
  it('integrates to one and refuses a variance of zero', () => {
    const x = linspace(-9, 11, 2001);
    expect(sum(x.map((at) => gaussianDensity(at, 1, 0.7))) * (x[1] - x[0])).toBeCloseTo(1, 13);
    expect(() => gaussianDensity(0, 0, 0)).toThrow('gaussianDensity: expected a variance > 0, got 0');
  });
});
