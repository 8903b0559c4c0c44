/** Tabs of one browser that a sweep is trained in: pages around fake engines, over one room of runs, one storage and one set of locks. Only tests import this. */
import { afterEach, beforeEach, vi } from 'vitest';
import { createFakeEngine, type FakeEngine } from '../../../engine/testing/fake-engine';
import { createRunsClient } from '../../../engine/runs-client';
import { fakeRunsWorker } from '../../../engine/testing/fake-runs-worker';
import type { CommandName } from '../../../engine/protocol';
import type { Experiment } from '../../../experiment/experiment';
import type { ListedRun, RunsClient } from '../../../runs/runs-protocol';
import { createPage } from '../../create-page';
import { keptRunsSlice } from '../../kept-runs';
import type { Page } from '../../page';
import { defineSlice } from '../../slice';
import { sweepLock } from '../sweep-lock';
import { createSweepStore, type SweepStore } from '../sweep-store';

export interface Tab {
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

/** Of one test. */
interface Heard {
  /** The runs that engines were asked to start, by their seed. */
  started: number[];
  /** Hears of every command just before it is given. */
  onCommand: (command: CommandName) => void;
  /** The device keeps no run. */
  refusing: boolean;
}
export const heard: Heard = { started: [], onCommand: () => undefined, refusing: false };

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

export function openTab(): Tab {
  const engine = createFakeEngine({ millisecondsPerStep: 10 });
  const counted: FakeEngine = {
    ...engine,
    call(command, take) {
      heard.onCommand(command);
      if (command === 'start') heard.started.push((take as { experiment: Experiment }).experiment.seed);
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

export async function pass(milliseconds = 10) {
  for (const { engine } of tabs) await engine.advance(milliseconds);
  await vi.advanceTimersByTimeAsync(milliseconds);
  do await new Promise((resolve) => setImmediate(resolve));
  while (pending > 0);
}

export async function until(condition: () => boolean, milliseconds = 10) {
  for (let i = 0; !condition(); i++) {
    if (i > 500) throw new Error('expected the condition in time');
    await pass(milliseconds);
  }
}

export const STEPS = 40;
export const standings = ({ sweep }: Tab) => sweep.getState().sweep?.records.map(({ standing }) => standing);
export const mode = ({ sweep }: Tab) => sweep.getState().mode;
export const step = ({ page }: Tab) => page.run.getState().status.step;
export const seedInHand = ({ page }: Tab) => page.experiment.getState().started?.seed;
export const byName = async (): Promise<ListedRun[]> =>
  (await runs.call('list', null)).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));

export function begin(tab: Tab, wish: Parameters<SweepStore['want']>[0] = { from: 1, to: 3 }) {
  tab.sweep.want(wish);
  const { shown } = tab.page.experiment.getState();
  void tab.sweep.start({ ...shown, steps: STEPS });
}

/** That tab is closed. */
export function close(tab: Tab): void {
  tab.close();
  tabs = tabs.filter((one) => one !== tab);
}

/** A tab ends in the middle of a step: what it has under way is never told. */
export function reload(tab: Tab): Tab {
  close(tab);
  return openTab();
}

/** For every test of a file. */
export function inOneBrowser(): void {
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
    Object.assign(heard, { started: [], onCommand: () => undefined, refusing: false } satisfies Heard);
    tabs = [];
    pending = 0;
    const client = createRunsClient(() => fakeRunsWorker());
    runs = {
      ...client,
      call(command, take) {
        if (heard.refusing && command === 'keep') return Promise.reject(new Error('no room'));
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
}
