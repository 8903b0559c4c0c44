/** Every family: densities that sum to 1, gradients by finite differences, golden values, refusals, names and extremes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { klGridFamily, sampleGridCells, sampleGridFamily, type GridDensity } from '../../../math/grid-family';
import { dot, logSoftmax, softmax } from '../../../math/numeric';
import { features, gridPoints } from '../../../math/polynomial-family';
import { fillGumbel, gumbel, keyOf } from '../../../math/random';
import { finiteDifference } from '../../../math/testing/finite-difference';
import { fc, vector } from '../../../math/testing/properties';
import { mathml } from '../../../../scripts/build/equations';
import type { Family, FamilySettings } from './family';
import { families, familyIds, type FamilyId } from './registry';

const settings: FamilySettings = {
  polynomialOrder: 5,
  components: 3,
  statistics: 'z; z^2; abs(z); sin(3*z)',
  gridPoints: 21,
};

/** The density of one dimension on the grid; at any z where it is asked for. */
function densityOf(
  family: Family,
  parameters: readonly number[],
  of: FamilySettings,
  z = gridPoints(of.gridPoints),
): GridDensity {
  if (family.kind === 'curved')
    return { logits: family.logits(parameters, z, of), gradient: family.gradient(parameters, z, of) };
  const gradient = family.statistics(z, of);
  return { logits: z.map((_, r) => dot(parameters, gradient.map((row) => row[r]))), gradient }; // prettier-ignore
}

const near = (a: readonly number[], b: readonly number[], tolerance: number) => {
  expect(a).toHaveLength(b.length);
  a.forEach((x, p) =>
    expect(Math.abs(x - b[p]), `${x} against ${b[p]}`).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(b[p])),
    ),
  );
};

/** Those that the page has; tests may register others after them. */
const six = ['legendre', 'cosine', 'spline', 'free', 'mixture', 'custom'] as const;

it('are six, in the order of the page', () => {
  expect(familyIds.slice(0, six.length)).toEqual(six);
});

describe.each(familyIds)('%s', (id) => {
  const family: Family = families[id];
  const P = family.size(settings);

  it('has as many parameters as names or derivatives, and a text for the page', () => {
    if (family.kind === 'linear') {
      expect(family.statistics(gridPoints(21), settings)).toHaveLength(P);
      expect(new Set(family.names(settings)).size).toBe(P);
    } else expect(family.gradient(new Array<number>(P).fill(0), gridPoints(21), settings)).toHaveLength(P);
    expect(mathml(family.equation.tex)).toContain('<math');
    expect(family.meaning.split(/(?<=[.;])\s/).every((part) => part.split(' ').length <= 20)).toBe(true);
  });

  it('sums to 1 and has the gradient of finite differences in log q, samples and KL', () => {
    const noise = Array.from(fillGumbel(new Float32Array(21), keyOf(3, 'test/families'), 0));
    fc.assert(
      fc.property(vector(P, 3), vector(P, 1), (b, a) => {
        const of = (c: readonly number[]) => densityOf(family, c, settings);
        expect(Math.abs(softmax(of(b).logits).reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-14);
        // Log q itself: its derivatives less their means, as logits are.
        const q = softmax(of(b).logits);
        const r = 7;
        const slopes = finiteDifference((c) => logSoftmax(of(c).logits)[r], b);
        near(of(b).gradient.map((row) => row[r] - dot(q, row)), slopes, 1e-8); // prettier-ignore
        near(
          sampleGridFamily(of(b), noise, 0.7).gradient,
          finiteDifference((c) => sampleGridFamily(of(c), noise, 0.7).z, b),
          1e-8,
        );
        const kl = klGridFamily(of(b), of(a));
        near(
          kl.posterior,
          finiteDifference((c) => klGridFamily(of(c), of(a)).kl, b),
          1e-7,
        );
        near(
          kl.prior,
          finiteDifference((c) => klGridFamily(of(b), of(c)).kl, a),
          1e-7,
        );
        const u = 0.3;
        const place = ((sampleGridCells(of(b), u).z + 1) * 21) / 2;
        if (Math.abs(place - Math.round(place)) > 0.05)
          near(
            sampleGridCells(of(b), u).gradient,
            finiteDifference((c) => sampleGridCells(of(c), u).z, b, 1e-4),
            1e-7,
          );
      }),
      { numRuns: 10 },
    );
  });

  it('says on the grid what it says of the same z beside others', () => {
    const c = Array.from({ length: P }, (_, p) => Math.sin(p + 1));
    const some = [gridPoints(21)[3], gridPoints(21)[15]];
    const whole = densityOf(family, c, settings).logits;
    const part = densityOf(family, c, settings, some).logits;
    expect(Math.abs(part[1] - part[0] - (whole[15] - whole[3]))).toBeLessThan(1e-13);
  });

  it('stays finite at coefficients of 200, M = 20, K = 10, R = 1001 or the most it takes', () => {
    const wide = {
      polynomialOrder: 20,
      components: 10,
      statistics: '1e6*z; exp(13*z); z^2; tanh(50*z)',
      gridPoints: id === 'free' ? 101 : 1001,
    };
    expect(family.refuse?.(wide) ?? null).toBeNull();
    const size = family.size(wide);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-200, 200), { minLength: size, maxLength: size }), (c) => {
        const { logits, gradient } = densityOf(family, c, wide);
        expect(logits.every(Number.isFinite) && gradient.every((row) => row.every(Number.isFinite))).toBe(
          true,
        );
        const kl = klGridFamily({ logits, gradient }, densityOf(family, c.map((x) => -x), wide)); // prettier-ignore
        expect([kl.kl, ...kl.posterior, ...kl.prior].every(Number.isFinite)).toBe(true);
        const exact = sampleGridCells({ logits, gradient }, 2 ** -24);
        expect([exact.z, ...exact.gradient].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 3 },
    );
  });
});

