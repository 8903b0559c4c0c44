/** QR of columns: what is left of each, and least squares against the normal equations. */
import { describe, expect, it } from 'vitest';
import { dot, solve } from './numeric';
import { leastSquares, orthogonalColumns } from './orthogonal-columns';
import { features, gridPoints } from './polynomial-family';
import { fc, vector } from './testing/properties';

describe('orthogonalColumns', () => {
  it('has orthonormal q that give the columns back', () => {
    // Powers to 20 are nearly dependent: one pass alone leaves overlaps of 1e-9.
    const columns = features(20, gridPoints(101));
    const { q, factors } = orthogonalColumns(columns);
    q.forEach((a, i) =>
      q.forEach((b, j) => expect(Math.abs(dot(a, b) - (i === j ? 1 : 0))).toBeLessThan(1e-14)),
    );
    columns.forEach((column, k) =>
      column.forEach((value, r) => {
        const again = factors[k].reduce((sum, factor, j) => sum + factor * q[j][r], 0);
        expect(Math.abs(again - value)).toBeLessThan(1e-13);
      }),
    );
  });

  it('leaves of a column its sine, and nothing of a dependent or an empty one', () => {
    const { residuals, q } = orthogonalColumns(
      [
        [1, 0, 0],
        [1, 1, 0],
        [3, -2, 0],
        [0, 0, 0],
        [0, 0, 1e300],
      ],
      1e-12,
    );
    [1, Math.SQRT1_2, 0, 0, 1].forEach((value, k) =>
      expect(Math.abs(residuals[k] - value)).toBeLessThan(1e-15),
    );
    expect(q[2]).toEqual([0, 0, 0]);
  });
});

describe('leastSquares', () => {
  it('agrees with the normal equations', () => {
    const columns = features(4, gridPoints(21));
    fc.assert(
      fc.property(vector(21, 10), (target) => {
        const gram = columns.map((a) => columns.map((b) => dot(a, b)));
        const direct = solve(gram, columns.map((a) => dot(a, target))); // prettier-ignore
        leastSquares(orthogonalColumns(columns), target).forEach((x, k) =>
          expect(Math.abs(x - direct[k])).toBeLessThan(1e-10),
        );
      }),
    );
  });

  it('gives a dependent column nothing', () => {
    const columns = [
      [1, 1],
      [2, 2],
      [0, 1],
    ];
    expect(
      leastSquares(orthogonalColumns(columns, 1e-12), [3, 5]).map((x) => Math.round(x * 1e12) / 1e12),
    ).toEqual([3, 0, 2]);
  });
});
