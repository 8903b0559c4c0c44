/** A sweep trains its jobs one after the other, keeps each, and goes on after whatever comes in between: on the fake engine, with the room of runs in memory. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeEngine, type FakeEngine } from '../../engine/testing/fake-engine';
import { createRunsClient } from '../../engine/runs-client';
import { fakeRunsWorker } from '../../engine/testing/fake-runs-worker';
import type { CommandName } from '../../engine/protocol';
import type { Experiment } from '../../experiment/experiment';
import type { ListedRun, RunsClient } from '../../runs/runs-protocol';
import { createPage } from '../create-page';
import { keptRunsSlice } from '../kept-runs';
import type { Page } from '../page';
import { defineSlice } from '../slice';
import { sweepLock } from './sweep-lock';
import { createSweepStore, type SweepStore } from './sweep-store';
import { progressWords } from './sweep-words';

interface Tab {
  readonly engine: FakeEngine;
  readonly page: Page;
  readonly sweep: SweepStore;
  /** As a browser closes it: nothing of it is heard any more. */
  close(): void;
}

let runs: RunsClient;
let pending = 0;
let tabs: Tab[] = [];
let locked: { readonly promise: Promise<unknown> } | null = null;
/** The runs that engines were asked to start, by their seed. */
let started: number[] = [];
/** Hears of every command just before it is given. */
let onCommand: (command: CommandName) => void = () => undefined;

/** Of exclusive locks, and of shared ones that wait. */
const locks = {
  async request(_: string, options: LockOptions, work: (lock: object | null) => unknown) {
    if (options.ifAvailable && locked) return work(null);
    while (locked) await locked.promise;
    const promise = Promise.resolve(work({}));
    const own = (locked = { promise });
    void promise.then(() => {
      if (locked === own) locked = null;
    });
    return promise;
  },
  query: async () => ({ held: locked ? [{ name: 'coarse-grain/sweep' }] : [] }),
} as unknown as LockManager;

function openTab(): Tab {
  const engine = createFakeEngine({ millisecondsPerStep: 10 });
  const counted: FakeEngine = {
    ...engine,
    call(command, take) {
      onCommand(command);
      if (command === 'start') started.push((take as { experiment: Experiment }).experiment.seed);
      return engine.call(command, take);
    },
  };
  const page = createPage(
    counted,
    () => 77,
    undefined,
    undefined,
    () => runs,
  );
  page.of(keptRunsSlice).begin(() => 'https://example.org/#v=1');
  const sweep = page.of(defineSlice((slices) => createSweepStore(slices, sweepLock(locks))));
  sweep.attend(page.actions);
  const tab = { engine, page, sweep, close: page.actions.close };
  tabs.push(tab);
  return tab;
}

async function pass(milliseconds = 10) {
  for (const { engine } of tabs) await engine.advance(milliseconds);
  await vi.advanceTimersByTimeAsync(milliseconds);
  do await new Promise((resolve) => setImmediate(resolve));
  while (pending > 0);
}

async function until(condition: () => boolean, milliseconds = 10) {
  for (let i = 0; !condition(); i++) {
    if (i > 500) throw new Error('expected the condition in time');
    await pass(milliseconds);
  }
}

const STEPS = 40;
const standings = ({ sweep }: Tab) => sweep.getState().sweep?.records.map(({ standing }) => standing);
const mode = ({ sweep }: Tab) => sweep.getState().mode;
const step = ({ page }: Tab) => page.run.getState().status.step;
const seedInHand = ({ page }: Tab) => page.experiment.getState().started?.seed;
const byName = async (): Promise<ListedRun[]> =>
  (await runs.call('list', null)).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));

function begin(tab: Tab, wish: Parameters<SweepStore['want']>[0] = { from: 1, to: 3 }) {
  tab.sweep.want(wish);
  const { shown } = tab.page.experiment.getState();
  void tab.sweep.start({ ...shown, steps: STEPS });
}

