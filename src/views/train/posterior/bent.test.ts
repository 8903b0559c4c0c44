/** The sandbox's density in plain numbers: how it begins, what M, R and a posterior make of it, and what is said of it. */
import { describe, expect, it } from 'vitest';
import { specOf } from '../../../models/registry';
import { defaultsOf, valueOf } from '../../../schema/read-values';
import type { CommonSettings } from '../../../models/contract';
import { begun, bendableOf, moved, taken, type Bendable, type Bent } from './bent';
import { shapeWords, tooManyWords } from './sandbox-words';

const bendable = (id: 'cg-bpef' | 'cg') => bendableOf(specOf(id))[0];

const of = ({ spec }: Bendable, own: object) =>
  ({ ...defaultsOf(spec.fields), ...own }) as unknown as CommonSettings;

const densityOf = ({ spec }: Bendable, { settings, coefficients }: Bent) => {
  const prior = coefficients.map(() => 0);
  const density = spec
    .drawables({ head: coefficients, prior }, 0, settings)
    .find(({ name }) => name === 'continuous');
  if (density?.kind !== 'density') throw new Error('expected a density');
  return density.y;
};

describe('the paper’s polynomials', () => {
  const model = bendable('cg-bpef');
  const start = begun(model, of(model, { prior: 'fixed', sampler: 'inverse-cdf', polynomialOrder: 2 }));

  it('begin with two bumps and a slope, whatever the settings are', () => {
    expect(start).toMatchObject({ coefficients: [0.5, 6, 0, -8, 0], temperature: 0.5, notices: [] });
    expect(start.settings).toEqual(of(model, { latent: 1 }));
    expect(valueOf(start.settings, 'gridPoints')).toBe(101);
  });

  it('drop their last coefficients and take zeros, at any M and R', () => {
    const coarse = moved(model, start, 'gridPoints', 3);
    expect(coarse.coefficients).toEqual(start.coefficients);
    const cut = moved(model, coarse, 'polynomialOrder', 2);
    expect(cut.coefficients).toEqual([0.5, 6]);
    expect(moved(model, cut, 'polynomialOrder', 4)).toMatchObject({
      coefficients: [0.5, 6, 0, 0],
      notices: [],
    });
  });

  it('take one dimension of a posterior, to four digits', () => {
    const settings = of(model, { latent: 2, polynomialOrder: 3, gridPoints: 7, sampler: 'inverse-cdf' });
    const head = [1, 2, 3, 4.00049, -5, 6];
    const bent = taken(model, { head, prior: [] }, settings, 1, 0.25);
    expect(bent).toMatchObject({ coefficients: [4, -5, 6], temperature: 0.25 });
    expect(bent.settings).toEqual(of(model, { latent: 1, polynomialOrder: 3, gridPoints: 7 }));
  });

  it('are named by no setting', () => expect(shapeWords(model, start.settings)).toBe(''));
});

describe('a family', () => {
  const model = bendable('cg');
  const beginning = (own: object) => begun(model, of(model, own));

  it('is that of the settings', () => {
    const bent = beginning({ family: 'custom', statistics: 'z; abs(z)', polynomialOrder: 9 });
    expect(bent.coefficients).toEqual([0.5, 1]);
    expect(shapeWords(model, bent.settings)).toBe(
      'Family: custom. Statistics: z; abs(z). Choose another in Settings.',
    );
    const mixed = beginning({ family: 'mixture', components: 2 });
    expect(mixed.coefficients).toHaveLength(12);
    expect(shapeWords(model, mixed.settings)).toMatch(/^Family: mixture\. Components: 2\. /);
  });

  it.each(['legendre', 'cosine', 'mixture'])('%s keeps its density when M grows', (family) => {
    const bent = beginning({ family });
    const grown = moved(model, bent, 'polynomialOrder', 7);
    const before = densityOf(model, bent);
    expect(grown.coefficients.length).toBeGreaterThan(bent.coefficients.length);
    densityOf(model, grown).forEach((y, i) => expect(y).toBeCloseTo(before[i], 9));
  });

  it('of free logits is read off the line through them at another R, and drawn without sliders above 20', () => {
    const bent = beginning({ family: 'free' });
    expect(bent.coefficients).toHaveLength(101);
    expect(tooManyWords(model, bent.settings, 101)).toBe(
      'This density has 101 numbers. The sandbox has sliders for at most 20: lower Sandbox R.',
    );
    const three = moved(model, bent, 'gridPoints', 3);
    expect(three.coefficients).toEqual([0.5, 0, 0]);
    expect(moved(model, three, 'gridPoints', 5).coefficients).toEqual([0.5, 0.25, 0, 0, 0]);
  });

  it('is mended as a run mends it, with a word', () => {
    const bent = moved(model, beginning({ family: 'legendre' }), 'gridPoints', 5);
    expect(bent.coefficients).toHaveLength(3);
    expect(bent.notices).toEqual([expect.stringMatching(/took 3\.$/)]);
    expect(moved(model, bent, 'gridPoints', 7).notices).toEqual([]);
  });

  it('comes with a posterior that is taken', () => {
    const settings = of(model, { family: 'cosine', latent: 2, polynomialOrder: 2, gridPoints: 31 });
    const bent = taken(model, { head: [1, 2, 3, 4], prior: [] }, settings, 0, 1);
    expect(bent.coefficients).toEqual([1, 2]);
    expect(bent.settings).toMatchObject({ family: 'cosine', polynomialOrder: 2, gridPoints: 31 });
  });
});
