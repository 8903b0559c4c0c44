/**
 * The Concrete distribution: Eq. (3), limits in T, densities that integrate to one, and Theorem 1 (2) by
 * quadrature.
 */
import { describe, expect, it } from 'vitest';
import { klLogits } from './categorical';
import { concreteFromGumbel } from './concrete';
import { concreteLogDensity, logGamma, stableNoiseDensity } from './testing/concrete-density';
import { fc, number, twoVectors, vector } from './testing/properties';
import { gaussLegendre } from './gauss-legendre';
import { dot, linspace, softmax } from './numeric';
import { gridPoints } from './polynomial-family';
import { fillGumbel, keyOf } from './random';

const figureAlphas = [
  [1 / 3, 1 / 3, 1 / 3],
  [1 / 2, 1 / 3, 1 / 6],
  [2 / 3, 1 / 6, 1 / 6],
];
const noiseLimit = 17; // what 24-bit uniforms can give

describe('concreteFromGumbel', () => {
  it('is a point of the simplex that ignores a constant in the logits', () => {
    fc.assert(
      fc.property(
        twoVectors(1, 12, noiseLimit),
        number(50),
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        ([phi, g], shift, T) => {
          const y = concreteFromGumbel(phi, g, T);
          expect(y.reduce((a, b) => a + b)).toBeCloseTo(1, 13);
          expect(Math.min(...y)).toBeGreaterThanOrEqual(0);
          const shifted = concreteFromGumbel(phi.map((x) => x + shift), g, T); // prettier-ignore
          shifted.forEach((v, r) => expect(Math.abs(v - y[r])).toBeLessThan(1e-9));
        },
      ),
    );
  });

  it('grows monotonically more even with T: its largest part falls, from one-hot to 1/R', () => {
    fc.assert(
      fc.property(twoVectors(2, 12, noiseLimit), ([phi, g]) => {
        const largest = [0.01, 0.1, 0.5, 1, 2, 10, 1e6].map((T) =>
          Math.max(...concreteFromGumbel(phi, g, T)),
        );
        largest.slice(1).forEach((value, i) => expect(value).toBeLessThanOrEqual(largest[i] + 1e-15));
        expect(largest[6]).toBeCloseTo(1 / phi.length, 4);
      }),
    );
    expect(concreteFromGumbel([1, 3, 2], [0, 0, 0.5], 0.01)).toEqual([
      expect.closeTo(0),
      expect.closeTo(1, 15),
      expect.closeTo(0),
    ]);
  });

  it('Eq. (3): the largest part falls on r with probability softmax(phi)_r, whatever T', () => {
    const phi = [0.2, -1, 1.3, 0.4, -0.3];
    const expected = softmax(phi);
    const n = 40_000;
    const g = fillGumbel(new Float32Array(n * phi.length), keyOf(3, 'test/concrete'), 0);
    for (const T of [0.1, 1]) {
      const counts = phi.map(() => 0);
      for (let i = 0; i < n; i++) {
        const y = concreteFromGumbel(phi, g.subarray(i * phi.length, (i + 1) * phi.length), T);
        counts[y.indexOf(Math.max(...y))]++;
      }
      counts.forEach((count, r) => {
        const sigma = Math.sqrt((expected[r] * (1 - expected[r])) / n);
        expect(Math.abs(count / n - expected[r])).toBeLessThan(4 * sigma);
      });
    }
  });

  it('refuses T = 0 and noise of another length', () => {
    expect(() => concreteFromGumbel([0], [0], 0)).toThrow('expected a temperature T > 0, got 0');
    expect(() => concreteFromGumbel([0], [0, 1], 1)).toThrow(
      'expected two vectors of one length, got 1 and 2',
    );
  });
});

