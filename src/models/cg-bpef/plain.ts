/** CG-BPEF-VAE's samples in plain doubles, by either sampler. Only tests import this. */
import { sampleCoarseGrain } from '../../math/coarse-grain';
import { sampleInverseCdf } from '../../math/inverse-cdf';
import type { PlainSampler } from '../testing/plain-sampler';
import type { CgBpefSettings } from './spec';

export const sampleOf: PlainSampler<CgBpefSettings> = (head, noise, settings, temperature) => {
  const { latent, polynomialOrder: M, gridPoints, sampler } = settings;
  return Array.from({ length: latent }, (_, j) => {
    const coefficients = head.slice(j * M, (j + 1) * M);
    if (sampler === 'inverse-cdf') return sampleInverseCdf(coefficients, gridPoints, noise[j]).z;
    const gumbel = noise.slice(j * gridPoints, (j + 1) * gridPoints);
    return sampleCoarseGrain({ coefficients, gumbel, temperature, gridPoints }).z;
  });
};
