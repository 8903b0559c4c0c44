/** Unit-VAE's samples in plain doubles. Only tests import this. */
import type { PlainSampler } from '../plain-sampler';
import type { UnitSettings } from './spec';

export const sampleOf: PlainSampler<UnitSettings> = (head, noise) => head.map((mean, j) => mean + noise[j]);
