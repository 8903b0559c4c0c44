import { describe, expect, it } from 'vitest';
import { DataError } from '../data/dataset';
import { mapSettings } from '../experiment/experiment';
import { NonFiniteLoss } from '../training/beat';
import { NoBackend } from './choose-backend';
import { bench, gate } from './testing/engine-bench';
import { Superseded } from './superseded';
import { smallExperiment } from './testing/small-experiment';

describe('what goes wrong', () => {
  it('a loss that is not finite: back to the checkpoint, and on from there', async () => {
    const { open, start, call, runs, inState, of, status } = bench({
      beforeStep(step, rewound) {
        if (step === 1233 && rewound === 0) throw new NonFiniteLoss(1234, 'cg-bpef', 'term1', Infinity);
      },
    });
    await open();
    await start(2000);
    await inState('failed');
    expect(of('failure')).toEqual([
      {
        kind: 'non-finite',
        message:
          'term1 of CG-BPEF-VAE at step 1,234: expected a finite number, got none; the run has stopped there.',
        remedy: 'Continue from step 1,000 with a lower learning rate',
      },
    ]);
    expect(of('rewound')).toEqual([{ step: 1000, moves: [] }]);
    expect(status()).toMatchObject({ state: 'failed', step: 1000 });
    await call('pause', null);
    expect(status().state).toBe('failed');
    await call('move', { field: 'learningRate', value: 1e-4 });
    await call('resume', null);
    await inState('finished');
    expect([runs.length, runs[0].step, of('moved').length]).toEqual([1, 2000, 1]);
  });

  it('a resume while it goes back to the checkpoint is too early, and does no harm', async () => {
    const door = gate();
    const { open, start, call, runs, until, inState, status } = bench({
      beforeStep(step, rewound) {
        if (step === 7 && rewound === 0) throw new NonFiniteLoss(8, 'gauss', 'term2', NaN);
      },
    });
    await open();
    await start(20, true);
    const { rewind } = runs[0];
    Object.assign(runs[0], { rewind: () => door.pass().then(rewind) });
    await call('resume', null);
    await until(() => door.entered() === 1);
    await call('resume', null);
    door.release();
    await inState('failed');
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(status()).toMatchObject({ state: 'failed', step: 0 });
    await call('resume', null);
    await inState('finished');
  });

  it('a file of the data set: read again on resume', async () => {
    let broken = true;
    const { open, start, call, inState, of, dataset } = bench({
      beforeStep(step) {
        if (step === 7 && broken)
          throw new DataError('images-3.bin', 'images-3.bin: expected 5 bytes, got 4');
      },
    });
    await open();
    await start(20);
    await inState('failed');
    expect(of('failure')).toEqual([
      { kind: 'data', message: 'images-3.bin: expected 5 bytes, got 4', remedy: 'Try again' },
    ]);
    broken = false;
    expect(dataset.retried).toBe(0);
    await call('resume', null);
    expect(dataset.retried).toBe(1);
    await inState('finished');
  });

  it('anything else: the run cannot go on, a new one can', async () => {
    const { open, start, call, inState, of } = bench({
      beforeStep(step) {
        if (step === 7) throw new Error('a slip');
      },
    });
    await open();
    await start(20);
    await inState('failed');
    expect(of('failure')).toEqual([{ kind: 'internal', message: 'a slip', remedy: 'Restart' }]);
    await expect(call('resume', null)).rejects.toThrow('one that failed (a slip); start a new one');
    await start(5);
    await inState('finished');
  });

  it.each([
    new RangeError("Failed to execute 'createBuffer' on 'GPUDevice': createBuffer failed, size is too large"),
    new RangeError('Array buffer allocation failed'),
    new Error('Aborted(OOM). Build with -sASSERTIONS for more info.'),
    new WebAssembly.RuntimeError('Aborted(). Build with -sASSERTIONS for more info.'),
    new WebAssembly.RuntimeError('memory access out of bounds'),
  ])('memory: what needs less of it is named, and the run is over: %s', async (error) => {
    const { open, start, call, inState, of } = bench({
      beforeStep(step) {
        if (step === 7) throw error;
      },
    });
    await open();
    await start(20);
    await inState('failed');
    expect(of('failure')).toEqual([
      {
        kind: 'memory',
        message: expect.stringMatching(/Memory: expected room .* Fewer samples L, a smaller batch/),
        remedy: 'Start again with fewer samples, or a smaller batch',
      },
    ]);
    await expect(call('resume', null)).rejects.toThrow('start a new one');
  });

  it('a probe that breaks WebAssembly ends the run as well, and says that memory is short', async () => {
    const { open, start, call, runs, of } = bench();
    await open();
    await start(20, true);
    const broken = new WebAssembly.RuntimeError('Aborted(). Build with -sASSERTIONS for more info.');
    Object.assign(runs[0], { probe: () => Promise.reject(broken) });
    await expect(call('sample', { model: 'gauss', count: 1 })).rejects.toThrow('Aborted()');
    expect(of('failure')).toMatchObject([{ kind: 'memory' }]);
    Object.assign(runs[0], { probe: () => Promise.reject(new Error('a slip')) });
    await expect(call('sample', { model: 'gauss', count: 1 })).rejects.toThrow('a slip');
    expect(of('failure')).toHaveLength(1);
  });

  it('a device that is lost in mid-run: what waited for it ends the run, in words and for good', async () => {
    const door = gate();
    const { open, start, call, until, inState, of } = bench({
      async beforeStep(step) {
        if (step !== 7) return;
        await door.pass();
        throw new DOMException('Instance dropped.', 'AbortError');
      },
    });
    await open();
    await start(20);
    await until(() => door.entered() === 1);
    const probe = call('sample', { model: 'gauss', count: 1 });
    door.release();
    await inState('failed');
    await expect(probe).resolves.toBeDefined();
    expect(of('failure')).toEqual([
      {
        kind: 'device-lost',
        message: 'The graphics device was lost (Instance dropped.); the run on it is gone.',
        remedy: 'Start the engine again',
      },
    ]);
    await expect(call('resume', null)).rejects.toThrow('start a new one');
  });

  it('opening: said, and open to another try', async () => {
    const { platform, open, of, status, start } = bench();
    const { openDataset, chooseBackend } = platform;
    Object.assign(platform, {
      openDataset: () => Promise.reject(new DataError('a.bin', 'a.bin: expected it, got none')),
    });
    await expect(open()).rejects.toThrow('a.bin');
    Object.assign(platform, {
      openDataset,
      chooseBackend: () => Promise.reject(new NoBackend('none works')),
    });
    await expect(open()).rejects.toThrow('none works');
    expect(of('failure').map(({ kind, remedy }) => [kind, remedy])).toEqual([
      ['data', 'Try again'],
      ['backend', 'Try again'],
    ]);
    expect(status().state).toBe('failed');
    await expect(start(5)).rejects.toThrow('expected an open engine');
    Object.assign(platform, { chooseBackend });
    await open();
    expect(status().state).toBe('idle');
  });

  it('a backend that was asked for and not taken is said', async () => {
    const { call, of } = bench();
    await call('open', { backend: 'wasm' });
    expect(of('notice')).toEqual([]);
    await call('open', { backend: 'webgpu' });
    expect(of('notice')).toEqual([{ text: 'the test' }]);
  });

  it('a start that fails leaves the engine open', async () => {
    const { platform, open, start, of, status, inState } = bench();
    const { createRun } = platform;
    await open();
    Object.assign(platform, { createRun: () => Promise.reject(new Error('no memory')) });
    await expect(start(5)).rejects.toThrow('no memory');
    expect([status().state, of('failure').length]).toEqual(['failed', 1]);
    Object.assign(platform, { createRun });
    await start(5);
    await inState('finished');
  });

  it('an experiment without models is refused, and the run in hand is kept', async () => {
    const { open, start, call, runs, status } = bench();
    await open();
    await start(5, true);
    const { models, ...rest } = smallExperiment(5);
    const off = mapSettings((id) => ({ ...models[id], on: false }));
    const nothing = call('start', { experiment: { ...rest, models: off }, moves: [] });
    await expect(nothing).rejects.toThrow('start: expected at least one model that is on, got none');
    expect([runs[0].disposed, status().state]).toEqual([false, 'paused']);
  });
});

