/** The mixture: densities against a sum of them, gradients by finite differences, one component, and extremes. */
import { describe, expect, it } from 'vitest';
import { softmax } from './numeric';
import { gridPoints, gridProbabilities, polynomialLogits } from './polynomial-family';
import { componentOffsets, mixtureGradient, mixtureLogits, mixtureSize } from './polynomial-mixture';
import { finiteDifference } from './testing/finite-difference';
import { fc, vector } from './testing/properties';

const shapes = fc
  .record({
    polynomialOrder: fc.integer({ min: 1, max: 5 }),
    components: fc.integer({ min: 1, max: 4 }),
    gridPoints: fc.constantFrom(5, 21),
  })
  .chain((shape) => fc.tuple(fc.constant(shape), vector(mixtureSize(shape), 5)));

describe('the mixture', () => {
  it('is the weighted sum of its components on the grid', () => {
    fc.assert(
      fc.property(shapes, ([shape, parameters]) => {
        const { polynomialOrder: M, components: K, gridPoints: R } = shape;
        const weights = softmax(K === 1 ? [0] : parameters.slice(K * M));
        const sum = new Array<number>(R).fill(0);
        componentOffsets(K).forEach((offset, k) => {
          const c = parameters.slice(k * M, (k + 1) * M);
          gridProbabilities([c[0] + offset, ...c.slice(1)], R).forEach((p, r) => (sum[r] += weights[k] * p));
        });
        softmax(mixtureLogits(parameters, gridPoints(R), shape)).forEach((p, r) =>
          expect(Math.abs(p - sum[r])).toBeLessThan(1e-14),
        );
      }),
    );
  });

  it('has the gradient of finite differences, on the grid and off it', () => {
    fc.assert(
      fc.property(shapes, ([shape, parameters]) => {
        const z = [-1, -0.37, 0.2, 1];
        const gradient = mixtureGradient(parameters, z, shape);
        z.forEach((_, r) =>
          finiteDifference((c) => mixtureLogits(c, z, shape)[r], parameters).forEach((slope, p) =>
            expect(Math.abs(slope - gradient[p][r])).toBeLessThan(1e-8),
          ),
        );
      }),
    );
  });

  it('is one polynomial at K = 1, without a weight', () => {
    const shape = { polynomialOrder: 3, components: 1, gridPoints: 21 };
    expect(mixtureSize(shape)).toBe(3);
    expect(mixtureSize({ ...shape, components: 3 })).toBe(12);
    const [c, zeta] = [[1, -2, 3], gridPoints(21)];
    const plain = polynomialLogits(c, zeta);
    const differences = mixtureLogits(c, zeta, shape).map((logit, r) => logit - plain[r]);
    expect(Math.max(...differences) - Math.min(...differences)).toBeLessThan(1e-14);
  });

  it('has components that are not equal at zeros', () => {
    expect(componentOffsets(1)).toEqual([0]);
    expect(componentOffsets(2)).toEqual([-2, 2]);
    expect(componentOffsets(3)).toEqual([-2, 0, 2]);
    const shape = { polynomialOrder: 2, components: 2, gridPoints: 21 };
    const gradient = mixtureGradient(new Array(6).fill(0), gridPoints(21), shape);
    expect(gradient[0]).not.toEqual(gradient[2]);
  });

  it('has more modes than one polynomial of its order', () => {
    const shape = { polynomialOrder: 2, components: 3, gridPoints: 101 };
    const narrow = [-0.7, 0, 0.7].flatMap((mean, k) => [200 * mean - componentOffsets(3)[k], -100]);
    const p = softmax(mixtureLogits([...narrow, 0, 0, 0], gridPoints(101), shape));
    expect(p.filter((x, r) => x > (p[r - 1] ?? 0) && x > (p[r + 1] ?? 0))).toHaveLength(3);
  });

  it('stays finite at coefficients of 200, M = 20, K = 10, R = 1001', () => {
    const shape = { polynomialOrder: 20, components: 10, gridPoints: 1001 };
    const zeta = gridPoints(1001);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-200, 0, 200), { minLength: 210, maxLength: 210 }), (c) => {
        expect(mixtureLogits(c, zeta, shape).every(Number.isFinite)).toBe(true);
        expect(mixtureGradient(c, zeta, shape).every((row) => row.every(Number.isFinite))).toBe(true);
      }),
      { numRuns: 5 },
    );
  });

  it('refuses parameters of another shape', () => {
    const shape = { polynomialOrder: 2, components: 2, gridPoints: 5 };
    expect(() => mixtureLogits([1, 2, 3], [0], shape)).toThrow(
      'mixture: expected 6 parameters for K = 2 and M = 2, got 3; trim or pad them',
    );
  });
});
