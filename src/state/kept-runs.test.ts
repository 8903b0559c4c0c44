/** Runs are kept without being asked for, and found again: on the fake engine, with the room of runs in memory. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeEngine, type FakeEngine } from '../engine/testing/fake-engine';
import { createRunsClient } from '../engine/runs-client';
import { fakeRunsWorker } from '../engine/testing/fake-runs-worker';
import { decodeLink } from '../experiment/decode-link';
import type { RunsClient } from '../runs/runs-protocol';
import { createPage } from './create-page';
import { keptRunsSlice } from './kept-runs';
import type { Page } from './page';

let engine: FakeEngine;
let page: Page;
let runs: RunsClient;

function open(kept = runs): Page {
  engine = createFakeEngine({ millisecondsPerStep: 10 });
  page = createPage(
    engine,
    () => 7,
    undefined,
    undefined,
    () => kept,
  );
  page.of(keptRunsSlice).begin(() => 'https://example.org/#v=1');
  return page;
}
const state = () => page.of(keptRunsSlice).getState();
const step = () => page.run.getState().status.step;
/** Lets time pass until it holds. */
async function until(condition: () => boolean, milliseconds = 10) {
  for (let i = 0; !condition(); i++) {
    if (i > 500) throw new Error('expected the condition in time');
    await train(milliseconds);
  }
}
const list = () => runs.call('list', null);
/** Calls of the worker under way, which takes time beside the clock. */
let pending = 0;
/** Whether the device takes no more. */
let refusing = false;
/** Until when the device takes its time; null where it is fast. */
let held: Promise<void> | null = null;
const counted = (client: RunsClient): RunsClient => ({
  ...client,
  async call(command, take) {
    if (refusing && command === 'keep') throw new Error('no room');
    if (held && command === 'keep') await held;
    pending++;
    return client.call(command, take).finally(() => pending--);
  },
});

/** Lets time pass for the engine and for the page, and what the worker has to do be done. */
async function train(milliseconds: number) {
  await engine.advance(milliseconds);
  await vi.advanceTimersByTimeAsync(milliseconds);
  do await new Promise((resolve) => setImmediate(resolve));
  while (pending > 0);
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'],
  });
  refusing = false;
  held = null;
  runs = counted(createRunsClient(() => fakeRunsWorker()));
  open();
});
afterEach(() => {
  page.actions.close();
  runs.close();
  vi.useRealTimers();
});

async function begun() {
  await page.actions.open();
  await page.actions.train();
}

