import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../schema/read-values';
import type { Family } from './families/family';
import { families, familyIds } from './families/registry';
import { cgSpec, type CgSettings } from './spec';

const base: CgSettings = { ...defaultsOf(cgSpec.fields), latent: 2, gridPoints: 21 };
const of = (own: Partial<CgSettings>): CgSettings => ({ ...base, ...own });
const samplers = ['concrete', 'inverse-cdf'] as const;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A head and a prior of parameters between -size and size. */
function posteriorOf(settings: CgSettings, size: number) {
  const count = cgSpec.headSize(settings);
  const wave = (phase: number) =>
    Float32Array.from({ length: count }, (_, i) => size * Math.sin(7 * i + phase));
  return { head: wave(1), prior: [...wave(2)] };
}

describe('cgSpec', () => {
  it('is off by default, has no family that it has not, and a text of each', () => {
    expect(cgSpec.fields.on.default).toBe(false);
    expect(cgSpec.fields.family.options).toEqual(familyIds);
  });

  it.each(familyIds)(
    '%s has a head [d, P] and a prior of the same shape, uniform samples and a temperature',
    (family) => {
      const settings = of({ family });
      const P = families[family].size(settings);
      expect(cgSpec.headSize(settings)).toBe(2 * P);
      expect(cgSpec.decoderInput(settings)).toBe(2);
      expect(cgSpec.priorParameters(settings)).toEqual([
        { name: 'prior/coefficients', shape: [2, P], initial: 'zero' },
      ]);
      expect(cgSpec.hasTemperature(settings)).toBe(true);
      expect(cgSpec.hasTemperature(of({ family, sampler: 'inverse-cdf' }))).toBe(false);
      expect(cgSpec.noise(of({ family, sampler: 'inverse-cdf' }))).toEqual({ kind: 'uniform', shape: [2] });
    },
  );
});

describe('applies', () => {
  const shown = (settings: CgSettings) =>
    Object.keys(cgSpec.fields).filter((field) => cgSpec.applies(field, settings));
  const own = ['polynomialOrder', 'components', 'statistics'];

  it('shows what a family takes, and no more', () => {
    const fieldsOf = (family: CgSettings['family']) =>
      shown(of({ family })).filter((field) => own.includes(field));
    expect(fieldsOf('legendre')).toEqual(['polynomialOrder']);
    expect(fieldsOf('cosine')).toEqual(['polynomialOrder']);
    expect(fieldsOf('spline')).toEqual(['polynomialOrder']);
    expect(fieldsOf('free')).toEqual([]);
    expect(fieldsOf('mixture')).toEqual(['components', 'polynomialOrder']);
    expect(fieldsOf('custom')).toEqual(['statistics']);
  });

  it.each(familyIds)(
    'shows family, R and sampler of %s, T where it has one, and widths of dense layers alone',
    (family) => {
      const always = ['family', 'gridPoints', 'sampler', 'latent', 'samples', 'klWeight'];
      expect(shown(of({ family }))).toEqual(
        expect.arrayContaining([...always, 'temperatureMinimum', 'hidden']),
      );
      const exact = shown(of({ family, sampler: 'inverse-cdf', net: 'convolutional' }));
      expect(exact).toEqual(expect.arrayContaining(always));
      for (const field of ['temperatureMinimum', 'temperatureMaximum', 'hidden'])
        expect(exact).not.toContain(field);
      expect(new Set(shown(of({ family })).filter((field) => own.includes(field)))).toEqual(
        new Set((families[family] as Family).takes),
      );
    },
  );
});