/** A tab ends in the middle of a step: what it has under way is never told. */
function reload(tab: Tab): Tab {
  tab.close();
  tabs = tabs.filter((one) => one !== tab);
  return openTab();
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'],
  });
  const texts = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  });
  locked = null;
  started = [];
  onCommand = () => undefined;
  tabs = [];
  pending = 0;
  const client = createRunsClient(() => fakeRunsWorker());
  runs = {
    ...client,
    call(command, take) {
      pending++;
      return client.call(command, take).finally(() => pending--);
    },
  };
});
afterEach(() => {
  for (const { close } of tabs) close();
  runs.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a sweep', () => {
  it('trains every value with every seed, keeps each run under its name and tag, and ends', async () => {
    const tab = openTab();
    begin(tab, { from: 1, to: 2, field: 'temperatureMinimum', values: '0.2, 0.5' });
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['done', 'done', 'done', 'done']);
    expect(started).toEqual([1, 1, 2, 2]);
    const listed = await byName();
    expect(listed.map(({ name, step: at, auto }) => [name, at, auto])).toEqual([
      ['Sweep: Tmin 0.2, seed 1', STEPS, false],
      ['Sweep: Tmin 0.2, seed 2', STEPS, false],
      ['Sweep: Tmin 0.5, seed 1', STEPS, false],
      ['Sweep: Tmin 0.5, seed 2', STEPS, false],
    ]);
    const { sweep } = tab.sweep.getState();
    for (const run of listed) expect(run.tags).toEqual([sweep!.tag]);
    for (const { id, result } of sweep!.records) {
      const { L, seconds } = listed.find((run) => run.id === id)!;
      expect(result).toMatchObject({ step: STEPS, seconds, moved: false });
      expect(result!.L.gauss.test).toBe(L.gauss.test);
      expect(result!.L.gauss.test).not.toBeNull();
      expect(result!.L.gauss.validated).not.toBeNull();
    }
    // Whoever begins a run of their own now gives up nothing that is not kept.
    expect(tab.page.of(keptRunsSlice).getState().left).toBeNull();
  });

  it('keeps the run in hand first, and the way back to it while its own runs follow each other', async () => {
    const tab = openTab();
    await tab.page.actions.train();
    await until(() => step(tab) >= 400);
    const own = tab.page.of(keptRunsSlice).getState().inHand;
    begin(tab);
    await until(() => standings(tab)?.[1] === 'begun' && step(tab) > 0 && step(tab) < STEPS);
    const { left } = tab.page.of(keptRunsSlice).getState();
    expect(left).toMatchObject({ id: own });
    await until(() => mode(tab) === 'over');
    expect(tab.page.of(keptRunsSlice).getState().left).toMatchObject({ id: own });
    await tab.page.actions.continueRun(own!);
    expect(tab.page.of(keptRunsSlice).getState().inHand).toBe(own);
  });

  it('goes on where somebody pauses and resumes', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => step(tab) >= 10);
    void tab.page.actions.pause();
    await until(() => tab.page.run.getState().status.state === 'paused');
    await pass(2000);
    expect(mode(tab)).toBe('running');
    expect(standings(tab)).toEqual(['begun', 'waiting', 'waiting']);
    void tab.page.actions.train();
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['done', 'done', 'done']);
    expect(started).toEqual([1, 2, 3]);
  });

  it('skips the job under way, and stops with what is done', async () => {
    const tab = openTab();
    begin(tab, { from: 1, to: 4 });
    await until(() => seedInHand(tab) === 2 && step(tab) > 5);
    void tab.sweep.skip();
    await until(() => seedInHand(tab) === 3 && step(tab) > 5 && step(tab) < STEPS);
    void tab.sweep.stop();
    await until(() => tab.page.run.getState().status.state === 'paused');
    expect(mode(tab)).toBe('over');
    expect(standings(tab)).toEqual(['done', 'skipped', 'left', 'left']);
    await pass(2000);
    expect(started).toEqual([1, 2, 3]);
    expect((await byName()).map(({ name }) => name)).toEqual([
      'Sweep: seed 1',
      'Sweep: seed 2',
      'Sweep: seed 3',
    ]);
    tab.sweep.forget();
    expect(mode(reload(tab))).toBe('none');
  });

  it('trains nothing on where it is stopped while a job begins', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => step(tab) > 5);
    // The run in hand is not given up before it is known that the next can begin.
    let checks = 0;
    onCommand = (command) => {
      if (command === 'check' && ++checks === 2) void tab.sweep.stop();
    };
    await until(() => mode(tab) === 'over');
    await until(() => tab.page.run.getState().status.state === 'paused');
    await pass(2000);
    expect(standings(tab)).toEqual(['done', 'left', 'left']);
    expect(tab.page.run.getState().status.state).toBe('paused');
    expect(started).toEqual([1, 2]);
  });

  it('has its figures where the device keeps none of its runs', async () => {
    const tab = openTab();
    const { call } = runs;
    runs.call = (command, take) =>
      command === 'keep' ? Promise.reject(new Error('no room')) : call(command, take);
    begin(tab, { from: 1, to: 2 });
    await until(() => mode(tab) === 'over');
    expect(tab.page.of(keptRunsSlice).getState().problem).toBe('no room');
    for (const { result } of tab.sweep.getState().sweep!.records)
      expect(Number.isFinite(result!.L.gauss.test)).toBe(true);
  });

  it('says of a run that somebody moved by hand that it is moved', async () => {
    const tab = openTab();
    begin(tab, { from: 1, to: 2 });
    await until(() => step(tab) >= 10);
    void tab.page.actions.setLive('klWeight', 0.5);
    await until(() => mode(tab) === 'over');
    expect(tab.sweep.getState().sweep!.records.map(({ result }) => result?.moved)).toEqual([true, false]);
  });
});

