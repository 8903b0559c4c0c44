import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../experiment/default-experiment';
import { usualModels } from '../experiment/most-on';
import { linked } from './experiment-store';
import { inHand, ofSeries } from './series';
import { SEED, setUp } from './testing/commanded-page';

describe('opening', () => {
  it('shows a backend and digits, and trains nothing', async () => {
    const { actions, state, probes, commands } = setUp();
    await actions.open();
    expect(state()).toMatchObject({ opening: false, failure: null, status: { state: 'idle' } });
    expect(state().backend?.name).toBe('wasm');
    expect(probes.getState().digits?.indices).toHaveLength(12);
    expect(commands()).toEqual(['open', 'digits']);
  });

  it('opens once for two wishes at a time', async () => {
    const { actions, commands } = setUp();
    await Promise.all([actions.open(), actions.open(), actions.train()]);
    expect(commands().filter((command) => command === 'open')).toHaveLength(1);
    expect(commands()).toContain('start');
  });

  it('that failed under Train is tried again by its remedy, and trained', async () => {
    const { actions, state, fake, train } = setUp();
    fake.fail('data');
    await actions.train();
    expect(state().failure?.kind).toBe('data');
    await actions.remedy();
    await train(20);
    expect(state()).toMatchObject({ failure: null, status: { state: 'training' } });
  });

  it('shows a failure with its remedy, which opens again', async () => {
    const { actions, state, fake } = setUp();
    fake.fail('data');
    await actions.open();
    expect(state().failure).toMatchObject({ kind: 'data', remedy: 'Try again' });
    expect(state().failure?.message).toContain('images-0.bin');
    await actions.remedy();
    expect(state().failure).toBeNull();
    expect(state().backend?.name).toBe('wasm');
  });

  it('asks for the backend that was chosen', async () => {
    const { actions, given } = setUp();
    await actions.chooseBackend('cpu');
    expect(given[0]).toMatchObject({ command: 'open', take: { backend: 'cpu' } });
  });
});

describe('training', () => {
  it('starts, pauses, goes on and shows curves and pictures', async () => {
    const { actions, state, metrics, probes, train, settle } = setUp();
    await actions.train();
    await train(30);
    expect(state().status.state).toBe('training');
    expect(ofSeries(metrics.getState().curves, inHand('gauss'))!.minibatch.length).toBeGreaterThan(0);
    await actions.pause();
    expect(state().status.state).toBe('paused');
    expect(state().milestone).toContain('Paused at step');
    await settle();
    expect(Object.keys(probes.getState().views)).toEqual(usualModels);
    const { step } = state().status;
    await actions.train();
    await train(50);
    expect(state().status.step).toBeGreaterThan(step);
  });

  it('pauses where the last model is switched off, says so, and trains none', async () => {
    const { actions, state, experiment, train } = setUp();
    await actions.train();
    await train(20);
    for (const id of usualModels) await actions.setLive(`${id}.on`, false);
    const { step } = state().status;
    expect(state().status.state).toBe('paused');
    expect(experiment.getState().notices).toEqual([
      expect.stringMatching(/^No model is on, .* Switch one on/),
    ]);
    await actions.train();
    await actions.step();
    await actions.restart();
    await train(20);
    expect(state().status).toMatchObject({ state: 'paused', step });
    await actions.setLive('gauss.on', true);
    await actions.train();
    await train(20);
    expect(state().status.step).toBeGreaterThan(step);
  });

  it('trains one step at a time', async () => {
    const { actions, state, train } = setUp();
    for (const step of [1, 2]) {
      await actions.step();
      await train(5);
      expect(state().status).toMatchObject({ state: 'paused', step });
    }
  });

  it('restarts from step 0 with the settings shown and without the moves', async () => {
    const { actions, state, experiment, metrics, shown, train } = setUp();
    await actions.train();
    await train(20);
    await actions.setLive('klWeight', 2);
    await train(20);
    expect(metrics.getState().marks).toHaveLength(1);
    await actions.restart();
    expect(state().status.step).toBe(0);
    expect(metrics.getState()).toMatchObject({ curves: [], marks: [] });
    expect(experiment.getState().moves).toEqual([]);
    expect(shown().seed).toBe(1);
    expect(linked(experiment.getState()).experiment.models.gauss.klWeight).toBe(2);
  });

  it('restarts with a new seed, and only then', async () => {
    const { actions, shown, commands, given } = setUp();
    await actions.newSeed();
    expect(shown().seed).toBe(SEED);
    expect(commands()).toEqual([]);
    await actions.train();
    await actions.newSeed();
    const starts = given.filter(({ command }) => command === 'start');
    expect(starts).toHaveLength(2);
    expect(starts[1].take).toMatchObject({ experiment: { seed: SEED }, moves: [] });
  });

  it('extends a finished run', async () => {
    const { actions, state, train } = setUp();
    actions.setFixed('steps', 10);
    await actions.train();
    await train(200);
    expect(state().status.state).toBe('finished');
    await actions.extend(5);
    await train(200);
    expect(state().status).toMatchObject({ state: 'finished', step: 15 });
  });
});

