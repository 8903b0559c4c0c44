/**
 * Definition 11's projection by what defines it: identity on kept polynomials, orthogonal residual,
 * idempotence, and an independent solver.
 */
import { describe, expect, it } from 'vitest';
import { fc, vector } from './testing/properties';
import { gramPolynomials, gridBasis, monomialsInGram } from './grid-basis';
import { dot, solve } from './numeric';
import { features, gridPoints, polynomialLogits } from './polynomial-family';
import { mapRows, projectionMap } from './polynomial-projection';
import { projectCoefficients } from './testing/project-coefficients';

/** Orders from > to and a grid that holds them, with coefficients. */
const shrinking = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 19 }), fc.constantFrom(23, 51, 101, 1001))
  .filter(([from, to]) => to < from)
  .chain(([from, to, R]) => fc.record({ to: fc.constant(to), R: fc.constant(R), c: vector(from, 10) }));

const centred = (v: number[]) => {
  const mean = v.reduce((a, b) => a + b, 0) / v.length;
  return v.map((x) => x - mean);
};

describe('projectionMap', () => {
  it('leaves a residual that is orthogonal to the constant (once dropped) and to every kept monomial', () => {
    fc.assert(
      fc.property(shrinking, ({ c, to, R }) => {
        const zeta = gridPoints(R);
        const before = polynomialLogits(c, zeta);
        const after = polynomialLogits(projectCoefficients(c, to, R), zeta);
        const residual = centred(before.map((x, r) => x - after[r]));
        for (const phi of features(to, zeta))
          expect(Math.abs(dot(residual, phi)) / R).toBeLessThan(1e-13 * 10 * 20);
      }),
    );
  });

  it('is the identity on polynomials of the kept order, exactly', () => {
    fc.assert(
      fc.property(shrinking, ({ c, to, R }) => {
        const kept = c.map((x, m) => (m < to ? x : 0));
        expect(projectCoefficients(kept, to, R)).toEqual(kept.slice(0, to).map((x) => x + 0));
      }),
    );
  });

  it('is idempotent, and in two stages the same as in one', () => {
    fc.assert(
      fc.property(shrinking, fc.nat(20), ({ c, to, R }, extra) => {
        const once = projectCoefficients(c, to, R);
        expect(projectCoefficients(once, to, R)).toEqual(once);
        const between = Math.min(c.length, to + extra);
        const staged = projectCoefficients(projectCoefficients(c, between, R), to, R);
        staged.forEach((x, j) => expect(Math.abs(x - once[j])).toBeLessThan(1e-9 * Math.max(1, Math.abs(x))));
      }),
    );
  });

  it('pads the identity with zero columns when the order grows', () => {
    expect(projectionMap(2, 4, 101)).toEqual([
      [1, 0, 0, 0],
      [0, 1, 0, 0],
    ]);
    expect(projectionMap(3, 3, 5)).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('agrees with the normal equations solved directly, order 5 to 3', () => {
    const R = 101;
    const zeta = gridPoints(R);
    const kept = [zeta.map(() => 1), ...features(3, zeta)];
    const gram = kept.map((a) => kept.map((b) => dot(a, b)));
    features(5, zeta).forEach((phi, m) => {
      const direct = solve(gram, kept.map((row) => dot(row, phi))); // prettier-ignore
      projectionMap(5, 3, R)[m].forEach((x, j) => expect(Math.abs(x - direct[j + 1])).toBeLessThan(1e-12));
    });
  });

  it('takes z^3 to 3/5 z and z^2 to nothing on a fine grid, as on the interval', () => {
    const map = projectionMap(3, 1, 100_001);
    expect(map[1]).toEqual([0]);
    expect(map[2][0]).toBeCloseTo(3 / 5, 4);
    expect(map[2][0]).not.toBe(3 / 5);
  });

  it('keeps the function where the grid has fewer points than the order', () => {
    const c = Array.from({ length: 20 }, (_, m) => Math.sin(m + 1));
    for (const [R, to] of [
      [2, 1],
      [2, 3],
      [5, 4],
      [5, 12],
    ]) {
      // prettier-ignore
      const zeta = gridPoints(R);
      const before = centred(polynomialLogits(c, zeta));
      centred(polynomialLogits(projectCoefficients(c, to, R), zeta)).forEach((x, r) => {
        expect(Math.abs(x - before[r])).toBeLessThan(1e-13);
      });
    }
  });

  it('names a wrong order', () => {
    expect(() => projectionMap(5, -1, 101)).toThrow(
      'projectionMap: expected an order to of 0, 1, 2, ..., got -1',
    );
    expect(() => projectionMap(1.5, 1, 101)).toThrow('an order from');
  });
});

describe('grid basis', () => {
  it('is orthonormal to order 20, also where the order is nearly R', () => {
    for (const R of [21, 51, 101, 1001]) {
      const { values } = gridBasis(20, R);
      values.forEach((a, i) => {
        expect(Math.abs(a.reduce((s, x) => s + x, 0) / R)).toBeLessThan(1e-13);
        values.forEach((b, j) => expect(Math.abs(dot(a, b) / R - (i === j ? 1 : 0))).toBeLessThan(1e-12));
      });
    }
  });

  it('has the closed-form recurrence: values, norms and monomial coefficients agree', () => {
    for (const R of [12, 51]) {
      const { values, norms } = gridBasis(8, R);
      const zeta = gridPoints(R);
      const rows = gramPolynomials(R, 8);
      values.forEach((row, k) => {
        const direct = polynomialLogits(rows[k + 1].slice(1), zeta).map(
          (x) => (x + rows[k + 1][0]) / norms[k],
        );
        row.forEach((x, r) => expect(Math.abs(x - direct[r])).toBeLessThan(1e-10));
      });
    }
  });

  it('converts there and back', () => {
    const [to, back] = [monomialsInGram(51, 20), gramPolynomials(51, 20)];
    to.forEach((row, m) => {
      for (let j = 0; j <= 20; j++) {
        const product = row.reduce((sum, x, k) => sum + x * back[k][j], 0);
        expect(Math.abs(product - (m === j ? 1 : 0))).toBeLessThan(1e-11);
      }
    });
  });

  it('has no more functions than the grid has points less one', () => {
    expect(gridBasis(20, 2).values).toHaveLength(1);
    expect(gridBasis(20, 6).values).toHaveLength(5);
  });
});

describe('mapRows', () => {
  it('maps every row by itself', () => {
    const rows = [
      [1, -2, 3, 4],
      [0.5, 0, -1, 2],
    ];
    const expected = rows.flatMap((row) => projectCoefficients(row, 2, 21));
    expect(mapRows(rows.flat(), projectionMap(4, 2, 21))).toEqual(expected);
    expect(mapRows([1, 2, 3], [[1, 10, 0]])).toEqual([1, 10, 0, 2, 20, 0, 3, 30, 0]);
  });

  it('refuses a broken row', () => {
    expect(() => mapRows([1, 2, 3], projectionMap(2, 1, 21))).toThrow(
      'mapRows: expected whole rows of 2 numbers, got 3',
    );
  });
});
