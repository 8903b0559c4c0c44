/** Importance weighting where log p(x) is known in closed form: a linear Gaussian model and a discrete one summed out. */
import { describe, expect, it } from 'vitest';
import { fc, someVector } from './testing/properties';
import {
  effectiveSamples,
  importanceWeightedBlocks,
  importanceWeightedNll,
  meanAndError,
  pairedDifference,
} from './importance-weighting';
import { logSumExp } from './numeric';
import { fillNormal, fillUniform, keyOf } from './random';

const logNormal = (x: number, mean: number, variance: number) =>
  -((x - mean) ** 2) / (2 * variance) - Math.log(2 * Math.PI * variance) / 2;

describe('importanceWeightedNll', () => {
  it('is minus the log of the mean weight, also where weights would over- and underflow', () => {
    expect(importanceWeightedNll([Math.log(2), Math.log(4)])).toBeCloseTo(-Math.log(3), 14);
    fc.assert(
      fc.property(someVector(1, 20, 3), fc.double({ min: -5000, max: 5000, noNaN: true }), (v, shift) => {
        const plain = -Math.log(v.reduce((sum, x) => sum + Math.exp(x), 0) / v.length);
        const shifted = importanceWeightedNll(v.map((x) => x + shift));
        // 5,000 has 1e-12 of rounding.
        expect(Math.abs(shifted + shift - plain)).toBeLessThan(1e-11);
      }),
    );
  });

  it('finds the likelihood of a linear Gaussian model, from above, within its error', () => {
    // x = a z + e, z ~ N(0, 1), e ~ N(0, s): log p(x) = log N(x | 0, a^2 + s); r is the posterior, shifted and widened.
    const [a, s] = [1.3, 0.4];
    const posterior = s / (a * a + s);
    const pictures = 2000;
    const nll = (K: number) =>
      Array.from({ length: pictures }, (_, i) => {
        const e = fillNormal(new Float32Array(K + 1), keyOf(3, 'test/linear'), i);
        const x = Math.sqrt(a * a + s) * e[0];
        const [mean, variance] = [(posterior * a * x) / s + 0.3, 1.5 * posterior];
        const logWeights = Array.from({ length: K }, (_, k) => {
          const z = mean + Math.sqrt(variance) * e[k + 1];
          return logNormal(z, 0, 1) + logNormal(x, a * z, s) - logNormal(z, mean, variance);
        });
        return { estimate: importanceWeightedNll(logWeights), truth: -logNormal(x, 0, a * a + s) };
      });
    const excess = (K: number) => {
      const found = nll(K);
      return pairedDifference(
        found.map(({ estimate }) => estimate),
        found.map(({ truth }) => truth),
      );
    };
    const [one, ten, thousand] = [1, 10, 1000].map(excess);
    // Its expectation falls with K; KL(r : posterior) = (1.5 + 0.09 / posterior - 1 - log 1.5) / 2 for K = 1.
    const kl = (1.5 + 0.09 / posterior - 1 - Math.log(1.5)) / 2;
    expect(Math.abs(one.mean - kl)).toBeLessThan(4 * one.standardError);
    expect(ten.mean).toBeGreaterThan(thousand.mean);
    expect(ten.mean).toBeLessThan(one.mean);
    // What is left of the bias, Var(w) / 2K, is some 2e-4.
    expect(Math.abs(thousand.mean)).toBeLessThan(4 * thousand.standardError + 5e-4);
  });

  it('finds the likelihood of a discrete model that is summed out', () => {
    const logPrior = [0.1, 0.2, 0.3, 0.4].map(Math.log);
    const logLikelihood = [-3, -1, -6, -2];
    const truth = -logSumExp(logPrior.map((p, r) => p + logLikelihood[r]));
    const proposal = [0.25, 0.4, 0.05, 0.3];
    const u = fillUniform(new Float32Array(100_000), keyOf(4, 'test/discrete'), 0);
    const logWeights = Array.from(u, (share) => {
      let r = 0;
      for (let sum = proposal[0]; share >= sum; sum += proposal[r]) r++;
      return logPrior[r] + logLikelihood[r] - Math.log(proposal[r]);
    });
    const weights = meanAndError(logWeights.map(Math.exp));
    // The error of a logarithm is the relative one.
    const error = weights.standardError / weights.mean;
    expect(Math.abs(importanceWeightedNll(logWeights) - truth)).toBeLessThan(4 * error);
    expect(error).toBeLessThan(0.01);
  });
});

describe('effectiveSamples', () => {
  it('counts equal weights, one that has all, and what lies between', () => {
    expect(effectiveSamples([-700, -700, -700])).toBeCloseTo(3, 10);
    expect(effectiveSamples([900, 0, 0])).toBeCloseTo(1, 10);
    expect(effectiveSamples([Math.log(1), Math.log(3)])).toBeCloseTo(16 / 10, 12);
  });
});

describe('importanceWeightedBlocks', () => {
  it('averages over whole blocks, and refuses more samples than there are', () => {
    const logWeights = Float64Array.of(0, 1, 2, 3, 4);
    const [a, b] = [
      [0, 1],
      [2, 3],
    ];
    const found = importanceWeightedBlocks(logWeights, 2);
    expect(found.nll).toBeCloseTo((importanceWeightedNll(a) + importanceWeightedNll(b)) / 2, 14);
    expect(found.effectiveSamples).toBeCloseTo((effectiveSamples(a) + effectiveSamples(b)) / 2, 14);
    expect(() => importanceWeightedBlocks(logWeights, 6)).toThrow('expected at least 6 log weights, got 5');
  });
});

describe('means and differences', () => {
  it('have the standard error of the mean, and pairing takes out what is common', () => {
    expect(meanAndError([1, 2, 3, 4])).toEqual({ mean: 2.5, standardError: Math.sqrt(5 / 3 / 4) });
    const difference = pairedDifference([101, 203, 299], [100, 201, 300]);
    expect(difference.mean).toBeCloseTo(2 / 3, 14);
    expect(difference.standardError).toBeLessThan(1);
    expect(() => meanAndError([1])).toThrow('expected two values or more, got 1');
    expect(() => pairedDifference([1, 2], [1])).toThrow('expected two vectors of one length');
  });
});