describe('a run in hand', () => {
  it('is kept every 30 s, and at a pause', async () => {
    await begun();
    const kept: number[] = [];
    const stop = page.of(keptRunsSlice).subscribe((now, before) => {
      if (now.kept && now.kept.step !== before.kept?.step) kept.push(now.kept.step);
    });
    for (let i = 0; i < 65; i++) await train(1000);
    // Steps take 10 ms, and evaluations come every 500: none is more than 30 s behind the one before.
    kept.reduce((before, one) => (expect(one - before).toBeLessThanOrEqual(3100), one), 0);
    expect(step() - kept.at(-1)!).toBeLessThanOrEqual(3100);
    void page.actions.pause();
    await until(() => page.run.getState().status.state === 'paused');
    await until(() => state().kept?.step === step());
    stop();
    const listed = await list();
    expect(listed).toHaveLength(1);
    expect(listed[0]).toMatchObject({
      step: step(),
      auto: true,
      backend: 'wasm',
      link: expect.stringMatching(/^https:\/\/example\.org\/#v=1&dataset=mnist&seed=/),
    });
    expect(state().problem).toBeNull();
  });

  it('is kept with its own link and moves, whatever the page shows for the next run', async () => {
    await begun();
    await train(4000);
    await page.actions.setLive('temperature', 0.4);
    await train(1000);
    const [{ seed }, at] = [page.experiment.getState().started!, page.experiment.getState().moves[0].step];
    // For the next run.
    page.actions.setFixed('seed', seed + 1);
    await train(1000);
    void page.actions.restart();
    await until(() => page.experiment.getState().started?.seed === seed + 1);
    await until(() => pending === 0 && state().left?.before === undefined);
    const [left] = await list();
    const { experiment, moves } = decodeLink(left.link.split('#')[1]);
    expect([experiment.seed, moves]).toEqual([seed, [{ step: at, field: 'temperature', value: 0.4 }]]);
    expect(left.difference).toMatch(/1 move$/);
  });

  it('is kept at a pause, though a write of an older step is under way', async () => {
    await begun();
    await train(1000);
    let written = () => {};
    held = new Promise((resolve) => (written = resolve));
    const older = page.of(keptRunsSlice).keep();
    await train(500);
    void page.actions.pause();
    await until(() => page.run.getState().status.state === 'paused');
    await train(100);
    expect(state().kept).toBeNull();
    written();
    await older;
    expect(state().kept!.step).toBeLessThan(step());
    await until(() => state().kept?.step === step());
    expect((await list())[0]).toMatchObject({ step: step() });
  });

  it('is kept once more with the test figures that came after its last step was kept', async () => {
    await page.actions.open();
    page.experiment.setRun('steps', 50);
    await page.actions.train();
    const files: Promise<unknown>[] = [];
    engine.on(({ event }) => {
      if (event === 'evaluation' && page.run.getState().status.step === 50)
        files.push(page.of(keptRunsSlice).keep());
    });
    await until(() => page.run.getState().status.state === 'finished');
    await train(100);
    expect(files.length).toBeGreaterThan(0);
    expect((await list())[0].step).toBe(50);
    expect((await list())[0].L.gauss.test).not.toBeNull();
  });

  it('is kept when another takes its place, and Undo goes on with it', async () => {
    await begun();
    await train(2000);
    const before = step();
    expect(before).toBeGreaterThan(100);
    void page.actions.restart();
    await until(() => state().left !== null && step() > 0 && step() < before);
    // What was still kept of the old run is no news of the new one.
    expect(
      page.metrics
        .getState()
        .curves.flatMap(({ minibatch }) => [...minibatch.step])
        .filter((one) => one > step()),
    ).toEqual([]);
    const { left } = state();
    expect(left!.step).toBeGreaterThanOrEqual(before);
    await until(() => state().kept !== null || step() > 20);
    void page.actions.continueRun(left!.id);
    await until(() => {
      return step() > left!.step;
    });
    expect(page.metrics.getState().curves[0]!.minibatch.step.length).toBeGreaterThan(before - 10);
    // The one that was begun by mistake can be had again, too.
    expect(state().left?.id).not.toBe(left!.id);
    expect(await list()).toHaveLength(2);
  });

  it('that died is gone on with from where it was kept', async () => {
    await begun();
    await train(2000);
    await page.of(keptRunsSlice).keep();
    const kept = state().kept!.step;
    await train(500);
    engine.fail('internal');
    await until(() => page.run.getState().failure?.kind === 'internal');
    const seen: number[] = [];
    const stop = page.run.subscribe(({ status }) => void seen.push(status.step));
    void page.actions.remedy();
    await until(() => page.run.getState().failure === null && step() > kept);
    stop();
    expect(seen.filter((one) => one > 0 && one < kept)).toEqual([]);
    expect(await list()).toHaveLength(1);
  });
});

it('offers the run of the last visit, and goes on with it', async () => {
  await begun();
  await train(2000);
  await page.of(keptRunsSlice).keep();
  const { step: kept, id } = state().kept!;
  page.actions.close();
  open(runs);
  await until(() => state().offered !== null);
  expect(state().offered).toMatchObject({ id, step: kept });
  await page.actions.open();
  void page.actions.continueRun(id);
  await until(() => step() > kept);
  expect(state()).toMatchObject({ offered: null, left: null });
  await page.of(keptRunsSlice).keep();
  expect(await list()).toHaveLength(1);
});

it('leaves a page with an opened link at rest', async () => {
  await begun();
  await train(2000);
  const { shown } = page.experiment.getState();
  void page.actions.openLink({ ...shown, seed: 99 }, [], []);
  await until(() => page.experiment.getState().shown.seed === 99);
  await until(() => state().left !== null);
  for (let i = 0; i < 5; i++) await train(100);
  expect(page.run.getState().status.state).toBe('idle');
  expect(page.metrics.getState().curves).toEqual([]);
  expect(await list()).toHaveLength(1);
});

it('says why it is not kept, and trains on', async () => {
  await begun();
  await train(1000);
  refusing = true;
  await page.of(keptRunsSlice).keep();
  expect(state().problem).toContain('no room');
  const before = step();
  await train(1000);
  expect(step()).toBeGreaterThan(before);
  refusing = false;
  await page.of(keptRunsSlice).keep();
  expect(state().problem).toBeNull();
});

describe('a run that another one took the place of', () => {
  it('is said to be kept once it is', async () => {
    await begun();
    await train(2000);
    const said: unknown[] = [];
    const stop = page.of(keptRunsSlice).subscribe(({ left }, before) => {
      if (left !== before.left) said.push(left && 'before' in left ? 'being kept' : left && 'kept');
    });
    void page.actions.restart();
    await until(() => said.includes('kept'));
    stop();
    expect(said).toEqual(['being kept', 'kept']);
  });

  it('is not said to be kept where that fails', async () => {
    await begun();
    await train(2000);
    refusing = true;
    void page.actions.restart();
    await until(() => state().lost !== null);
    expect(state()).toMatchObject({ left: null, problem: null });
    expect(state().lost).toContain('no room');
    expect(await list()).toEqual([]);
  });

  it('is given back as far as it was kept earlier', async () => {
    await begun();
    await train(2000);
    await page.of(keptRunsSlice).keep();
    const earlier = state().kept!;
    await train(1000);
    refusing = true;
    void page.actions.restart();
    await until(() => state().left !== null && state().left!.before === undefined);
    expect(state()).toMatchObject({ left: earlier, lost: null });
  });
});

describe('a way back', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('leads to the run that was in hand last, not to the one that was written last', async () => {
    await begun();
    await train(20_000);
    const long = page.experiment.getState().started;
    void page.actions.restart();
    await until(() => state().left !== null && page.experiment.getState().started !== long && step() > 0);
    const { id } = state().left!;
    await train(4000);
    void page.actions.continueRun(id);
    await until(() => state().kept?.id === id && step() > 2000);
    expect(await list()).toHaveLength(2);
    page.actions.close();
    open(runs);
    await until(() => state().offered !== null);
    expect(state().offered?.id).toBe(id);
  });

  it('is not taken by a restart that came after it', async () => {
    await begun();
    await train(20_000);
    void page.actions.restart();
    await until(() => state().left !== null && step() < 1000);
    const { id, step: far } = state().left!;
    await train(4000);
    void page.actions.continueRun(id);
    void page.actions.restart();
    for (let i = 0; i < 20; i++) await train(100);
    expect(step()).toBeLessThan(far);
    await page.of(keptRunsSlice).keep();
    expect(state().kept?.id).not.toBe(id);
    expect((await list()).find((run) => run.id === id)?.step).toBeGreaterThanOrEqual(far);
  });

  it('stays to the long run where a restart is pressed twice', async () => {
    await begun();
    await train(20_000);
    const before = step();
    void page.actions.restart();
    await until(() => step() > 50 && step() < 300);
    void page.actions.restart();
    for (let i = 0; i < 20; i++) await train(100);
    expect(step()).toBeLessThan(before);
    expect(state().left?.step).toBeGreaterThanOrEqual(before);
    expect(state().lost).toBeNull();
  });
});
