import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curvePoints, meansBetween } from './curve-points';

describe('curvePoints', () => {
  it('keeps the first steps one by one, and lets the stretches grow', () => {
    expect(curvePoints(100, 9)).toEqual([1, 2, 3, 6, 10, 18, 32, 56, 100]);
    expect(curvePoints(1, 5)).toEqual([1]);
  });

  it('rises from 1 to the last step with no more points than wanted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 2, max: 300 }), (last, points) => {
        const ends = curvePoints(last, points);
        expect(ends[0]).toBe(1);
        expect(ends.at(-1)).toBe(last);
        expect(ends.length).toBeLessThanOrEqual(points);
        expect(ends.every((end, i) => i === 0 || end > ends[i - 1])).toBe(true);
      }),
    );
  });
});

describe('meansBetween', () => {
  it('means every step once', () => {
    expect(meansBetween([10, 20, 30, 50, 100], [1, 2, 5])).toEqual([10, 20, 60]);
  });

  it('keeps the mean of all, weighted by how many steps a point stands for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 200 }),
        (values) => {
          const ends = curvePoints(values.length, 12);
          const sum = meansBetween(values, ends).reduce(
            (s, mean, k) => s + mean * (ends[k] - (ends[k - 1] ?? 0)),
            0,
          );
          expect(sum).toBeCloseTo(
            values.reduce((s, value) => s + value, 0),
            6,
          );
        },
      ),
    );
  });
});
