/** The divergences of Gaussians against quadrature, those of categories against limits, and both against their definitions. */
import { describe, expect, it } from 'vitest';
import { gaussianDensity } from '../gauss';
import { linspace, logSoftmax } from '../numeric';
import { categoryDivergence, normalDivergence } from './divergences';

const q = { mean: 0.7, variance: 0.4 };
const p = { mean: -0.5, variance: 1.6 };
const z = linspace(-30, 30, 24001);
const integral = (of: (q: number, p: number) => number) =>
  z.reduce((sum, x) => {
    const at = [q, p].map(({ mean, variance }) => gaussianDensity(x, mean, variance));
    return at[0] > 1e-200 && at[1] > 1e-200 ? sum + of(at[0], at[1]) : sum;
  }, 0) *
  (z[1] - z[0]);

describe('divergences', () => {
  it('of Gaussians are what quadrature gives', () => {
    expect(normalDivergence(q, p, { divergence: 'kl', renyiOrder: 0.5 })).toBeCloseTo(
      integral((q, p) => q * Math.log(q / p)),
      9,
    );
    expect(normalDivergence(q, p, { divergence: 'reverse', renyiOrder: 0.5 })).toBeCloseTo(
      integral((q, p) => p * Math.log(p / q)),
      9,
    );
    for (const a of [0.1, 0.5, 0.9])
      expect(normalDivergence(q, p, { divergence: 'renyi', renyiOrder: a })).toBeCloseTo(
        Math.log(integral((q, p) => q ** a * p ** (1 - a))) / (a - 1),
        9,
      );
  });

  it('are 0 of the prior itself, and Renyi’s grows with its order up to the KL', () => {
    const [logQ, logP] = [logSoftmax([1, -2, 0.5]), logSoftmax([0, 0.3, 2])];
    for (const divergence of ['kl', 'reverse', 'renyi'] as const) {
      expect(categoryDivergence(logP, logP, { divergence, renyiOrder: 0.3 })).toBeCloseTo(0, 12);
      expect(normalDivergence(p, p, { divergence, renyiOrder: 0.3 })).toBeCloseTo(0, 12);
    }
    const of = (renyiOrder: number) => categoryDivergence(logQ, logP, { divergence: 'renyi', renyiOrder });
    const kl = categoryDivergence(logQ, logP, { divergence: 'kl', renyiOrder: 0.5 });
    expect(of(0.1)).toBeLessThan(of(0.5));
    expect(of(0.5)).toBeLessThan(of(0.9));
    expect(of(0.9)).toBeLessThan(kl);
    expect(of(1 - 1e-7)).toBeCloseTo(kl, 5);
    expect(normalDivergence(q, p, { divergence: 'renyi', renyiOrder: 1 - 1e-7 })).toBeCloseTo(
      normalDivergence(q, p, { divergence: 'kl', renyiOrder: 0.5 }),
      5,
    );
  });
});