describe('a job that fails', () => {
  it('is marked with its words, and the next begins', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => seedInHand(tab) === 2 && step(tab) > 5);
    tab.engine.fail('non-finite');
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['done', 'failed', 'done']);
    expect(tab.sweep.getState().sweep!.records[1].words).toContain('term2');
  });

  it('before its first step, since its pictures are not here, likewise', async () => {
    const tab = openTab();
    const own = `own-${'0'.repeat(64)}`;
    await tab.page.actions.open();
    begin(tab, { from: 1, to: 1, field: 'dataset', values: `${own}, mnist` });
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['failed', 'done']);
    expect(tab.sweep.getState().sweep!.records[0].words).toContain(own);
    expect(started).toHaveLength(1);
  });

  it('by the death of the engine or for want of memory likewise', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => seedInHand(tab) === 1 && step(tab) > 5);
    tab.engine.fail('internal');
    await until(() => seedInHand(tab) === 2 && step(tab) > 5);
    tab.engine.fail('memory');
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['failed', 'failed', 'done']);
    expect(tab.page.run.getState().failure).toBeNull();
  });

  it('for want of its data lets the sweep wait, and it goes on with the run that is mended', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => seedInHand(tab) === 2 && step(tab) > 5);
    tab.engine.fail('data');
    await until(() => mode(tab) === 'resting');
    expect(tab.sweep.getState().why).toContain('images-1.bin');
    expect(standings(tab)).toEqual(['done', 'begun', 'waiting']);
    void tab.page.actions.remedy();
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['done', 'done', 'done']);
    expect(started).toEqual([1, 2, 3]);
  });
});

describe('a run that somebody begins', () => {
  it('pauses the sweep, which goes on with its own run afterwards', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => seedInHand(tab) === 2 && step(tab) > 5);
    void tab.page.actions.restart();
    await until(() => mode(tab) === 'resting');
    expect(standings(tab)).toEqual(['done', 'begun', 'waiting']);
    await until(() => step(tab) >= STEPS);
    await pass(1000);
    expect(standings(tab)).toEqual(['done', 'begun', 'waiting']);
    const own = tab.page.of(keptRunsSlice).getState().inHand;
    void tab.sweep.goOn();
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['done', 'done', 'done']);
    expect(tab.sweep.getState().sweep!.records.map(({ id }) => id)).not.toContain(own);
  });

  it('and is the very run of the job takes the sweep with it', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => seedInHand(tab) === 2 && step(tab) > 5);
    await tab.page.of(keptRunsSlice).keep();
    const { id } = tab.sweep.getState().sweep!.records[1];
    void tab.page.actions.newSeed();
    await until(() => mode(tab) === 'resting' && step(tab) > 5);
    void tab.page.actions.continueRun(id!);
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['done', 'done', 'done']);
  });

  it('from a link pauses it too', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => step(tab) > 5);
    const { shown } = tab.page.experiment.getState();
    void tab.page.actions.openLink({ ...shown, seed: 9 }, [], []);
    await until(() => mode(tab) === 'resting');
    expect(tab.page.experiment.getState().started).toBeNull();
  });
});

