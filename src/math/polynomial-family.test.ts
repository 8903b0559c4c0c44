/**
 * The polynomial family: grid and features by hand, Eq. (2)'s integrals against closed forms, finite
 * differences and the fine grid.
 */
import { describe, expect, it } from 'vitest';
import { klCoarseGrain } from './coarse-grain';
import { finiteDifference } from './testing/finite-difference';
import { fc, someVector } from './testing/properties';
import { gaussLegendre } from './gauss-legendre';
import { dot, linspace } from './numeric';
import {
  continuousDensity,
  features,
  gridPoints,
  gridProbabilities,
  logPartition,
  polynomialLogits,
} from './polynomial-family';
import { continuousKlToUniform, continuousMoments } from './testing/continuous-family';

const coefficients = someVector(1, 8, 8);
const relative = (a: number, b: number) => Math.abs(a / b - 1);

describe('gridPoints', () => {
  it('has the paper’s points: R = 21 with a precision of 0.1, from -1 to 1', () => {
    const zeta = gridPoints(21);
    expect(zeta[0]).toBe(-1);
    expect(zeta[20]).toBe(1);
    zeta.forEach((z, r) => expect(z).toBeCloseTo(-1 + r / 10, 15));
    expect(gridPoints(2)).toEqual([-1, 1]);
    expect(gridPoints(101)[50]).toBe(0);
    expect(() => gridPoints(1)).toThrow('gridPoints: expected an integer R of at least 2, got 1');
    expect(() => gridPoints(2.5)).toThrow('got 2.5');
  });
});

describe('features and polynomialLogits', () => {
  it('are monomials, and their combination', () => {
    expect(features(3, [-1, 0.5, 2])).toEqual([
      [-1, 0.5, 2],
      [1, 0.25, 4],
      [-1, 0.125, 8],
    ]);
    fc.assert(
      fc.property(someVector(0, 20, 200), (c) => {
        const zeta = gridPoints(11);
        const phi = features(c.length, zeta);
        const scale = c.reduce((total, x) => total + Math.abs(x), 1);
        polynomialLogits(c, zeta).forEach((value, r) => {
          const sum = c.reduce((total, x, m) => total + x * phi[m][r], 0);
          expect(Math.abs(value - sum)).toBeLessThan(1e-14 * scale);
        });
      }),
    );
  });

  it('make a pmf that ignores nothing but a constant', () => {
    expect(gridProbabilities([], 4)).toEqual([0.25, 0.25, 0.25, 0.25]);
    const p = gridProbabilities([2], 3);
    expect(Math.log(p[2] / p[1])).toBeCloseTo(2, 14);
    expect(Math.log(p[1] / p[0])).toBeCloseTo(2, 14);
  });
});

