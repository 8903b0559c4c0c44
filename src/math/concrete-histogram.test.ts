/** Relaxed samples in bulk against one at a time, and cells that hold what they should. */
import { describe, expect, it } from 'vitest';
import { sampleCoarseGrain } from './coarse-grain';
import { gridCells, histogramMass, relaxedMeans } from './concrete-histogram';
import { expOfNegative } from './exponential-table';
import { gridPoints, polynomialLogits } from './polynomial-family';
import { fillGumbel, keyOf } from './random';

const R = 23;
const zeta = gridPoints(R);
const coefficients = [0.5, -3, 1, 2];
const noise = fillGumbel(new Float32Array(50 * R), keyOf(1, 'test'), 0);

describe('relaxedMeans', () => {
  it.each([0.01, 0.3, 5])('is sampleCoarseGrain, sample by sample, at T = %s', (temperature) => {
    const z = relaxedMeans(polynomialLogits(coefficients, zeta), zeta, noise, temperature);
    expect(z).toHaveLength(50);
    z.forEach((value, s) => {
      const gumbel = noise.subarray(s * R, (s + 1) * R);
      const one = sampleCoarseGrain({ coefficients, gumbel, temperature, gridPoints: R });
      expect(value).toBeCloseTo(one.z, 12);
    });
  });

  it.each([0.01, 0.3, 5])(
    'from a table of exponentials differs by less than can be drawn, at T = %s',
    (T) => {
      const logits = polynomialLogits(coefficients, zeta);
      const exact = relaxedMeans(logits, zeta, noise, T);
      relaxedMeans(logits, zeta, noise, T, expOfNegative).forEach((z, s) =>
        expect(Math.abs(z - exact[s])).toBeLessThan(1e-9),
      );
    },
  );

  it('names what does not fit', () => {
    expect(() => relaxedMeans([0, 0], [-1, 1], [0, 0, 0], 1)).toThrow(/whole samples of 2, got 3/);
    expect(() => relaxedMeans([0], [-1, 1], [0, 0], 1)).toThrow(/relaxedMeans/);
    expect(() => relaxedMeans([0, 0], [-1, 1], [0, 0], 0)).toThrow(/T > 0, got 0/);
  });
});

describe('gridCells', () => {
  it('has a cell a grid point where they are few', () => {
    const edges = gridCells(5, 41);
    [-1.25, -0.75, -0.25, 0.25, 0.75, 1.25].forEach((edge, i) => expect(edges[i]).toBeCloseTo(edge, 15));
  });

  it.each([3, 11, 41, 42, 101, 1001])(
    'holds all of %s points, equally many in all but the last',
    (points) => {
      const edges = gridCells(points, 41);
      expect(edges.length - 1).toBeLessThanOrEqual(41);
      const counts = histogramMass(gridPoints(points), edges).map((mass) => Math.round(mass * points));
      expect(new Set(counts.slice(0, -1)).size).toBeLessThanOrEqual(1);
      expect(counts.at(-1)).toBeLessThanOrEqual(counts[0]);
      expect(counts.reduce((a, b) => a + b)).toBe(points);
    },
  );
});

describe('histogramMass', () => {
  it('counts into half-open cells, the last one closed', () => {
    expect(histogramMass([0, 0.5, 1, 2], [0, 1, 2])).toEqual([0.5, 0.5]);
    expect(() => histogramMass([3], [0, 1, 2])).toThrow(/got 3/);
  });
});
