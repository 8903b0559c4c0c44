/** CG-VAE's family and typed statistics in links: there and back, refused with the way out, and never a throw. */
import { describe, expect, it } from 'vitest';
import { familyIds } from '../models/cg/families/registry';
import type { CgSettings } from '../models/cg/spec';
import { decodeLink } from './decode-link';
import { defaultExperiment } from './default-experiment';
import { encodeLink } from './encode-link';
import type { Experiment } from './experiment';
import { settingsAt } from './live-settings';

const base = defaultExperiment();
const withFamily = (own: Partial<CgSettings>): Experiment => ({
  ...base,
  models: {
    ...base.models,
    categorical: { ...base.models.categorical, on: false },
    cg: { ...base.models.cg, on: true, ...own },
  },
});
const start = '#v=1&dataset=mnist&seed=1&models=cg-bpef,cg';

describe('a family in a link', () => {
  it.each(familyIds)('%s goes there and back', (family) => {
    const experiment = withFamily({ family, components: 4, gridPoints: 51, sampler: 'inverse-cdf' });
    const { experiment: read, notices } = decodeLink(encodeLink(experiment, []));
    expect([read, notices]).toEqual([experiment, []]);
  });

  it('is read by hand, K too', () => {
    const { experiment, notices } = decodeLink(`${start}&family=mixture&K=4`);
    expect(experiment.models.cg).toMatchObject({ on: true, family: 'mixture', components: 4 });
    expect(notices.filter((notice) => /family|K/.test(notice))).toEqual([]);
    expect(encodeLink(experiment, [])).toContain('family=mixture');
  });

  it.each([
    'z; z^2',
    'log(1.02+z); log(1.02-z)',
    'z; -z^2+abs(z)*3; max(z,0)/2',
    'exp(-(z-.5)^2/.1); sin(3*pi*z)',
  ])('carries the statistics %s', (statistics) => {
    const experiment = withFamily({ family: 'custom', statistics });
    const { experiment: read, notices } = decodeLink(encodeLink(experiment, []));
    expect([read, notices]).toEqual([experiment, []]);
    const { models } = settingsAt(read, [], 0);
    expect(models.cg.settings).toMatchObject({ statistics });
  });

  it.each([
    ['log(1+z); log(1-z)', /at z = -1; change the term, as log\(1\+z\) to log\(1\.02\+z\)/],
    ['z; z^2; sin(', /expected a number, z, pi, a function or \(.*; write what belongs here/],
    ['z; y', /term 2/],
    ['z; 2*z', /take the term out/],
    ['z; 7', /take the term out/],
  ])('refuses the statistics %s with the way out', (statistics, wayOut) => {
    const { experiment, notices } = decodeLink(encodeLink(withFamily({ family: 'custom', statistics }), []));
    expect(experiment.models.cg).toMatchObject({ family: 'custom', statistics: 'z; z^2; abs(z)' });
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(wayOut);
    expect(notices[0]).toMatch(/took z; z\^2; abs\(z\)/);
  });

  it('never throws, whatever text it has for statistics', () => {
    for (const text of [
      '',
      ';;;',
      '%',
      '%zz',
      '((((((((((',
      '^',
      'z'.repeat(3000),
      '1/0',
      'a:b',
      '1e999*z',
      'z^z^z^z',
      `z${'+z'.repeat(400)}`,
    ]) {
      const { experiment } = decodeLink(`${start}&family=custom&stats=${text}`);
      expect(decodeLink(encodeLink(experiment, []))).toMatchObject({ experiment, notices: [] });
    }
  });
});

describe('R moved live', () => {
  it('keeps typed statistics, which need a restart, on a grid that has them', () => {
    const experiment = withFamily({
      family: 'custom',
      statistics: 'z; 1/(z-0.002); z^3; z^4',
      gridPoints: 101,
    });
    for (const R of [3, 1001]) {
      const { models, notices } = settingsAt(experiment, [{ step: 5, field: 'gridPoints', value: R }], 5);
      const { statistics, gridPoints } = models.cg.settings as CgSettings;
      expect([statistics, gridPoints]).toEqual(['z; 1/(z-0.002); z^3; z^4', R === 3 ? 6 : 101]);
      expect(notices.join(' ')).toContain('CG-VAE');
    }
  });
});
