/** Cat-VAE's samples in plain doubles. Only tests import this. */
import { concreteFromGumbel } from '../../math/concrete';
import type { PlainSampler } from '../testing/plain-sampler';
import type { CategoricalSettings } from './spec';

export const sampleOf: PlainSampler<CategoricalSettings> = (
  head,
  noise,
  { latent, categories },
  temperature,
) =>
  Array.from({ length: latent }, (_, j) => {
    const own = (values: readonly number[]) => values.slice(j * categories, (j + 1) * categories);
    return concreteFromGumbel(own(head), own(noise), temperature);
  }).flat();
