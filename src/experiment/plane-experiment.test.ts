import { expect, it } from 'vitest';
import { modelIds } from '../models/registry';
import { defaultExperiment } from './default-experiment';
import { planeExperiment } from './plane-experiment';

it('is a plane for every model, on the data set that is asked for', () => {
  const { dataset, models } = planeExperiment('svhn');
  expect(dataset).toBe('svhn');
  const usual = defaultExperiment().models;
  for (const id of modelIds) expect(models[id]).toMatchObject({ on: usual[id].on, latent: 2, net: 'dense' });
});
