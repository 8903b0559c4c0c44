import { describe, expect, it } from 'vitest';
import { usualModels } from '../experiment/most-on';
import { bench, gate } from './testing/engine-bench';
import { MissingDataset } from './missing-dataset';
import type { Platform } from './platform';
import { smallExperiment } from './testing/small-experiment';

describe('commands and training', () => {
  it('answers a start before its first step, and breathes between all beats', async () => {
    const { open, start, runs, inState, bench: counts } = bench();
    await open();
    await start(20);
    expect(runs[0].step).toBe(0);
    await inState('finished');
    // 20 steps, 2 metrics, every model evaluated, their evaluation, the test, and the end.
    expect(counts.breaths).toBe(25 + usualModels.length);
  });

  it('pauses within the beat under way', async () => {
    const door = gate();
    const { open, start, call, runs, until, status } = bench({ beforeStep: door.pass });
    await open();
    await start(100);
    await until(() => door.entered() === 1);
    let answered = false;
    const pause = call('pause', null).then(() => (answered = true));
    await until(() => status().state === 'paused');
    expect(answered).toBe(false);
    door.release();
    await pause;
    expect(runs[0].step).toBe(1);
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    expect([runs[0].step, door.entered()]).toEqual([1, 1]);
    expect(status()).toMatchObject({ state: 'paused', step: 1 });
  });

  it('asks a run nothing while a step is under way, and then before the next step', async () => {
    const door = gate();
    const { open, start, call, runs, until } = bench({ beforeStep: door.pass });
    await open();
    await start(100);
    await until(() => door.entered() === 1);
    let asked = -1;
    const { probe: answer } = runs[0];
    Object.assign(runs[0], {
      probe: (...question: Parameters<typeof answer>) => {
        asked = runs[0].step;
        return answer(...question);
      },
    });
    const probe = call('sample', { model: 'gauss', count: 1 });
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toBe(-1);
    door.release();
    await probe;
    expect(asked).toBe(1);
    await until(() => door.entered() === 2);
  });

  it('spares a core as soon as it is asked, and not before there is an engine', async () => {
    const door = gate();
    const { open, start, call, until, bench: done } = bench({ beforeStep: door.pass });
    const early = call('spareCore', { spare: true });
    await expect(early).rejects.toThrow('spareCore: expected an open engine');
    await open();
    await start(100);
    await until(() => door.entered() === 1);
    expect(await call('spareCore', { spare: true })).toEqual({ threads: 3 });
    expect(await call('spareCore', { spare: false })).toEqual({ threads: 4 });
    expect(done.spared).toEqual([true, false]);
    expect(door.entered()).toBe(1);
    door.release();
  });

  it('examines the device between two steps', async () => {
    const door = gate();
    const { open, start, call, runs, until, platform } = bench({ beforeStep: door.pass });
    await open();
    await start(100);
    await until(() => door.entered() === 1);
    let examinedAt = -1;
    const { examineDevice } = platform;
    Object.assign(platform, {
      examineDevice: (...take: Parameters<typeof examineDevice>) => {
        examinedAt = runs[0].step;
        return examineDevice(...take);
      },
    });
    const check = call('checkDevice', null);
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(examinedAt).toBe(-1);
    door.release();
    await check;
    expect(examinedAt).toBe(1);
  });

  it('stops an audit that was asked for just before, though it has not begun', async () => {
    const { open, start, call } = bench();
    await open();
    await start(5, true);
    const audit = call('audit', { model: 'gauss', pictures: 20, samples: 10 });
    const stopped = expect(audit).rejects.toThrow('audit: the audit of Gauss-VAE was stopped');
    await call('stopMeasuring', null);
    await stopped;
  });

  it('answers only the newest waiting probe of each model and kind', async () => {
    const door = gate();
    const { open, start, call, until } = bench({ beforeStep: door.pass });
    await open();
    await start(100);
    await until(() => door.entered() === 1);
    const ask = (index: number) => call('posterior', { model: 'gauss', index });
    const answers = Promise.allSettled([
      ask(1),
      ask(2),
      call('posterior', { model: 'categorical', index: 1 }),
      call('sample', { model: 'gauss', count: 1 }),
      call('record', null),
      call('record', null),
      ask(3),
    ]);
    for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
    door.release();
    const states = (await answers).map(({ status }) => status);
    expect(states).toEqual(['rejected', 'rejected', ...Array<string>(5).fill('fulfilled')]);
  });

  it('finishes a stepped run with its evaluation and its test', async () => {
    const { open, start, call, inState, of } = bench();
    await open();
    await start(5, true);
    await call('step', { count: 5 });
    await inState('finished');
    expect([of('evaluation').length, of('test').length]).toEqual([usualModels.length, usualModels.length]);
  });

  it('resumes past the end of a step command', async () => {
    const { open, start, call, inState } = bench();
    await open();
    await start(40, true);
    await call('step', { count: 20 });
    await call('resume', null);
    await inState('finished');
  });
});

