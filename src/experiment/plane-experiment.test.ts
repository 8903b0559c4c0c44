import { expect, it } from 'vitest';
import { modelIds } from '../models/registry';
import { planeExperiment } from './plane-experiment';

it('is a plane for every model, on the data set that is asked for', () => {
  const { dataset, models } = planeExperiment('svhn');
  expect(dataset).toBe('svhn');
  for (const id of modelIds) expect(models[id]).toMatchObject({ on: true, latent: 2, net: 'dense' });
});
