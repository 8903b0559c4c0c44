import { expect, it } from 'vitest';
import { defaultExperiment } from '../../../experiment/default-experiment';
import { objectiveWords } from './objective-words';

it('names the models that train on another divergence, by divergence, and says nothing of the KL', () => {
  const experiment = defaultExperiment();
  const { models } = experiment;
  expect(objectiveWords(experiment)).toBeNull();
  const reverse = {
    ...experiment,
    models: {
      ...models,
      gauss: { ...models.gauss, divergence: 'reverse' as const },
      categorical: { ...models.categorical, divergence: 'reverse' as const },
      'cg-bpef': { ...models['cg-bpef'], divergence: 'renyi' as const, renyiOrder: 0.3 },
    },
  };
  expect(objectiveWords(reverse)).toBe(
    'Gauss-VAE and Cat-VAE train on the reverse KL in place of term1. CG-BPEF-VAE trains on Rényi’s divergence of order 0.3 in place of term1. That objective is no bound. The curves show the KL.',
  );
  const off = { ...reverse, models: { ...models, gauss: { ...reverse.models.gauss, on: false } } };
  expect(objectiveWords(off)).toBeNull();
});