describe('concreteLogDensity', () => {
  /** The integral over the 2-simplex in u = log(y1/y3), v = log(y2/y3), where dy1 dy2 = y1 y2 y3 du dv. */
  const integral = (alpha: number[], T: number, f: (y: number[]) => number) => {
    const reach = 30 / T;
    const axis = linspace(-reach, reach, 601);
    const step = axis[1] - axis[0];
    let total = 0;
    for (const u of axis) {
      for (const v of axis) {
        const y = softmax([u, v, 0]);
        if (Math.min(...y) === 0) continue;
        // In logarithms, since the density alone overflows next to a vertex.
        total +=
          Math.exp(concreteLogDensity(alpha, y, T) + Math.log(y[0]) + Math.log(y[1]) + Math.log(y[2])) * f(y);
      }
    }
    return total * step * step;
  };

  it('integrates to 1.0000 at the three figures’ alphas and T = 0.1, 0.5, 1, 1.6', () => {
    for (const alpha of figureAlphas) {
      for (const T of [0.1, 0.5, 1, 1.6])
        expect(Math.abs(integral(alpha, T, () => 1) - 1)).toBeLessThan(1e-6);
    }
  });

  it('agrees with samples: the share of y_1 > 1/2', () => {
    const [alpha, T, n] = [figureAlphas[1], 0.5, 40_000];
    const g = fillGumbel(new Float32Array(n * 3), keyOf(4, 'test/concrete'), 0);
    let count = 0;
    for (let i = 0; i < n; i++) {
      if (concreteFromGumbel(alpha.map(Math.log), g.subarray(3 * i, 3 * i + 3), T)[0] > 0.5) count++;
    }
    const share = integral(alpha, T, (y) => (y[0] > 0.5 ? 1 : 0));
    // The grid resolves the curve y_1 = 1/2 to about one cell.
    expect(Math.abs(count / n - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / n) + 0.01);
  });

  it('does not depend on the scale of alpha, nor on the order of the parts', () => {
    fc.assert(
      fc.property(
        vector(4, 4),
        vector(4, 4),
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        number(5),
        (a, b, T, scale) => {
          const [alpha, y] = [softmax(a), softmax(b)];
          const value = concreteLogDensity(alpha, y, T);
          const scaled = concreteLogDensity(alpha.map((x) => x * Math.exp(scale)), y, T); // prettier-ignore
          const turned = concreteLogDensity([...alpha].reverse(), [...y].reverse(), T);
          expect(Math.abs(scaled - value)).toBeLessThan(1e-11 * Math.max(1, Math.abs(value)));
          expect(Math.abs(turned - value)).toBeLessThan(1e-11 * Math.max(1, Math.abs(value)));
        },
      ),
    );
  });

  it('leaks to the faces if T < 1/(n-1): log-density near an edge has slope (n-1) T - 1 (appendix D)', () => {
    for (const T of [0.2, 0.8]) {
      const [a, b] = [1e-9, 1e-10].map((y) =>
        concreteLogDensity([1 / 3, 1 / 3, 1 / 3], [(1 - y) / 2, (1 - y) / 2, y], T),
      );
      expect((a - b) / Math.log(10)).toBeCloseTo(2 * T - 1, 1);
    }
  });

  it('Theorem 1 (2): the KL of two Concrete distributions exceeds the category KL, and does not depend on T', () => {
    const cases = [
      [0.4, 0.5],
      [0.9, 0.3],
      [0.2, 0.95],
    ];
    for (const [a, b] of cases) {
      const [q, p] = [[a, 1 - a], [b, 1 - b]]; // prettier-ignore
      const category = klLogits(q.map(Math.log), p.map(Math.log));
      const relaxed = [0.3, 0.7, 1.5].map((T) => {
        const axis = linspace(-20 / T, 20 / T, 8001);
        const terms = axis.map((u) => {
          const y = softmax([u, 0]);
          const logQ = concreteLogDensity(q, y, T);
          return Math.exp(logQ) * y[0] * y[1] * (logQ - concreteLogDensity(p, y, T));
        });
        return terms.reduce((s, t) => s + t, 0) * (axis[1] - axis[0]);
      });
      for (const kl of relaxed) {
        expect(kl).toBeGreaterThan(category);
        expect(kl).toBeCloseTo(relaxed[0], 6);
      }
    }
  });

  it('refuses a point on a face', () => {
    expect(() => concreteLogDensity([0.5, 0.5], [1, 0], 1)).toThrow(
      'expected y and alpha inside the simplex',
    );
  });
});

