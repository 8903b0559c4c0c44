/** The statistics of three families by what defines them: orthonormality, known values, and a sum of 1. */
import { describe, expect, it } from 'vitest';
import { gaussLegendre } from './gauss-legendre';
import { linspace } from './numeric';
import { bSplines, cosineStatistics, legendreStatistics, splineDegree } from './statistics-on-grid';

const close = (a: number, b: number, tolerance = 1e-13) =>
  expect(Math.abs(a - b), `${a} against ${b}`).toBeLessThan(tolerance);

describe('legendreStatistics', () => {
  it('are orthonormal to 1 and to each other on [-1, 1], to order 20', () => {
    const { nodes, weights } = gaussLegendre(24);
    const rows = [nodes.map(() => 1), ...legendreStatistics(20, nodes)];
    rows.forEach((a, i) =>
      rows.forEach((b, j) =>
        close(
          weights.reduce((sum, w, r) => sum + (w * a[r] * b[r]) / 2, 0),
          i === j ? 1 : 0,
          1e-12,
        ),
      ),
    );
  });

  it('are sqrt(3) z and sqrt(5) (3 z^2 - 1) / 2 first', () => {
    const [first, second] = legendreStatistics(2, [0.3]);
    close(first[0], Math.sqrt(3) * 0.3);
    close(second[0], (Math.sqrt(5) * (3 * 0.09 - 1)) / 2);
    expect(legendreStatistics(1, [0.3])).toHaveLength(1);
  });
});

describe('cosineStatistics', () => {
  it('are half waves that begin at 1 and end at 1 or -1', () => {
    cosineStatistics(20, [-1, 1]).forEach(([left, right], m) => {
      expect(left).toBe(1);
      close(right, m % 2 === 0 ? -1 : 1);
    });
    close(cosineStatistics(1, [0])[0][0], 0);
  });
});

describe('bSplines', () => {
  const z = linspace(-1, 1, 241);

  it('sum to 1, are never negative, and reach over four intervals at most', () => {
    for (let count = 1; count <= 21; count++) {
      const rows = bSplines(count, z);
      z.forEach((_, r) =>
        close(
          rows.reduce((sum, row) => sum + row[r], 0),
          1,
          1e-14,
        ),
      );
      for (const row of rows) {
        expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
        const width = (2 / (count - splineDegree(count))) * 4;
        const inside = z.filter((_, r) => row[r] > 0);
        expect(inside.at(-1)! - inside[0]).toBeLessThanOrEqual(width);
      }
    }
  });

  it('are 1/6, 4/6, 1/6 at a knot, and of the degree that few of them can have', () => {
    const rows = bSplines(5, [0]).map(([value]) => value);
    [0, 1 / 6, 4 / 6, 1 / 6, 0].forEach((value, i) => close(rows[i], value));
    expect([1, 2, 3, 4, 5, 21].map(splineDegree)).toEqual([0, 1, 2, 3, 3, 3]);
    expect(bSplines(2, [-1, 0.5, 1])).toEqual([
      [1, 0.25, 0],
      [0, 0.75, 1],
    ]);
  });

  it('have two continuous derivatives across a knot', () => {
    const step = 1e-3;
    for (const row of bSplines(
      7,
      [-2, -1, 0, 1, 2].map((i) => i * step),
    ) /* z = 0 is a knot */) {
      const [a, b, c, d, e] = row;
      close((a - 2 * b + c) / step ** 2, (c - 2 * d + e) / step ** 2, 0.1);
      close((c - b) / step, (d - c) / step, 0.05);
    }
  });

  it('refuse no whole number of splines', () => {
    expect(() => bSplines(0, z)).toThrow('bSplines: expected a count of 1, 2, 3, ..., got 0; round it');
  });
});