describe('mend', () => {
  it.each(familyIds)('leaves %s at its defaults', (family) => {
    expect(cgSpec.mend(of({ family }))).toEqual({ settings: of({ family }), notices: [] });
  });

  it.each(['legendre', 'cosine', 'spline', 'mixture'] as const)('clamps M of %s to R - 2', (family) => {
    const wrong = of({ family, polynomialOrder: 9, gridPoints: 7 });
    expect(cgSpec.mend(wrong)).toEqual({
      settings: { ...wrong, polynomialOrder: 5 },
      notices: ['Order M of CG-VAE: expected at most R - 2 = 5 with R = 7, got 9; took 5.'],
    });
  });

  it('clamps R of free logits, and keeps settings that a family does not take', () => {
    const wrong = of({ family: 'free', gridPoints: 1001, polynomialOrder: 20, statistics: 'z; z' });
    expect(cgSpec.mend(wrong)).toEqual({
      settings: { ...wrong, gridPoints: 101 },
      notices: [
        'CG-VAE: Free logits: expected at most 101 grid points R, got 1001; lower R, or take another family. Took 101.',
      ],
    });
    const coarse = of({ family: 'custom', gridPoints: 5, polynomialOrder: 20, statistics: 'z; z^2' });
    expect(cgSpec.mend(coarse)).toEqual({ settings: coarse, notices: [] });
  });

  it('takes other statistics for those that are none', () => {
    for (const [statistics, reason] of [
      ['log(1+z); log(1-z)', /term 1, "log\(1\+z\)": expected a finite value .* at z = -1; change the term/],
      ['z; z^2; 2*z - z^2', /term 3, "2\*z-z\^2": expected a function that no sum .*; take the term out/],
      ['z; 3', /term 2, "3": expected a function of z/],
      ['z; sin(', /term 2, character 8: expected a number, .*; write what belongs here/],
    ] as const) {
      const { settings, notices } = cgSpec.mend(of({ family: 'custom', statistics }));
      expect(settings).toEqual(of({ family: 'custom', statistics: 'z; z^2; abs(z)' }));
      expect(notices).toEqual([expect.stringMatching(reason)]);
      expect(notices[0]).toMatch(/^CG-VAE: .* Took z; z\^2; abs\(z\)\.$/);
    }
    const open = of({ family: 'custom', statistics: 'log(1.02+z); log(1.02-z)' });
    expect(cgSpec.mend(open)).toEqual({ settings: open, notices: [] });
  });

  it('draws a density of 0 where typed statistics have no value between the grid points', () => {
    const settings = of({ family: 'custom', statistics: 'z; sqrt(abs(z-0.01)-0.005)' });
    expect(cgSpec.mend(settings).settings).toEqual(settings);
    const [, , density] = cgSpec.drawables(posteriorOf(settings, 1), 0, settings);
    if (density.kind !== 'density') throw new Error('expected the density to be drawn last');
    const { y } = density;
    expect(y.every((height) => height >= 0 && height < 10)).toBe(true);
    expect(y).toContain(0);
    expect(Math.max(...y)).toBeGreaterThan(0.1);
  });

  it('takes the grid that statistics need, and keeps them, since R is live and they are not', () => {
    const six = of({ family: 'custom', statistics: 'z; z^2; z^3; z^4; z^5; z^6', gridPoints: 5 });
    expect(cgSpec.mend(six)).toEqual({
      settings: { ...six, gridPoints: 8 },
      notices: [
        expect.stringMatching(
          /^Grid points R of CG-VAE: expected a grid for the statistics, got 5; took 8\. Statistics, term 5, "z\^5": .* grid of 5 points/,
        ),
      ],
    });
    // Six points have three sizes of z, too few for four even functions.
    const even = of({ family: 'custom', statistics: 'z^2; abs(z); z^4; z^6', gridPoints: 5 });
    expect(cgSpec.mend(even).settings).toEqual({ ...even, gridPoints: 101 });
    // A pole that lies between the points of a coarse grid, and on one of a fine grid.
    const pole = of({ family: 'custom', statistics: 'z; 1/(z-0.002)', gridPoints: 1001 });
    const mended = cgSpec.mend(pole);
    expect(mended.settings).toEqual({ ...pole, gridPoints: 101 });
    expect(mended.notices).toEqual([
      expect.stringMatching(
        /^Grid points R of CG-VAE: .* got 1001; took 101\. Statistics, term 2, .* at z = 0\.002; /,
      ),
    ]);
  });

  it.each(familyIds)('answers settings of %s that it then leaves alone, and never throws', (family) => {
    for (const gridPoints of [3, 4, 5, 21, 101, 102, 1001])
      for (const statistics of [
        '',
        ';',
        'z',
        'z; z^2; z^3; z^4; z^5; z^6; z^7',
        '1/z',
        'z; z^2; sin(50*pi*z)',
        '((((',
        'x',
      ])
        for (const polynomialOrder of [1, 20]) {
          const { settings } = cgSpec.mend(of({ family, gridPoints, statistics, polynomialOrder }));
          expect(cgSpec.mend(settings)).toEqual({ settings, notices: [] });
        }
  });

  it('mends temperatures too', () => {
    const { settings, notices } = cgSpec.mend(
      of({ temperatureMaximum: 0.2, temperatureMinimum: 0.5, polynomialOrder: 9, gridPoints: 7 }),
    );
    expect([settings.temperatureMaximum, settings.polynomialOrder]).toEqual([0.5, 5]);
    expect(notices).toHaveLength(2);
  });
});