describe('one run after another', () => {
  /** An open engine whose next start waits in the making of its run. */
  async function starting(fails = false) {
    const door = gate();
    const own = bench();
    const { createRun } = own.platform;
    await own.open();
    Object.assign(own.platform, {
      async createRun(take: Parameters<typeof createRun>[0]) {
        Object.assign(own.platform, { createRun });
        await door.pass();
        if (fails) throw new Error('no such nets');
        return createRun(take);
      },
    });
    const first = own.start(10);
    await own.until(() => door.entered() === 1);
    return { ...own, first, door };
  }

  it('two starts: the last wins, the first gives way and never trains', async () => {
    const { start, first, door, inState, runs, of } = await starting();
    const second = start(20);
    door.release();
    await expect(first).rejects.toBeInstanceOf(Superseded);
    await second;
    await inState('finished');
    expect(runs.map(({ step, disposed }) => [step, disposed])).toEqual([
      [0, true],
      [20, false],
    ]);
    expect(of('failure')).toEqual([]);
  });

  it('of many starts only the newest that waits is prepared', async () => {
    const { start, first, door, inState, runs } = await starting();
    const older = [first, ...[20, 30, 40].map((steps) => start(steps))];
    const newest = start(50);
    door.release();
    for (const settled of await Promise.allSettled(older))
      expect((settled as PromiseRejectedResult).reason).toBeInstanceOf(Superseded);
    await newest;
    await inState('finished');
    expect(runs.map(({ step }) => step)).toEqual([0, 50]);
  });

  it('a start waits for the opening before it; an opening takes the place of the start before it', async () => {
    const { open, start, status, runs } = bench();
    void open();
    await start(10, true);
    expect([runs.length, status().state]).toEqual([1, 'paused']);
    const given = expect(start(20)).rejects.toBeInstanceOf(Superseded);
    await open();
    await given;
    expect([runs.every(({ disposed }) => disposed), status().state]).toEqual([true, 'idle']);
  });

  it('a start that fails while a newer one waits says nothing of itself', async () => {
    const { start, first, door, inState, of } = await starting(true);
    const second = start(20);
    door.release();
    await expect(first).rejects.toBeInstanceOf(Superseded);
    await second;
    await inState('finished');
    expect(of('failure')).toEqual([]);
  });

  it('what is asked of a run while it is being started waits for it', async () => {
    const { open, start, call, status, runs } = bench();
    await open();
    const starting = start(1000);
    await call('pause', null);
    await starting;
    expect(status().state).toBe('paused');
    expect(runs[0].step).toBeLessThanOrEqual(1);
  });

  it('a new start frees the old run after its last beat, and rejects what waited for it', async () => {
    const door = gate();
    const { open, start, call, runs, until, status } = bench({ beforeStep: door.pass });
    await open();
    await start(100);
    await until(() => door.entered() === 1);
    const probe = call('sample', { model: 'gauss', count: 1 });
    const rejected = expect(probe).rejects.toThrow('The run was replaced by a new one');
    const next = start(50, true);
    await rejected;
    expect(runs[0].disposed).toBe(false);
    door.release();
    await next;
    expect([runs.length, runs[0].disposed, runs[1].disposed]).toEqual([2, true, false]);
    expect(status()).toMatchObject({ state: 'paused', step: 0, steps: 50 });
  });

  it('a new start lets a probe under way end before it frees the old run', async () => {
    const door = gate();
    const { open, start, call, runs, until } = bench();
    await open();
    await start(10, true);
    const { probe: answer } = runs[0];
    Object.assign(runs[0], {
      probe: (...question: Parameters<typeof answer>) => door.pass().then(() => answer(...question)),
    });
    const probe = call('sample', { model: 'gauss', count: 1 });
    await until(() => door.entered() === 1);
    const next = start(50, true);
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(runs[0].disposed).toBe(false);
    door.release();
    await probe;
    await next;
    expect(runs[0].disposed).toBe(true);
  });

  it('opening again ends the run and keeps the pictures', async () => {
    const { platform, open, start, runs, call, status } = bench();
    await open();
    await start(100);
    Object.assign(platform, { openDataset: () => Promise.reject(new Error('read twice')) });
    await open();
    expect([runs[0].disposed, status().state]).toEqual([true, 'idle']);
    await expect(call('resume', null)).rejects.toThrow('expected a run');
  });

  it('says what was mended in the experiment', async () => {
    const { open, call } = bench();
    await open();
    const experiment = smallExperiment(5);
    const models = { ...experiment.models, 'cg-bpef': { ...experiment.models['cg-bpef'], gridPoints: 4 } };
    const { notices } = await call('start', { experiment: { ...experiment, models }, moves: [] });
    expect(notices).toEqual([expect.stringContaining('expected at most R - 2 = 2')]);
  });
});