describe('a reload', () => {
  const cuts: readonly [string, (tab: Tab) => boolean][] = [
    ['before the first job was kept', (tab) => step(tab) > 5],
    ['when a job has just begun', (tab) => standings(tab)?.[1] === 'begun'],
    ['in the middle of a job', (tab) => seedInHand(tab) === 2 && step(tab) > 20],
    ['at the end of a job', (tab) => seedInHand(tab) === 2 && step(tab) === STEPS],
    ['once a job is done', (tab) => standings(tab)?.[1] === 'done'],
  ];
  for (const [when, cut] of cuts)
    it(`${when} costs no job that is done, and doubles no run`, async () => {
      let tab = openTab();
      begin(tab);
      await until(() => cut(tab), 1);
      tab = reload(tab);
      expect(mode(tab)).toBe('resting');
      await pass(100);
      const doneBefore = standings(tab)!.filter((one) => one === 'done').length;
      const before = started.length;
      void tab.sweep.goOn();
      await until(() => mode(tab) === 'over');
      expect(standings(tab)).toEqual(['done', 'done', 'done']);
      expect(started.length - before).toBe(3 - doneBefore);
      expect((await byName()).map(({ name, step: at }) => [name, at])).toEqual([
        ['Sweep: seed 1', STEPS],
        ['Sweep: seed 2', STEPS],
        ['Sweep: seed 3', STEPS],
      ]);
    });

  it('goes on from the step to which the job is kept, and offers no second way to it', async () => {
    let tab = openTab();
    begin(tab, { from: 1, to: 2 });
    await until(() => step(tab) > 20);
    await tab.page.of(keptRunsSlice).keep();
    const [run] = await byName();
    tab = reload(tab);
    await pass(10);
    expect(tab.page.of(keptRunsSlice).getState().offered).toBeNull();
    const steps: number[] = [];
    tab.page.run.subscribe(({ status }) => steps.push(status.step));
    void tab.sweep.goOn();
    await until(() => step(tab) >= run.step);
    expect(steps.filter((one) => one > 0 && one < run.step)).toEqual([]);
    await until(() => mode(tab) === 'over');
  });

  it('keeps the results of a sweep that is over', async () => {
    let tab = openTab();
    begin(tab, { from: 1, to: 2 });
    await until(() => mode(tab) === 'over');
    const { sweep } = tab.sweep.getState();
    tab = reload(tab);
    expect(tab.sweep.getState()).toMatchObject({ mode: 'over', isNews: false, sweep });
  });
});

it('of two tabs one trains the sweep, and the other may go on with it once that is closed', async () => {
  const first = openTab();
  begin(first);
  await until(() => step(first) > 5);
  const second = openTab();
  await pass(10);
  expect(mode(second)).toBe('elsewhere');
  void second.sweep.goOn();
  begin(second, { from: 7, to: 8 });
  await pass(10);
  expect(standings(second)).toEqual(['begun', 'waiting', 'waiting']);
  expect(started).toEqual([1]);
  await until(() => standings(first)![1] === 'begun' && step(first) > 5);
  first.close();
  tabs = [second];
  await until(() => mode(second) === 'resting');
  expect(standings(second)).toEqual(['done', 'begun', 'waiting']);
  void second.sweep.goOn();
  await until(() => mode(second) === 'over');
  expect(standings(second)).toEqual(['done', 'done', 'done']);
});

it('says how far it is, and how long the rest takes as soon as steps were measured', async () => {
  const tab = openTab();
  begin(tab, { from: 3, to: 8 });
  const words = () => {
    const { sweep, jobs } = tab.sweep.getState();
    return progressWords(sweep!, jobs, tab.page.run.getState().status, tab.sweep.speed());
  };
  await until(() => standings(tab)?.[2] === 'begun' && step(tab) >= 20);
  // 10 ms a step: less than half of this job, and three whole ones.
  expect(words()).toMatch(/^2 of 6 done, seed 5 is at step \d+ of 40, about [12] s left$/);
});
