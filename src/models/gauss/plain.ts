/** Gauss-VAE's samples in plain doubles. Only tests import this. */
import { sampleGauss } from '../../math/gauss';
import type { PlainSampler } from '../testing/plain-sampler';
import type { GaussSettings } from './spec';

export const sampleOf: PlainSampler<GaussSettings> = (head, noise, { latent, noiseScale }) =>
  sampleGauss(
    head.slice(0, latent),
    head.slice(latent),
    noise.map((epsilon) => epsilon * noiseScale),
  );
