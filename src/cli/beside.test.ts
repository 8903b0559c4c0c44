/** What runs beside the run in hand leave on the device: nothing, once they are let go, or the engine is opened anew. */
import { expect, test } from 'vitest';
import type { Experiment } from '../experiment/experiment';
import { smallExperiment } from '../engine/testing/small-experiment';
import { tf } from '../gpu/tf';
import { askAll, type Ask } from '../training/testing/every-probe';
import { realEngineClient } from './testing/real-engine-client';

test('frees every tensor of a run that is let go, replaced, compared, or whose engine is opened anew', async () => {
  const { client } = realEngineClient();
  const { call } = client;
  const ask = call as Ask;
  const finished = () =>
    new Promise<void>((resolve) => {
      const off = client.on((told) => {
        if (told.event !== 'status' || told.data.state !== 'finished') return;
        off();
        resolve();
      });
    });
  const trained = async (experiment: Experiment) => {
    const end = finished();
    await call('start', { experiment, moves: [] });
    await end;
    return (await call('keep', { name: '', link: null, parent: null })).file;
  };
  const tensors = () => tf.memory().numTensors;

  await call('open', { backend: 'auto' });
  const one = await trained(smallExperiment(5));
  const other = await trained({ ...smallExperiment(5), seed: 2 });
  const alone = tensors();
  const model = 'cg-bpef';
  const run = { run: 'a', model } as const;

  await call('beside', { key: 'a', file: one });
  expect(tensors()).toBe(alone);
  await call('differenceOfL', { one: run, other: { run: null, model: 'gauss' } });
  expect(tensors()).toBe(alone);
  const off = { ...smallExperiment(5).models[model], on: false };
  await call('beside', {
    key: 'off',
    file: await trained({ ...smallExperiment(5), models: { ...smallExperiment(5).models, [model]: off } }),
  });
  const here = tensors();
  await expect(call('differenceOfL', { one: run, other: { run: 'off', model } })).rejects.toThrow('off');
  expect(tensors()).toBe(here);

  await askAll(ask, { model, of: 'a' });
  const asked = tensors();
  expect(asked).toBeGreaterThan(here);
  await askAll(ask, { model, of: 'a', ifMoved: [{ field: 'polynomialOrder', value: 2 }] });
  expect(tensors()).toBe(asked);
  await call('beside', { key: 'a', file: other });
  expect(tensors()).toBe(here);
  await askAll(ask, { model, of: 'a' });
  expect(tensors()).toBe(asked);
  await call('letGo', { key: 'a' });
  expect(tensors()).toBe(here);

  await call('beside', { key: 'a', file: one });
  await askAll(ask, { model, of: 'a' });
  await call('open', { backend: 'auto' });
  const opened = tensors();
  await askAll(ask, { model, of: 'a' });
  expect(tensors()).toBeGreaterThan(opened);
  await call('letGo', { key: 'a' });
  await call('letGo', { key: 'off' });
  expect(tensors()).toBe(opened);
});
