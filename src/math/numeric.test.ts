/** The shared arithmetic: exponential sums at the ends of float64, the grid of numbers and the solver. */
import { describe, expect, it } from 'vitest';
import { fc, number, someVector } from './testing/properties';
import { dot, linspace, logSoftmax, logSumExp, softmax, solve } from './numeric';

describe('logSumExp, softmax, logSoftmax', () => {
  it('take the values of their definition where that does not overflow', () => {
    expect(logSumExp([0, Math.log(2), Math.log(3)])).toBeCloseTo(Math.log(6), 15);
    softmax([0, Math.log(2), Math.log(5)]).forEach((p, i) => expect(p).toBeCloseTo([1, 2, 5][i] / 8, 15));
  });

  it('hold at the ends of float64', () => {
    expect(logSumExp([1e5, 1e5])).toBe(1e5 + Math.LN2);
    expect(logSumExp([-1e5, -1e5])).toBe(-1e5 + Math.LN2);
    expect(logSumExp([-Infinity, 0])).toBe(0);
    expect(logSumExp([])).toBe(-Infinity);
    expect(logSumExp([1, NaN])).toBeNaN();
    expect(softmax([1e5, -1e5])).toEqual([1, 0]);
    expect(logSoftmax([1e5, -1e5])).toEqual([0, -2e5]);
  });

  it('sum to one, agree with each other and ignore a constant', () => {
    fc.assert(
      fc.property(someVector(1, 30, 300), number(1000), (v, shift) => {
        const p = softmax(v);
        expect(p.reduce((a, b) => a + b)).toBeCloseTo(1, 13);
        logSoftmax(v).forEach((l, i) => expect(Math.abs(Math.exp(l) - p[i])).toBeLessThan(1e-12));
        softmax(v.map((x) => x + shift)).forEach((q, i) => expect(Math.abs(q - p[i])).toBeLessThan(1e-12));
      }),
    );
  });
});

describe('linspace', () => {
  it('meets both ends exactly, evenly and symmetrically', () => {
    expect(linspace(-1, 1, 5)).toEqual([-1, -0.5, 0, 0.5, 1]);
    const line = linspace(-0.1, 0.1, 102);
    expect(line[101]).toBe(0.1);
    line.forEach((x, i) => expect(x).toBe(-line[101 - i]));
  });

  it('says what it expects', () => {
    expect(() => linspace(0, 1, 1)).toThrow('linspace: expected an integer n of at least 2, got 1');
  });
});

describe('dot and solve', () => {
  it('solve inverts a product, also where the first pivot is zero', () => {
    const matrix = [
      [0, 2, 1],
      [1, -1, 4],
      [3, 0, 2],
    ];
    const x = [1, -2, 0.5];
    const rhs = matrix.map((row) => dot(row, x));
    solve(matrix, rhs).forEach((value, i) => expect(value).toBeCloseTo(x[i], 14));
    expect(matrix[0]).toEqual([0, 2, 1]);
  });

  it('solve leaves no residual for well-conditioned random systems', () => {
    const system = fc
      .integer({ min: 1, max: 8 })
      .chain((n) =>
        fc.tuple(
          fc.array(fc.array(number(1), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
          fc.array(number(1), { minLength: n, maxLength: n }),
        ),
      );
    fc.assert(
      fc.property(system, ([matrix, rhs]) => {
        const dominant = matrix.map((row, i) => row.map((x, j) => (i === j ? x + 20 : x)));
        const x = solve(dominant, rhs);
        dominant.forEach((row, i) => expect(Math.abs(dot(row, x) - rhs[i])).toBeLessThan(1e-14));
      }),
    );
  });

  it('refuse what has no answer', () => {
    const singular = [
      [1, 2],
      [2, 4],
    ];
    expect(() => solve(singular, [1, 1])).toThrow('expected a non-singular matrix');
    expect(() => solve([[NaN]], [1])).toThrow('expected a non-singular matrix');
    expect(() => solve([[1, 2]], [1])).toThrow('expected a matrix [1][1]');
    expect(() => dot([1], [1, 2])).toThrow('expected two vectors of one length, got 1 and 2');
  });
});