describe('logPartition', () => {
  it('is log 2 for no coefficients and log(2 sinh c / c) for one, also for thousands', () => {
    expect(logPartition([])).toBeCloseTo(Math.LN2, 15);
    for (const c of [0.5, -3, 40, 200, -700, 10_000]) {
      const a = Math.abs(c);
      const exact = a + Math.log(-Math.expm1(-2 * a) / a);
      expect(relative(logPartition([c]), exact)).toBeLessThan(1e-13);
    }
  });

  it('is the Gaussian integral for a narrow peak, wherever it sits', () => {
    for (const sharpness of [200, 3000, 1e5]) {
      for (const centre of [0, 0.3, -0.51234]) {
        const exact = Math.log(Math.PI / sharpness) / 2 + sharpness * centre ** 2;
        expect(relative(logPartition([2 * sharpness * centre, -sharpness]), exact)).toBeLessThan(1e-12);
      }
    }
  });

  it('has the moments as its gradient, and their covariance as its Hessian (section 5)', () => {
    fc.assert(
      fc.property(coefficients, (c) => {
        const M = c.length;
        const moments = continuousMoments(c, 2 * M);
        finiteDifference(logPartition, c).forEach((slope, m) =>
          expect(Math.abs(slope - moments[m])).toBeLessThan(1e-9),
        );
        const curvature = finiteDifference((x) => continuousMoments(x, M)[M - 1], c);
        curvature.forEach((value, m) => {
          const covariance = moments[M + m] - moments[M - 1] * moments[m];
          expect(Math.abs(value - covariance)).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('continuousDensity', () => {
  it('integrates to one by an independent rule, and is 0 beyond the support', () => {
    const z = linspace(-1, 1, 4001);
    const simpson = z.map((_, i) => ((i === 0 || i === 4000 ? 1 : i % 2 === 1 ? 4 : 2) * (2 / 4000)) / 3);
    fc.assert(
      fc.property(coefficients, (c) => {
        expect(Math.abs(dot(continuousDensity(c, z), simpson) - 1)).toBeLessThan(1e-7);
      }),
      { numRuns: 50 },
    );
    expect(continuousDensity([1, 2], [-1.0001, 1.5])).toEqual([0, 0]);
  });

  it('includes the truncated Gaussian for M = 2 and a negative square (section 3.1)', () => {
    const [a, b] = continuousDensity([0, -50], [0, 0.1]);
    expect(a / b).toBeCloseTo(Math.exp(0.5), 12);
    expect(continuousMoments([0, -50], 2)[1]).toBeCloseTo(1 / 100, 10);
  });
});

describe('continuousKlToUniform', () => {
  it('is never negative, 0 for the uniform, and c.eta - psi + log 2', () => {
    expect(continuousKlToUniform([0, 0])).toBeLessThan(1e-30);
    fc.assert(
      fc.property(coefficients, (c) => {
        const kl = continuousKlToUniform(c);
        expect(kl).toBeGreaterThanOrEqual(0);
        const direct = dot(c, continuousMoments(c, c.length)) - logPartition(c) + Math.LN2;
        expect(Math.abs(kl - direct)).toBeLessThan(1e-12);
      }),
    );
  });

  it('is what Eq. (4) to a flat prior tends to as R grows, at the rate 1/R', () => {
    for (const c of [
      [1, -2, 0.5],
      [3, 1, -4, 2, 1],
    ]) {
      // prettier-ignore
      const limit = continuousKlToUniform(c);
      const errors = [501, 1001, 2001].map((R) => klCoarseGrain(c, [], R) - limit);
      expect(Math.abs(errors[2])).toBeLessThan(2e-3);
      // 500, 1000 and 2000 intervals: halving the interval halves the error of the end points.
      expect(errors[0] / errors[1]).toBeCloseTo(2, 1);
      expect(errors[1] / errors[2]).toBeCloseTo(2, 1);
    }
  });
});

describe('extreme coefficients', () => {
  it('stay finite at order 20 and coefficients of 200', () => {
    fc.assert(
      fc.property(someVector(20, 20, 200), (c) => {
        const values = [logPartition(c), continuousKlToUniform(c), ...continuousMoments(c, 20)];
        for (const value of [...values, ...continuousDensity(c, [-1, 0, 1])])
          expect(Number.isFinite(value)).toBe(true);
        for (const R of [2, 1001]) {
          expect(gridProbabilities(c, R).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('agree with a brute-force sum over two million points', () => {
    const c = Array.from({ length: 20 }, (_, m) => 200 * Math.cos(3 * m + 1));
    const n = 2_000_000;
    const peak = Math.max(...polynomialLogits(c, linspace(-1, 1, 10_001)));
    let sum = 0;
    for (let i = 0; i < n; i++) sum += Math.exp(polynomialLogits(c, [-1 + (2 * i + 1) / n])[0] - peak);
    expect(Math.abs(logPartition(c) - (peak + Math.log((sum * 2) / n)))).toBeLessThan(1e-4);
  });

  it('that are not finite are refused', () => {
    expect(() => logPartition([NaN])).toThrow('expected a finite exponent on [-1, 1], got NaN');
    expect(() => logPartition([Infinity])).toThrow('expected a finite exponent');
  });
});

describe('gaussLegendre', () => {
  it('integrates monomials to degree 2n - 1 exactly, and not the next', () => {
    for (const n of [1, 2, 5, 20]) {
      const { nodes, weights } = gaussLegendre(n);
      const integral = (degree: number) => nodes.reduce((total, x, i) => total + weights[i] * x ** degree, 0);
      for (let degree = 0; degree < 2 * n; degree++) {
        expect(Math.abs(integral(degree) - (degree % 2 ? 0 : 2 / (degree + 1)))).toBeLessThan(1e-14);
      }
      if (n <= 5) expect(Math.abs(integral(2 * n) - 2 / (2 * n + 1))).toBeGreaterThan(1e-5);
    }
  });
});
