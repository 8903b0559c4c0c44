/** Which three categories a model's triangle shows, and that they are the posterior's own. */
import { describe, expect, it } from 'vitest';
import { fc } from '../math/testing/properties';
import { softmax } from '../math/numeric';
import { gridPoints, gridProbabilities } from '../math/polynomial-family';
import { defaultsOf } from '../schema/read-values';
import { categoricalSpec } from './categorical/spec';
import { cgBpefSpec } from './cg-bpef/spec';
import { gaussSpec } from './gauss/spec';
import { mostProbable, quantilePlaces, simplexOf } from './simplex-of';

const alphaOf = (logAlpha: readonly number[]) => logAlpha.map(Math.exp);

describe('mostProbable', () => {
  it('takes the highest three in their own order, the first of equals', () => {
    expect(mostProbable([0, 5, -1, 7, 6])).toEqual([1, 3, 4]);
    expect(mostProbable([1, 1, 1, 1])).toEqual([0, 1, 2]);
    expect(mostProbable([1, 2])).toEqual([0, 1]);
  });
});

describe('quantilePlaces', () => {
  it('takes 10 %, 50 % and 90 %', () => {
    expect(quantilePlaces(new Array<number>(101).fill(1 / 101))).toEqual([10, 50, 90]);
  });

  it('are three of the grid, in order, however narrow the posterior', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { minLength: 3 }), (logits) => {
        const [left, middle, right] = quantilePlaces(softmax(logits));
        expect(left).toBeGreaterThanOrEqual(0);
        expect(middle).toBeGreaterThan(left);
        expect(right).toBeGreaterThan(middle);
        expect(right).toBeLessThan(logits.length);
      }),
    );
  });
});

describe('of the models', () => {
  it('Cat-VAE: the three most probable categories of the dimension, renormalised', () => {
    const settings = { ...defaultsOf(categoricalSpec.fields), latent: 2, categories: 4 };
    const head = [0, 0, 0, 0, 2, -1, 1, 0.5];
    const simplex = categoricalSpec.simplex({ head, prior: [] }, 1, settings, 0.4);
    const p = softmax([2, -1, 1, 0.5]);
    const share = p[0] + p[2] + p[3];
    expect(simplex?.corners).toEqual([0, 2, 3]);
    expect(simplex?.share).toBeCloseTo(share, 12);
    alphaOf(simplex!.logAlpha).forEach((a, k) => expect(a).toBeCloseTo(p[[0, 2, 3][k]] / share, 12));
  });

  it('Cat-VAE has none of two categories, and Gauss-VAE none at all', () => {
    const two = { ...defaultsOf(categoricalSpec.fields), latent: 1, categories: 2 };
    expect(categoricalSpec.simplex({ head: [1, 2], prior: [] }, 0, two, 1)).toBeNull();
    expect(gaussSpec.simplex()).toBeNull();
  });

  it('CG-BPEF-VAE: the left, middle and right of the posterior; all of it at R = 3', () => {
    const settings = { ...defaultsOf(cgBpefSpec.fields), latent: 1, polynomialOrder: 1, gridPoints: 3 };
    const posterior = { head: [0.7], prior: [0] };
    const all = cgBpefSpec.simplex(posterior, 0, settings, 1)!;
    expect(all.corners).toEqual([-1, 0, 1]);
    expect(all.share).toBeCloseTo(1, 12);
    gridProbabilities([0.7], 3).forEach((p, k) => expect(Math.exp(all.logAlpha[k])).toBeCloseTo(p, 12));
    const many = cgBpefSpec.simplex(posterior, 0, { ...settings, gridPoints: 101 }, 1)!;
    const pmf = gridProbabilities([0.7], 101);
    [0.1, 0.5, 0.9].forEach((level, k) => {
      const at = gridPoints(101).indexOf(many.corners[k]);
      const passed = pmf.slice(0, at + 1).reduce((sum, p) => sum + p, 0);
      expect(passed).toBeGreaterThanOrEqual(level);
      expect(passed - pmf[at]).toBeLessThan(level);
    });
  });
});

describe('simplexOf', () => {
  it('draws samples of the density: the largest part falls on k with alpha_k, Eq. (3); T moves them smoothly', () => {
    const at = (T: number) => simplexOf([1, 0, -1, 3], [0, 1, 2], [0, 1, 2, 3], 'most probable', T)!;
    const { samples, logAlpha } = at(0.5);
    const first = samples.filter((y) => y[0] === Math.max(...y)).length / samples.length;
    // Three standard deviations of 200.
    expect(Math.abs(first - Math.exp(logAlpha[0]))).toBeLessThan(3 * Math.sqrt(0.25 / 200));
    const moved = at(0.501).samples;
    samples.forEach((y, i) => y.forEach((v, k) => expect(Math.abs(v - moved[i][k])).toBeLessThan(0.01)));
    expect(at(1).samples).not.toEqual(samples);
    expect(at(0.5)).toEqual(at(0.5));
  });

  it('is null where the numbers ran away, and survives the far apart', () => {
    expect(simplexOf([NaN, 0, 1], [0, 1, 2], [0, 1, 2], 'quantiles', 1)).toBeNull();
    const far = simplexOf([0, -3000, -1e5], [0, 1, 2], [0, 1, 2], 'quantiles', 0.01)!;
    expect(far.logAlpha).toEqual([0, -3000, -1e5]);
    for (const y of far.samples) expect(y).toEqual([1, 0, 0]);
  });
});
