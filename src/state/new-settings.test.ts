/** Settings that a run in hand does not have: a new run takes them, one model's alone too, unless the running ones are kept. */
import { expect, it } from 'vitest';
import { createFakeEngine } from '../engine/testing/fake-engine';
import type { Commands, EngineClient } from '../engine/protocol';
import { createPage } from './create-page';

it('starts again with new settings, or keeps the running ones', async () => {
  const fake = createFakeEngine({ millisecondsPerStep: 10 });
  const starts: Commands['start']['take'][] = [];
  const client: EngineClient = {
    ...fake,
    call(command, take) {
      if (command === 'start') starts.push(take as Commands['start']['take']);
      return fake.call(command, take);
    },
  };
  const { actions, experiment } = createPage(client);
  await actions.train();
  actions.setFixed('latent', 30, ['gauss']);
  expect(experiment.getState().shown.models.gauss.latent).toBe(30);
  actions.keepRunning();
  expect(experiment.getState().shown.models.gauss.latent).toBe(20);
  actions.setFixed('latent', 30, ['gauss']);
  actions.setFixed('seed', 8);
  await actions.restart();
  expect(starts).toHaveLength(2);
  expect(starts[1].experiment).toMatchObject({
    seed: 8,
    models: { gauss: { latent: 30 }, categorical: { latent: 20 }, 'cg-bpef': { latent: 20 } },
  });
  actions.close();
});
