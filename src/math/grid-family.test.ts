/** The oracle of all families against CG-BPEF's own with monomials, and against finite differences. */
import { describe, expect, it } from 'vitest';
import { klCoarseGrain, klCoarseGrainGradient, sampleCoarseGrain } from './coarse-grain';
import { klGridFamily, sampleGridCells, sampleGridFamily, type GridDensity } from './grid-family';
import { sampleInverseCdf } from './inverse-cdf';
import { features, gridPoints, polynomialLogits } from './polynomial-family';
import { mixtureGradient, mixtureLogits } from './polynomial-mixture';
import { fillGumbel, keyOf } from './random';
import { finiteDifference } from './testing/finite-difference';
import { fc, someVector, vector } from './testing/properties';

const noise = (R: number, seed: number) =>
  Array.from(fillGumbel(new Float32Array(R), keyOf(seed, 'test/grid-family'), 0));
const uniform = fc.double({ min: 2 ** -24, max: 1 - 2 ** -24, noNaN: true });
const monomials = (c: readonly number[], R: number): GridDensity => ({
  logits: polynomialLogits(c, gridPoints(R)),
  gradient: features(c.length, gridPoints(R)),
});
const shape = { polynomialOrder: 2, components: 2, gridPoints: 11 };
const mixture = (c: readonly number[]): GridDensity => ({
  logits: mixtureLogits(c, gridPoints(11), shape),
  gradient: mixtureGradient(c, gridPoints(11), shape),
});
const near = (a: readonly number[], b: readonly number[], tolerance: number) =>
  a.forEach((x, p) => expect(Math.abs(x - b[p])).toBeLessThan(tolerance * Math.max(1, Math.abs(b[p]))));

describe('with monomials', () => {
  it('a relaxed sample is that of CG-BPEF', () => {
    fc.assert(
      fc.property(someVector(1, 8, 8), fc.constantFrom(5, 51, 101), fc.nat(1000), (c, R, seed) => {
        const gumbel = noise(R, seed);
        const own = sampleGridFamily(monomials(c, R), gumbel, 0.5);
        const bpef = sampleCoarseGrain({ coefficients: c, gumbel, temperature: 0.5, gridPoints: R });
        near([own.z, own.gradTemperature], [bpef.z, bpef.gradTemperature], 1e-12);
        near(own.gradient, bpef.covariance, 1e-12);
      }),
    );
  });

  it('an exact sample is that of definition 19', () => {
    fc.assert(
      fc.property(someVector(1, 8, 8), fc.constantFrom(2, 51, 101), uniform, (c, R, u) => {
        const own = sampleGridCells(monomials(c, R), u);
        const bpef = sampleInverseCdf(c, R, u);
        near([own.z, ...own.gradient], [bpef.z, ...bpef.gradCoefficients], 1e-12);
      }),
    );
  });

  it('the divergence is Eq. (4)', () => {
    fc.assert(
      fc.property(someVector(1, 8, 8), someVector(1, 8, 8), fc.constantFrom(2, 51, 101), (b, a, R) => {
        const own = klGridFamily(monomials(b, R), monomials(a, R));
        const gradient = klCoarseGrainGradient(b, a, R);
        near([own.kl], [klCoarseGrain(b, a, R)], 1e-12);
        near(own.posterior, gradient.posterior, 1e-12);
        near(own.prior, gradient.prior, 1e-12);
      }),
    );
  });
});

describe('with a density that is not linear in its parameters', () => {
  it('a relaxed sample has the derivatives of finite differences', () => {
    fc.assert(
      fc.property(vector(6, 4), fc.nat(1000), (c, seed) => {
        const gumbel = noise(11, seed);
        const slopes = finiteDifference((x) => sampleGridFamily(mixture(x), gumbel, 0.8).z, c);
        near(sampleGridFamily(mixture(c), gumbel, 0.8).gradient, slopes, 1e-8);
      }),
    );
  });

  it('an exact sample has them inside a cell', () => {
    fc.assert(
      fc.property(vector(6, 3), uniform, (c, u) => {
        const sample = sampleGridCells(mixture(c), u);
        const place = ((sample.z + 1) * 11) / 2;
        fc.pre(Math.abs(place - Math.round(place)) > 0.05);
        near(
          sample.gradient,
          finiteDifference((x) => sampleGridCells(mixture(x), u).z, c, 1e-4),
          1e-7,
        );
      }),
    );
  });

  it('the divergence has them on both sides', () => {
    fc.assert(
      fc.property(vector(6, 4), vector(6, 4), (b, a) => {
        const { posterior, prior } = klGridFamily(mixture(b), mixture(a));
        near(
          posterior,
          finiteDifference((x) => klGridFamily(mixture(x), mixture(a)).kl, b),
          1e-7,
        );
        near(
          prior,
          finiteDifference((x) => klGridFamily(mixture(b), mixture(x)).kl, a),
          1e-7,
        );
      }),
    );
  });
});

it('an exact sample refuses the ends', () => {
  for (const u of [0, 1, NaN])
    expect(() => sampleGridCells(monomials([1], 5), u)).toThrow(
      `sampleGridCells: expected 0 < u < 1, got ${u}; draw u with math/random's toUniform`,
    );
});
