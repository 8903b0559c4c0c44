/** CG-VAE's samples in plain doubles, by either sampler. Only tests import this. */
import { sampleGridCells, sampleGridFamily } from '../../math/grid-family';
import { gridPoints } from '../../math/polynomial-family';
import type { PlainSampler } from '../testing/plain-sampler';
import type { Family } from './families/family';
import { families } from './families/registry';
import type { CgSettings } from './spec';

export const sampleOf: PlainSampler<CgSettings> = (head, noise, settings, temperature) => {
  const { latent, gridPoints: R, sampler } = settings;
  const family: Family = families[settings.family];
  const P = family.size(settings);
  const zeta = gridPoints(R);
  return Array.from({ length: latent }, (_, j) => {
    const own = head.slice(j * P, (j + 1) * P);
    const gradient =
      family.kind === 'linear' ? family.statistics(zeta, settings) : family.gradient(own, zeta, settings);
    const logits =
      family.kind === 'linear'
        ? zeta.map((_, r) => gradient.reduce((sum, row, p) => sum + own[p] * row[r], 0))
        : family.logits(own, zeta, settings);
    if (sampler === 'inverse-cdf') return sampleGridCells({ logits, gradient }, noise[j]).z;
    return sampleGridFamily({ logits, gradient }, noise.slice(j * R, (j + 1) * R), temperature).z;
  });
};