describe('live settings', () => {
  it('are settings until there is a run, and one move each from then on', async () => {
    const { actions, experiment, metrics, shown, given, train } = setUp();
    await actions.setLive('polynomialOrder', 3);
    expect(given).toEqual([]);
    await actions.train();
    await train(10);
    await actions.setLive('polynomialOrder', 4);
    expect(shown().models['cg-bpef'].polynomialOrder).toBe(4);
    await train(10);
    const { moves, started } = experiment.getState();
    expect(started?.models['cg-bpef'].polynomialOrder).toBe(3);
    expect(moves).toMatchObject([{ field: 'polynomialOrder', value: 4 }]);
    expect(metrics.getState().marks).toEqual(moves);
  });

  it('are written once each, equal ones of one step too, and not again when the run takes them', async () => {
    const { actions, experiment, metrics, train } = setUp();
    await actions.train();
    await actions.pause();
    for (const value of [2, 3, 2]) await actions.setLive('klWeight', value);
    const { moves } = experiment.getState();
    expect(moves.map(({ value }) => value)).toEqual([2, 3, 2]);
    await actions.train();
    await train(20);
    expect([experiment.getState().moves, metrics.getState().marks]).toEqual([moves, moves]);
  });

  it('are clamped by the engine with a notice', async () => {
    const { actions, experiment, shown, train } = setUp();
    await actions.train();
    await train(10);
    await actions.setLive('klWeight', 99);
    expect(shown().models.gauss.klWeight).toBe(4);
    expect(experiment.getState().notices.join()).toContain('99');
  });

  it('hold T and give it back to the schedule', async () => {
    const { actions, experiment, state, train } = setUp();
    await actions.train();
    await train(10);
    await actions.setLive('temperature', 0.7);
    expect(state().status.temperatureHeld.categorical).toBe(true);
    await train(50);
    expect(state().status.temperature['cg-bpef']).toBe(0.7);
    await actions.setLive('temperature', null);
    await train(50);
    expect(state().status.temperatureHeld['cg-bpef']).toBe(false);
    expect(experiment.getState().moves.map(({ value }) => value)).toEqual([0.7, null]);
  });

  it('hold T from step 0 where it is moved before the run', async () => {
    const { actions, given, state, train } = setUp();
    await actions.setLive('temperature', 0.3);
    await actions.train();
    await train(20);
    expect(given.find(({ command }) => command === 'start')?.take).toMatchObject({
      moves: [{ step: 0, field: 'temperature', value: 0.3 }],
    });
    expect(state().status.temperature.categorical).toBe(0.3);
  });
});

describe('failures', () => {
  it('of a loss go on from the last checkpoint at half the learning rate', async () => {
    const { actions, state, shown, fake, train, settle } = setUp();
    await actions.train();
    await train(20);
    fake.fail('non-finite');
    await train(20);
    await settle();
    expect(state()).toMatchObject({ failure: { kind: 'non-finite' }, status: { state: 'failed' } });
    await actions.remedy();
    await train(20);
    expect(state().failure).toBeNull();
    expect(state().status.state).toBe('training');
    expect(shown().models.gauss.learningRate).toBe(0.0005);
  });

  it('of the engine train the lost run again, with its moves', async () => {
    const { actions, state, given, fake, train } = setUp();
    await actions.train();
    await train(20);
    await actions.setLive('klWeight', 2);
    await train(20);
    fake.fail('device-lost');
    expect(state()).toMatchObject({
      failure: { kind: 'device-lost' },
      backend: null,
      status: { state: 'failed' },
    });
    await actions.remedy();
    await train(5);
    const start = given.filter(({ command }) => command === 'start').at(-1)?.take;
    expect(start).toMatchObject({
      experiment: { models: { gauss: { klWeight: 1 } } },
      moves: [{ field: 'klWeight', value: 2 }],
    });
    expect(state().status.state).toBe('training');
  });

  it('of memory train the run again with half the samples, then with half the batch', async () => {
    const { actions, state, shown, fake, train, settle } = setUp();
    actions.setFixed('samples', 2);
    await actions.train();
    for (const [samples, batchSize] of [
      [1, 100],
      [1, 50],
    ]) {
      await train(20);
      fake.fail('memory');
      await train(20);
      await settle();
      expect(state()).toMatchObject({
        failure: { kind: 'memory' },
        backend: null,
        status: { state: 'failed' },
      });
      await actions.remedy();
      await train(20);
      expect([shown().models.gauss.samples, shown().batchSize]).toEqual([samples, batchSize]);
      expect(state().status.state).toBe('training');
    }
  });

  it('of a start leave no run behind', async () => {
    const { actions, state, experiment } = setUp();
    for (const model of usualModels) await actions.setLive(`${model}.on`, false);
    await actions.train();
    expect(experiment.getState().notices.join()).toContain('No model is on');
    expect(experiment.getState().started).toBeNull();
    await actions.setLive('gauss.on', true);
    await actions.train();
    expect([state().failure, experiment.getState().started === null]).toEqual([null, false]);
  });

  it('of one command leave the run as it is, with a notice', async () => {
    const { actions, state, experiment, train } = setUp();
    actions.setFixed('steps', 5);
    await actions.train();
    await train(100);
    await actions.step();
    expect(state()).toMatchObject({ failure: null, status: { state: 'finished' } });
    expect(experiment.getState().notices.join()).toContain('step: expected steps left');
  });

  it('leave Restart a way on', async () => {
    const { actions, state, fake, train } = setUp();
    await actions.train();
    await train(20);
    fake.fail('internal');
    await actions.restart();
    await train(20);
    expect(state()).toMatchObject({ failure: null, status: { state: 'training' } });
  });
});