describe('golden.json', () => {
  const { families: cases } = JSON.parse(
    readFileSync(new URL('../../../math/fixtures/golden.json', import.meta.url), 'utf8'),
  ) as {
    families: {
      family: FamilyId;
      settings: FamilySettings;
      posterior: number[];
      prior: number[];
      uniform: number[];
      temperature: number;
      logProbabilities: number[];
      kl: number;
      gradPosterior: number[];
      gradPrior: number[];
      z: number;
      gradZ: number[];
    }[];
  };

  it('has every family', () => {
    expect(new Set(cases.map(({ family }) => family))).toEqual(new Set(six));
  });

  it.each(cases.map((one, i) => [one.family, i, one] as const))('%s, case %i', (id, _i, one) => {
    const [posterior, prior] = [one.posterior, one.prior].map((c) =>
      densityOf(families[id], c, one.settings),
    );
    near(logSoftmax(posterior.logits), one.logProbabilities, 1e-11);
    const { kl, ...gradients } = klGridFamily(posterior, prior);
    near(
      [kl, ...gradients.posterior, ...gradients.prior],
      [one.kl, ...one.gradPosterior, ...one.gradPrior],
      1e-11,
    );
    const sample = sampleGridFamily(posterior, one.uniform.map(gumbel), one.temperature);
    near([sample.z, ...sample.gradient], [one.z, ...one.gradZ], 1e-11);
  });
});

describe('what families are alike in', () => {
  it('legendre has the densities of monomials', () => {
    const z = gridPoints(21);
    const [first, second] = families.legendre.statistics(z, { ...settings, polynomialOrder: 2 });
    near(first, z.map((x) => Math.sqrt(3) * x), 1e-15); // prettier-ignore
    near(second, z.map((x) => Math.sqrt(5) * (1.5 * x * x - 0.5)), 1e-15); // prettier-ignore
  });

  it('custom with z; z^2; ... has the statistics of CG-BPEF', () => {
    const z = gridPoints(101);
    const own = families.custom.statistics(z, { ...settings, statistics: 'z; z^2; z^3; z^4; z^5' });
    features(5, z).forEach((row, m) => near(own[m], row, 1e-15));
  });

  it('free is the identity on its grid, and steps between', () => {
    const free = { ...settings, gridPoints: 5 };
    expect(families.free.statistics(gridPoints(5), free)).toEqual(
      [0, 1, 2, 3, 4].map((p) => [0, 1, 2, 3, 4].map((r) => (p === r ? 1 : 0))),
    );
    expect(families.free.statistics([-0.8, -0.7], free).map((row) => row.join(' '))).toEqual([
      '1 0',
      '0 1',
      '0 0',
      '0 0',
      '0 0',
    ]);
  });

  it('has these names', () => {
    const of = { ...settings, polynomialOrder: 2, gridPoints: 3 };
    expect(families.legendre.names(of)).toEqual(['sqrt(3) P_1(z)', 'sqrt(5) P_2(z)']);
    expect(families.cosine.names(of)).toEqual(['cos(pi (z + 1) / 2)', 'cos(2 pi (z + 1) / 2)']);
    expect(families.spline.names(of)).toEqual(['B_1(z)', 'B_2(z)']);
    expect(families.free.names(of)).toEqual(['[z = -1]', '[z = 0]', '[z = 1]']);
    expect(families.custom.names({ ...of, statistics: 'z ; sin( 3*z )' })).toEqual(['z', 'sin(3*z)']);
  });
});

describe('what cannot be had', () => {
  it('free logits on a finer grid', () => {
    expect(families.free.refuse?.({ ...settings, gridPoints: 101 })).toBeNull();
    expect(families.free.refuse?.({ ...settings, gridPoints: 102 })).toBe(
      'Free logits: expected at most 101 grid points R, got 102; lower R, or take another family',
    );
  });

  it('statistics that are not finite on the grid', () => {
    const refuse = (statistics: string) =>
      families.custom.refuse?.({ ...settings, statistics, gridPoints: 101 });
    expect(refuse('log(1.02+z); log(1.02-z)')).toBeNull();
    expect(refuse('log(1+z); log(1-z)')).toBe(
      'Statistics, term 1, "log(1+z)": expected a finite value at every grid point, got -Infinity at z = -1; change the term, as log(1+z) to log(1.02+z)',
    );
  });
});