describe('headMap', () => {
  it.each(familyIds)(
    'of %s is null where nothing live moves its size, else a matrix from the one to the other',
    (family) => {
      const [from, to] = [
        of({ family, polynomialOrder: 3 }),
        of({ family, polynomialOrder: 5, gridPoints: 31 }),
      ];
      const [P, Q] = [from, to].map((settings) => families[family].size(settings));
      expect(cgSpec.headMap(from, from)).toBeNull();
      const map = cgSpec.headMap(from, to);
      if (P === Q) expect(map).toBeNull();
      else {
        expect(map).toHaveLength(P);
        expect(map!.every((row) => row.length === Q && row.every(Number.isFinite))).toBe(true);
      }
    },
  );
});

describe('what is drawn', () => {
  it.each(familyIds.flatMap((family) => samplers.map((sampler) => [family, sampler] as const)))(
    '%s, %s: bars that sum to 1, a density of area 1, means on the support, and KL at least 0, whatever the parameters',
    (family, sampler) => {
      for (const size of [0, 1, 200]) {
        const settings = of({ family, sampler });
        const posterior = posteriorOf(settings, size);
        const [q, p, density] = cgSpec.drawables(posterior, 1, settings);
        if (q.kind !== 'bars' || p.kind !== 'bars' || density.kind !== 'density')
          throw new Error('expected bars and a density');
        for (const bars of [q, p]) expect(Math.abs(sum(bars.y) - 1)).toBeLessThan(1e-12);
        expect(q.x).toHaveLength(21);
        const area = sum(
          density.x.slice(1).map((z, i) => ((z - density.x[i]) * (density.y[i + 1] + density.y[i])) / 2),
        );
        expect(Math.abs(area - 1)).toBeLessThan(1e-9);
        const kl = cgSpec.klByDimension(posterior, settings);
        expect(kl.every((nats) => Number.isFinite(nats) && nats > -1e-12)).toBe(true);
        expect(cgSpec.klOfDimension(posterior, 1, settings)).toBe(kl[1]);
        expect(Math.abs(cgSpec.position(posterior, 1, settings))).toBeLessThanOrEqual(1);
        const { inputs } = cgSpec.traversal(posterior, 0, 3, settings);
        expect(inputs.flat().every(Number.isFinite)).toBe(true);
        const [histogram] = cgSpec.samples(posterior, 0, settings, 0.01);
        if (sampler === 'inverse-cdf') expect(histogram).toBeUndefined();
        else if (histogram.kind === 'histogram') expect(Math.abs(sum(histogram.mass) - 1)).toBeLessThan(1e-9);
      }
    },
  );
});