describe('stableNoiseDensity', () => {
  /**
   * int f(t) weight(t) dt, interval by interval; t = end -+ s^power takes out the spikes |t - zeta_r|^(T-1).
   */
  const moment = (alpha: number[], zeta: number[], T: number, weight: (t: number) => number) => {
    const { nodes, weights } = gaussLegendre(60);
    const power = 2 / T;
    let total = 0;
    for (let r = 0; r + 1 < zeta.length; r++) {
      const half = (zeta[r + 1] - zeta[r]) / 2;
      for (const [end, sign] of [
        [zeta[r], 1],
        [zeta[r + 1], -1],
      ]) {
        // prettier-ignore
        nodes.forEach((x, i) => {
          const s = (x + 1) / 2;
          const t = end + sign * half * s ** power;
          const density = stableNoiseDensity(alpha, zeta, T, t);
          if (Number.isFinite(density)) total += (weights[i] / 2) * half * power * s ** (power - 1) * density * weight(t);
        });
      }
    }
    return total;
  };

  it('integrates to one, with the mean of the category and (1 - T) times its variance', () => {
    for (const [R, T] of [
      [5, 0.5],
      [11, 0.8],
      [7, 0.65],
    ]) {
      // prettier-ignore
      const zeta = gridPoints(R);
      const alpha = softmax(zeta.map((z) => 1.5 * z - z * z));
      const mean = dot(alpha, zeta);
      const variance = dot(alpha, zeta.map((z) => (z - mean) ** 2)); // prettier-ignore
      expect(moment(alpha, zeta, T, () => 1)).toBeCloseTo(1, 6);
      expect(moment(alpha, zeta, T, (t) => t)).toBeCloseTo(mean, 6);
      expect(moment(alpha, zeta, T, (t) => (t - mean) ** 2)).toBeCloseTo((1 - T) * variance, 6);
    }
  });

  it('is 0 outside the grid, infinite at a grid point with mass, finite at one without', () => {
    const zeta = gridPoints(5);
    expect(stableNoiseDensity([0.2, 0.2, 0.2, 0.2, 0.2], zeta, 0.5, 1.5)).toBe(0);
    expect(stableNoiseDensity([0.2, 0.2, 0.2, 0.2, 0.2], zeta, 0.5, 0.5)).toBe(Infinity);
    expect(Number.isFinite(stableNoiseDensity([0.3, 0.2, 0.2, 0, 0.3], zeta, 0.5, 0.5))).toBe(true);
    expect(() => stableNoiseDensity([1], [0], 1, 0)).toThrow('stableNoiseDensity: expected 0 < T < 1, got 1');
  });
});

describe('logGamma', () => {
  it('is the logarithm of a factorial, and log sqrt(pi) at 1/2', () => {
    let factorial = 1;
    for (let n = 1; n < 60; n++) {
      expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(
        1e-13 * Math.max(1, Math.log(factorial)),
      );
      factorial *= n;
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    expect(() => logGamma(0)).toThrow('logGamma: expected x > 0, got 0');
  });

  it('obeys Gamma(x + 1) = x Gamma(x) and the doubling formula', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 300, noNaN: true }), (x) => {
        const scale = Math.max(1, logGamma(2 * x + 2));
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-13 * scale);
        const doubled = logGamma(x) + logGamma(x + 0.5) - (1 - 2 * x) * Math.LN2 - Math.log(Math.PI) / 2;
        expect(Math.abs(doubled - logGamma(2 * x))).toBeLessThan(1e-13 * scale);
      }),
    );
  });
});