describe('probes', () => {
  it('follow the picked digit and dimension; the newest pick wins', async () => {
    const { actions, probes, train, settle } = setUp();
    await actions.train();
    await train(20);
    await actions.pause();
    await settle();
    for (const index of [3, 4, 5]) actions.pickDigit(index);
    actions.pickDimension('gauss', 7);
    await settle();
    const { views } = probes.getState();
    expect(views.gauss).toMatchObject({ index: 5, traversal: { dimension: 7 } });
    expect(views['cg-bpef']?.index).toBe(5);
    expect(probes.getState().problem).toBeNull();
  });

  it('turn the strip from its first digit to its last, and keep the picked one', async () => {
    const { actions, probes, settle } = setUp();
    await actions.open();
    actions.pickDigit(5);
    await actions.turnDigits(1);
    expect(probes.getState()).toMatchObject({ picked: 5, digits: { indices: { 0: 12 }, total: 100 } });
    await settle();
    expect(probes.getState().pickedDigit).toMatchObject({ index: 5, picture: { count: 1 } });
    for (let i = 0; i < 10; i++) await actions.turnDigits(1);
    expect(probes.getState().digits?.indices).toEqual([96, 97, 98, 99]);
    for (let i = 0; i < 10; i++) await actions.turnDigits(-1);
    expect(probes.getState().digits?.offset).toBe(0);
  });

  it('show a picked digit that the strip does not hold, also one picked before the engine was open', async () => {
    const { actions, probes, train, settle } = setUp();
    actions.pickDigit(77);
    await actions.train();
    await train(20);
    await actions.pause();
    await settle();
    const { pickedDigit, views } = probes.getState();
    expect(pickedDigit).toMatchObject({ index: 77, label: Math.floor(10 * ((77 * 0.6180339887498949) % 1)) });
    expect(views.gauss).toMatchObject({ index: 77, reconstruction: { count: 1 } });
    expect(views.gauss?.indices).not.toContain(77);
    actions.pickDigit(5000);
    await settle();
    expect(probes.getState().problem).toContain('got 5000');
  });

  it('wait for the first evaluation with the worst digits, and then stay as they were until asked', async () => {
    const { actions, probes, train, settle } = setUp();
    actions.setFixed('steps', 2000);
    await actions.train();
    await actions.chooseDigits({ kind: 'worst', model: 'gauss' });
    expect(probes.getState().digits).toMatchObject({ indices: [], evaluated: null });
    await train(510);
    await settle();
    const first = probes.getState().digits;
    expect(first).toMatchObject({ evaluated: { step: 500 }, total: 100 });
    await train(510);
    await settle();
    expect(probes.getState().digits).toBe(first);
    await actions.chooseDigits({ kind: 'worst', model: 'gauss' });
    expect(probes.getState().digits?.evaluated?.step).toBe(1000);
    await actions.restart();
    expect(probes.getState().digits).toMatchObject({ indices: [], evaluated: null });
  });

  it('leave out models that are off', async () => {
    const { actions, probes, train, settle } = setUp();
    await actions.setLive('categorical.on', false);
    await actions.train();
    await train(20);
    await actions.pause();
    await settle();
    expect(Object.keys(probes.getState().views)).toEqual(usualModels.filter((id) => id !== 'categorical'));
  });
});

describe('opening a link', () => {
  it('leaves the run in hand; its moves are made again by the next run', async () => {
    const { actions, state, experiment, metrics, given, train } = setUp();
    await actions.train();
    await train(20);
    const moves = [{ step: 3, field: 'klWeight', value: 0.5 }];
    await actions.openLink({ ...defaultExperiment(), seed: 77 }, moves, ['told']);
    expect(state().status.state).toBe('idle');
    expect(metrics.getState().curves).toEqual([]);
    expect(experiment.getState()).toMatchObject({ started: null, moves, notices: ['told'] });
    await actions.train();
    await train(20);
    expect(given.filter(({ command }) => command === 'start').at(-1)?.take).toMatchObject({
      experiment: { seed: 77 },
      moves,
    });
    expect(experiment.getState().shown.models.gauss.klWeight).toBe(0.5);
    expect(metrics.getState().marks).toEqual(moves);
  });
});
