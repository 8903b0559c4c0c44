/** The sandbox's density in plain numbers: how it begins, what M, R and a posterior make of it, and what is said of it. */
import { describe, expect, it } from 'vitest';
import { specOf } from '../../../models/registry';
import { defaultsOf, valueOf } from '../../../schema/read-values';
import type { CommonSettings } from '../../../models/contract';
import { begun, isBendable, moved, taken, type BendableSpec, type Bent } from './bent';
import { shapeWords, tooManyWords } from './sandbox-words';

function bendable(id: 'cg-bpef' | 'cg'): BendableSpec {
  const spec = specOf(id);
  if (!isBendable(spec)) throw new Error(`expected ${id} to be bendable`);
  return spec;
}

const of = (spec: BendableSpec, own: object) =>
  ({ ...defaultsOf(spec.fields), ...own }) as unknown as CommonSettings;

const densityOf = (spec: BendableSpec, { settings, coefficients }: Bent) => {
  const prior = coefficients.map(() => 0);
  const density = spec
    .drawables({ head: coefficients, prior }, 0, settings)
    .find(({ name }) => name === 'continuous');
  if (density?.kind !== 'density') throw new Error('expected a density');
  return density.y;
};

describe('the paper’s polynomials', () => {
  const spec = bendable('cg-bpef');
  const start = begun(spec, of(spec, { prior: 'fixed', sampler: 'inverse-cdf', polynomialOrder: 2 }));

  it('begin with two bumps and a slope, whatever the settings are', () => {
    expect(start).toMatchObject({ coefficients: [0.5, 6, 0, -8, 0], temperature: 0.5, notices: [] });
    expect(start.settings).toEqual(of(spec, { latent: 1 }));
    expect(valueOf(start.settings, 'gridPoints')).toBe(101);
  });

  it('drop their last coefficients and take zeros, at any M and R', () => {
    const coarse = moved(spec, start, 'gridPoints', 3);
    expect(coarse.coefficients).toEqual(start.coefficients);
    const cut = moved(spec, coarse, 'polynomialOrder', 2);
    expect(cut.coefficients).toEqual([0.5, 6]);
    expect(moved(spec, cut, 'polynomialOrder', 4)).toMatchObject({
      coefficients: [0.5, 6, 0, 0],
      notices: [],
    });
  });

  it('take one dimension of a posterior, to four digits', () => {
    const settings = of(spec, { latent: 2, polynomialOrder: 3, gridPoints: 7, sampler: 'inverse-cdf' });
    const head = [1, 2, 3, 4.00049, -5, 6];
    const bent = taken(spec, { head, prior: [] }, settings, 1, 0.25);
    expect(bent).toMatchObject({ coefficients: [4, -5, 6], temperature: 0.25 });
    expect(bent.settings).toEqual(of(spec, { latent: 1, polynomialOrder: 3, gridPoints: 7 }));
  });

  it('are named by no setting', () => expect(shapeWords(spec, start.settings)).toBe(''));
});

describe('a family', () => {
  const spec = bendable('cg');
  const beginning = (own: object) => begun(spec, of(spec, own));

  it('is that of the settings', () => {
    const bent = beginning({ family: 'custom', statistics: 'z; abs(z)', polynomialOrder: 9 });
    expect(bent.coefficients).toEqual([0.5, 1]);
    expect(shapeWords(spec, bent.settings)).toBe(
      'Family: custom. Statistics: z; abs(z). Choose another in Settings.',
    );
    const mixed = beginning({ family: 'mixture', components: 2 });
    expect(mixed.coefficients).toHaveLength(12);
    expect(shapeWords(spec, mixed.settings)).toMatch(/^Family: mixture\. Components: 2\. /);
  });

  it.each(['legendre', 'cosine', 'mixture'])('%s keeps its density when M grows', (family) => {
    const bent = beginning({ family });
    const grown = moved(spec, bent, 'polynomialOrder', 7);
    const before = densityOf(spec, bent);
    expect(grown.coefficients.length).toBeGreaterThan(bent.coefficients.length);
    densityOf(spec, grown).forEach((y, i) => expect(y).toBeCloseTo(before[i], 9));
  });

  it('of free logits is read off the line through them at another R, and drawn without sliders above 20', () => {
    const bent = beginning({ family: 'free' });
    expect(bent.coefficients).toHaveLength(101);
    expect(tooManyWords(spec, bent.settings, 101)).toBe(
      'This density has 101 numbers. The sandbox has sliders for at most 20: lower Sandbox R.',
    );
    const three = moved(spec, bent, 'gridPoints', 3);
    expect(three.coefficients).toEqual([0.5, 0, 0]);
    expect(moved(spec, three, 'gridPoints', 5).coefficients).toEqual([0.5, 0.25, 0, 0, 0]);
  });

  it('is mended as a run mends it, with a word', () => {
    const bent = moved(spec, beginning({ family: 'legendre' }), 'gridPoints', 5);
    expect(bent.coefficients).toHaveLength(3);
    expect(bent.notices).toEqual([expect.stringMatching(/took 3\.$/)]);
    expect(moved(spec, bent, 'gridPoints', 7).notices).toEqual([]);
  });

  it('comes with a posterior that is taken', () => {
    const settings = of(spec, { family: 'cosine', latent: 2, polynomialOrder: 2, gridPoints: 31 });
    const bent = taken(spec, { head: [1, 2, 3, 4], prior: [] }, settings, 0, 1);
    expect(bent.coefficients).toEqual([1, 2]);
    expect(bent.settings).toMatchObject({ family: 'cosine', polynomialOrder: 2, gridPoints: 31 });
  });
});