describe('events', () => {
  it('come at a rate that a page can take, and none is lost', async () => {
    const { open, start, inState, of, bench: counts } = bench({ stepTime: 1 });
    await open();
    await start(4000);
    await inState('finished');
    const seconds = counts.clock / 1000;
    expect(seconds).toBe(4);
    const metrics = of('metrics');
    // And at most a round of all models at either end.
    expect(metrics.length).toBeLessThanOrEqual(10 * seconds + 2 * usualModels.length);
    expect(metrics.length).toBeGreaterThan(30);
    expect(metrics.reduce((sum, { step }) => sum + step.length, 0)).toBe(usualModels.length * 4000);
    const statuses = of('status');
    const changes = statuses.filter(({ state }, i) => state !== statuses[i - 1]?.state).length;
    expect(statuses.length - changes).toBeLessThanOrEqual(5 * seconds);
    expect(statuses.length - changes).toBeGreaterThan(10);
  });

  it('say the speed of training and what is left', async () => {
    const { open, start, call, until, of, status } = bench({ stepTime: 20 });
    await open();
    await start(1000);
    await until(() => of('status').some(({ step }) => step >= 100));
    await call('pause', null);
    expect(status().stepsPerSecond).toBeCloseTo(50, 6);
    expect(status().secondsLeft).toBeCloseTo((1000 - status().step) / 50, 6);
  });
});

describe('data sets', () => {
  const named = (dataset: string) => ({ ...smallExperiment(5), dataset });

  it('opens what the experiment names, once, and says so', async () => {
    const { call, of, platform, runs, inState } = bench();
    const asked: string[] = [];
    const { openDataset } = platform;
    Object.assign(platform, {
      openDataset: (...take: Parameters<Platform['openDataset']>) => (
        asked.push(take[0]),
        openDataset(...take)
      ),
    });
    await call('open', { backend: 'auto' });
    await call('start', { experiment: named('mnist'), moves: [] });
    await inState('finished');
    await call('start', { experiment: named('svhn'), moves: [], paused: true });
    expect(asked).toEqual(['mnist', 'svhn']);
    expect(of('dataset').map(({ name }) => name)).toEqual(['mnist', 'svhn']);
    // Rings are grey: term2 of none of them can be 0.
    expect(of('dataset')[1]).toMatchObject({ width: 32, split: { validation: 100 }, labelled: true });
    expect(of('dataset')[1].floor).toBeGreaterThan(1);
    const { labels } = await call('digits', { choice: { kind: 'order' }, offset: 0, count: 100 });
    const { present } = of('dataset')[1];
    expect(present.map(({ label }) => label)).toEqual([...new Set(labels)].toSorted((a, b) => a - b));
    for (const { label, count } of present)
      expect(labels.filter((other) => other === label)).toHaveLength(count);
    expect(runs[1].experiment.dataset).toBe('svhn');
    expect(JSON.parse(await call('record', null)).dataset.name).toBe('svhn');
    await call('open', { backend: 'auto', experiment: named('svhn') });
    expect(asked).toHaveLength(2);
  });

  it('says what a device lacks and where the way out is; the data set in hand stays', async () => {
    const { call, of, platform, status } = bench();
    await call('open', { backend: 'auto' });
    const { openDataset } = platform;
    Object.assign(platform, {
      openDataset: (...take: Parameters<Platform['openDataset']>) =>
        take[0] === 'svhn' ? Promise.reject(new MissingDataset('svhn')) : openDataset(...take),
    });
    const { missing } = await call('check', { experiment: named('svhn') });
    expect(missing).toContain('Data set svhn: expected its pictures on this device, got none');
    expect(await call('check', { experiment: named('mnist') })).toEqual({ missing: null });
    expect(of('failure')).toEqual([]);
    const starting = call('start', { experiment: named('svhn'), moves: [] });
    await expect(starting).rejects.toThrow('Data set svhn: expected its pictures on this device, got none');
    expect(of('failure')).toMatchObject([{ kind: 'missing-data', remedy: 'Open the Data view' }]);
    expect(status().state).toBe('failed');
    await call('start', { experiment: named('mnist'), moves: [], paused: true });
    expect(status().state).toBe('paused');
  });
});

describe('runs beside', () => {
  it('prepares nothing while a run beside is asked without a run in hand', async () => {
    const { open, start, call, platform, inState } = bench();
    await open();
    await start(5);
    await inState('finished');
    const { file } = await call('keep', { name: '', link: null, parent: null });
    await open();
    const door = gate();
    const told: string[] = [];
    const { createPastRun, chooseBackend } = platform;
    Object.assign(platform, {
      createPastRun(take: Parameters<typeof createPastRun>[0]) {
        const run = createPastRun(take);
        const probe: typeof run.probe = async (name, asked) => {
          await door.pass();
          told.push('answered');
          return run.probe(name, asked);
        };
        return { ...run, probe, dispose: () => void told.push('freed') };
      },
      chooseBackend: (...given: Parameters<typeof chooseBackend>) => {
        told.push('backend');
        return chooseBackend(...given);
      },
    });
    await call('beside', { key: 'a', file });
    const asked = call('sample', { model: 'gauss', count: 1, of: 'a' });
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    const opened = open();
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    expect([door.entered(), told]).toEqual([1, []]);
    door.release();
    await asked;
    await opened;
    expect(told).toEqual(['answered', 'freed', 'backend']);
  });
});
