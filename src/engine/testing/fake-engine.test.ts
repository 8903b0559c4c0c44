import { describe, expect, it } from 'vitest';
import { usualModels } from '../../experiment/most-on';
import { EngineDied } from '../client';
import { usualTitle } from '../../experiment/dataset-name';
import { engineContract } from './engine-contract';
import { smallExperiment } from './small-experiment';
import { createFakeEngine, syntheticView } from './fake-engine';
import { syntheticDataset } from './synthetic-pictures';
import { createSyntheticRun, type SyntheticRun } from './synthetic-run';
import type { EngineEvent, Events } from '../protocol';

engineContract('the fake', () => {
  const client = createFakeEngine();
  return { client, pass: () => client.advance(50), view: syntheticView, close: () => client.close() };
});

async function training(steps = 1000) {
  const fake = createFakeEngine();
  const events: EngineEvent[] = [];
  fake.on((event) => void events.push(event));
  await fake.call('open', { backend: 'auto' });
  await fake.call('start', { experiment: smallExperiment(steps), moves: [] });
  const last = <K extends keyof Events>(name: K) =>
    events.findLast((one) => one.event === name)?.data as Events[K] | undefined;
  return { fake, events, last };
}

describe('the fake', () => {
  it('loads no tensors: every probe says what it would answer without them', async () => {
    const { fake } = await training();
    await fake.advance(50);
    await fake.call('sample', { model: 'gauss', count: 1 });
    // TensorFlow.js's one global.
    expect(globalThis).not.toHaveProperty('_tfengine');
  });

  it('takes a move that comes while a step is under way at the next one', async () => {
    const run: SyntheticRun = createSyntheticRun({
      ...{ experiment: smallExperiment(3), moves: [], dataset: syntheticDataset('mnist') },
      beforeStep: (step) => void (step === 1 && run.move('gridPoints', 33)),
    });
    const moves: unknown[] = [];
    for await (const beat of run.train()) if (beat.kind === 'moved') moves.push(...beat.moves);
    expect(moves).toEqual([{ step: 2, field: 'gridPoints', value: 33 }]);
  });

  it('does nothing until its clock is moved, and then just as much', async () => {
    const { fake, last } = await training();
    await Promise.resolve();
    expect(last('status')).toMatchObject({ state: 'training', step: 0 });
    await fake.advance(1000);
    await fake.call('pause', null);
    expect(last('status')).toMatchObject({ state: 'paused', step: 100, stepsPerSecond: 100, secondsLeft: 9 });
  });

  it('tells the same story twice, of falling losses', async () => {
    const tell = async () => {
      const { fake, events } = await training();
      await fake.advance(11_000);
      return events;
    };
    const events = await tell();
    expect(await tell()).toEqual(events);
    const losses = events.flatMap((one) =>
      one.event === 'metrics' && one.data.model === 'gauss' ? [...one.data.term2] : [],
    );
    expect(losses).toHaveLength(1000);
    expect(losses.at(-1)!).toBeLessThan(losses[0] / 2);
    expect(events.filter((one) => one.event === 'evaluation')).toHaveLength(2 * usualModels.length);
    expect(events.filter((one) => one.event === 'test')).toHaveLength(usualModels.length);
  });

  it.each([
    ['mnist', 28],
    ['svhn', 32],
    ['svhn-official', 32],
  ])('has %s of %i pixels a side, and a run on it shows such', async (dataset, side) => {
    const fake = createFakeEngine();
    const heard: Events['dataset'][] = [];
    fake.on((one) => void (one.event === 'dataset' && heard.push(one.data)));
    await fake.call('open', { backend: 'auto' });
    await fake.call('start', { experiment: { ...smallExperiment(10), dataset }, moves: [] });
    await fake.advance(1000);
    const size = { width: side, height: side };
    expect(heard.at(-1)).toMatchObject({ name: dataset, title: usualTitle(dataset), ...size });
    expect(heard.at(-1)!.floor).toBeGreaterThan(1);
    expect(await fake.call('sample', { model: 'gauss', count: 2 })).toMatchObject({ count: 2, ...size });
    const { pixels, ...pictures } = await fake.call('pictures', { indices: [0, 1, 2] });
    expect(pictures).toMatchObject(size);
    expect(pixels).toHaveLength(3 * side * side);
    expect(Math.max(...pixels)).toBeGreaterThan(200);
    fake.close();
  });

  it('moves its clock by itself where it was asked to', async () => {
    const fake = createFakeEngine({ tick: 1 });
    await fake.call('open', { backend: 'auto' });
    await fake.call('start', { experiment: smallExperiment(3), moves: [] });
    await new Promise<void>((resolve) =>
      fake.on((event) => void (event.event === 'status' && event.data.state === 'finished' && resolve())),
    );
    fake.close();
  });

  it('fails in training and goes on from its checkpoint', async () => {
    const { fake, last } = await training();
    await fake.advance(6000);
    fake.fail('non-finite');
    await fake.advance(100);
    expect(last('failure')).toEqual({
      kind: 'non-finite',
      message:
        'term2 of Gauss-VAE at step 600: expected a finite number, got none; the run has stopped there.',
      remedy: 'Continue from step 500 with a lower learning rate',
    });
    expect(last('status')).toMatchObject({ state: 'failed', step: 500 });
    await fake.call('resume', null);
    await fake.advance(1000);
    expect(last('status')).toMatchObject({ state: 'training', step: 600 });
  });

  it('fails to open, and opens', async () => {
    for (const kind of ['data', 'backend'] as const) {
      const fake = createFakeEngine();
      const events: EngineEvent[] = [];
      fake.on((event) => void events.push(event));
      fake.fail(kind);
      await expect(fake.call('open', { backend: 'auto' })).rejects.toThrow('expected');
      expect(events).toContainEqual({
        event: 'failure',
        data: expect.objectContaining({ kind, remedy: 'Try again' }),
      });
      await expect(fake.call('open', { backend: 'auto' })).resolves.toBeDefined();
    }
  });

  it.each(['internal', 'device-lost'] as const)(
    'dies (%s) as a worker does, and opens again',
    async (kind) => {
      const { fake, last } = await training();
      const probe = fake.call('sample', { model: 'gauss', count: 1 });
      fake.fail(kind);
      await expect(probe).rejects.toBeInstanceOf(EngineDied);
      expect(last('failure')).toMatchObject({ kind, remedy: 'Start the engine again' });
      await expect(fake.call('pause', null)).rejects.toThrow('expected an open engine');
      await fake.call('open', { backend: 'auto' });
      await fake.call('start', { experiment: smallExperiment(10), moves: [] });
      await fake.advance(1000);
      expect(last('status')?.state).toBe('finished');
    },
  );
});
