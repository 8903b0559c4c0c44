/**
 * CG-BPEF in one dimension: derivatives by finite differences, limits in T, Eq. (4) as a category KL, and
 * extreme settings.
 */
import { describe, expect, it } from 'vitest';
import { klLogits } from './categorical';
import { klCoarseGrain, klCoarseGrainGradient, sampleCoarseGrain } from './coarse-grain';
import { posteriorMean } from './testing/grid-means';
import { finiteDifference } from './testing/finite-difference';
import { fc, number, someVector } from './testing/properties';
import { dot } from './numeric';
import { gridPoints, gridProbabilities, polynomialLogits } from './polynomial-family';
import { fillGumbel, keyOf } from './random';

const noise = (R: number, seed: number) =>
  Array.from(fillGumbel(new Float32Array(R), keyOf(seed, 'test/coarse-grain'), 0));
const settings = fc.record({
  coefficients: someVector(1, 8, 8),
  R: fc.constantFrom(5, 21, 51, 101),
  seed: fc.nat(1000),
  temperature: fc.double({ min: 0.2, max: 2, noNaN: true }),
});

describe('sampleCoarseGrain', () => {
  it('has the derivatives of central finite differences, by coefficients and by T', () => {
    fc.assert(
      fc.property(settings, ({ coefficients, R, seed, temperature }) => {
        const gumbel = noise(R, seed);
        const z = (c: number[], T: number) =>
          sampleCoarseGrain({ coefficients: c, gumbel, temperature: T, gridPoints: R }).z;
        const sample = sampleCoarseGrain({ coefficients, gumbel, temperature, gridPoints: R });
        finiteDifference((c) => z(c, temperature), coefficients).forEach((slope, m) => {
          expect(Math.abs(slope - sample.covariance[m])).toBeLessThan(1e-8);
        });
        const [byT] = finiteDifference(([T]) => z(coefficients, T), [temperature], 2e-4);
        expect(Math.abs(byT - sample.gradTemperature)).toBeLessThan(1e-8 * Math.max(1, Math.abs(byT) * 10));
      }),
    );
  });

  it('gives z = y^T zeta in [-1, 1], from y on the simplex', () => {
    fc.assert(
      fc.property(settings, ({ coefficients, R, seed, temperature }) => {
        const sample = sampleCoarseGrain({
          coefficients,
          gumbel: noise(R, seed),
          temperature,
          gridPoints: R,
        });
        expect(sample.y.reduce((a, b) => a + b)).toBeCloseTo(1, 13);
        expect(sample.z).toBeCloseTo(dot(sample.y, gridPoints(R)), 13);
        expect(Math.abs(sample.z)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('as T falls tends to the grid point with the largest noisy logit, as T rises to the grid’s mean', () => {
    const coefficients = [1, -2, 0.5];
    const R = 21;
    for (let seed = 0; seed < 20; seed++) {
      const gumbel = noise(R, seed);
      const noisy = polynomialLogits(coefficients, gridPoints(R)).map((b, r) => b + gumbel[r]);
      const hard = gridPoints(R)[noisy.indexOf(Math.max(...noisy))];
      const at = (temperature: number) =>
        sampleCoarseGrain({ coefficients, gumbel, temperature, gridPoints: R }).z;
      const distances = [0.2, 0.05, 0.01, 1e-4].map((T) => Math.abs(at(T) - hard));
      expect(distances[3]).toBeLessThan(1e-3);
      expect(distances[3]).toBeLessThanOrEqual(distances[0] + 1e-15);
      const centres = [10, 100, 1000].map((T) => Math.abs(at(T)));
      expect(centres[2]).toBeLessThan(centres[0]);
      expect(centres[2]).toBeLessThan(2e-3);
    }
  });

  it('over many samples at small T has the mean of the category, section 3.2', () => {
    const [R, n, coefficients] = [21, 20_000, [1.5, -3]];
    const g = fillGumbel(new Float32Array(n * R), keyOf(9, 'test/coarse-grain'), 0);
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const gumbel = g.subarray(i * R, (i + 1) * R);
      sum += sampleCoarseGrain({ coefficients, gumbel, temperature: 0.01, gridPoints: R }).z;
    }
    const mean = posteriorMean(coefficients, R);
    const q = gridProbabilities(coefficients, R);
    const variance = dot(q, gridPoints(R).map((z) => (z - mean) ** 2)); // prettier-ignore
    expect(Math.abs(sum / n - mean)).toBeLessThan(4 * Math.sqrt(variance / n));
  });

  it('refuses noise of another grid', () => {
    const input = { coefficients: [1], gumbel: [0, 0], temperature: 1, gridPoints: 3 };
    expect(() => sampleCoarseGrain(input)).toThrow('expected two vectors of one length, got 2 and 3');
  });
});

const pair = fc.record({ b: someVector(0, 8, 8), a: someVector(0, 8, 8), R: fc.constantFrom(2, 21, 101) });

describe('klCoarseGrain, Eq. (4)', () => {
  it('is the KL of the categories with the polynomials’ logits, and its second line', () => {
    fc.assert(
      fc.property(pair, ({ a, b, R }) => {
        const [beta, alpha] = [b, a].map((c) => polynomialLogits(c, gridPoints(R)));
        const kl = klCoarseGrain(b, a, R);
        expect(kl).toBe(klLogits(beta, alpha));
        const sum = (f: (r: number) => number) => beta.reduce((total, _, r) => total + f(r), 0);
        const z = sum((r) => Math.exp(beta[r]));
        const secondLine =
          sum((r) => Math.exp(beta[r]) * (beta[r] - alpha[r])) / z +
          Math.log(sum((r) => Math.exp(alpha[r]))) -
          Math.log(z);
        expect(Math.abs(kl - secondLine)).toBeLessThan(1e-12);
      }),
    );
  });

  it('is 0 if and only if the polynomials are equal, and never negative', () => {
    fc.assert(
      fc.property(someVector(1, 20, 200), fc.double({ min: 1e-3, max: 1, noNaN: true }), (c, by) => {
        expect(klCoarseGrain(c, c, 101)).toBe(0);
        expect(klCoarseGrain(c, [c[0] + by, ...c.slice(1)], 101)).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(klCoarseGrain([0.1], [], 21)).toBeGreaterThan(0);
  });

  it('has the gradients of central finite differences', () => {
    fc.assert(
      fc.property(pair, ({ a, b, R }) => {
        const gradient = klCoarseGrainGradient(b, a, R);
        const byPosterior = finiteDifference((x) => klCoarseGrain(x, a, R), b);
        const byPrior = finiteDifference((x) => klCoarseGrain(b, x, R), a);
        gradient.posterior.forEach((g, m) => expect(Math.abs(g - byPosterior[m])).toBeLessThan(1e-8));
        gradient.prior.forEach((g, m) => expect(Math.abs(g - byPrior[m])).toBeLessThan(1e-9));
      }),
    );
  });

  it('does not change when a polynomial is padded with zeros', () => {
    expect(klCoarseGrain([1, -2, 0, 0], [0.5, 0], 51)).toBe(klCoarseGrain([1, -2], [0.5], 51));
  });
});

describe('posteriorMean', () => {
  it('is odd in the odd coefficients and 0 for an even polynomial', () => {
    fc.assert(
      fc.property(someVector(1, 8, 20), (c) => {
        const mirrored = c.map((x, m) => (m % 2 === 0 ? -x : x));
        expect(posteriorMean(c, 51)).toBeCloseTo(-posteriorMean(mirrored, 51), 13);
      }),
    );
    expect(posteriorMean([0, 3], 21)).toBeCloseTo(0, 15);
  });
});

describe('extreme settings', () => {
  it('stay finite at T = 0.01, coefficients of 200, M = 20, R = 2 and 1001', () => {
    fc.assert(
      fc.property(someVector(20, 20, 200), someVector(20, 20, 200), number(1), (b, a, x) => {
        for (const R of [2, 1001]) {
          const gumbel = noise(R, Math.round(100 * Math.abs(x)));
          const sample = sampleCoarseGrain({ coefficients: b, gumbel, temperature: 0.01, gridPoints: R });
          const gradient = klCoarseGrainGradient(b, a, R);
          const values = [sample.z, ...sample.y, ...sample.covariance, sample.gradTemperature];
          for (const v of [...values, klCoarseGrain(b, a, R), ...gradient.posterior, ...gradient.prior]) {
            expect(Number.isFinite(v)).toBe(true);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keep the digits of the covariance where y is nearly one-hot', () => {
    // y is (e, e, 1 - 2e): to first order in e the covariances are sums of products of differences from the
    // third cell.
    const gumbel = [0, 0, 20];
    const { covariance } = sampleCoarseGrain({
      coefficients: [0, 0],
      gumbel,
      temperature: 0.5,
      gridPoints: 3,
    });
    const e = Math.exp(-40) / (1 + 2 * Math.exp(-40));
    // The differences of zeta are -2 and -1, those of zeta^2 are 0 and -1; the factor 2 is 1 / T.
    expect(covariance[0] / (e * (4 + 1) * 2)).toBeCloseTo(1, 12);
    expect(covariance[1] / (e * (0 + 1) * 2)).toBeCloseTo(1, 12);
  });
});
