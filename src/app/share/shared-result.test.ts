/** A link with its result from one page to another, on the fake engine: what is shown at once, what the address says, and the verdict. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRunsClient } from '../../engine/runs-client';
import { createFakeEngine, syntheticView } from '../../engine/testing/fake-engine';
import { fakeRunsWorker } from '../../engine/testing/fake-runs-worker';
import { usualModels } from '../../experiment/most-on';
import { createPage } from '../../state/create-page';
import { keptRunsSlice } from '../../state/kept-runs';
import { linkResultSlice } from '../../state/link-result';
import { wire, type AddressBar } from '../wiring';
import { shareSlice } from './share-store';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(href = 'https://example.org/lab/') {
  const listeners: (() => void)[] = [];
  const location = { href, hash: new URL(href).hash };
  const go = (to: string) =>
    Object.assign(location, { href: new URL(to, location.href).href, hash: new URL(to, location.href).hash });
  const bar: AddressBar = {
    location,
    history: {
      state: null,
      replaceState: (_s, _u, to) => void go(to),
      pushState: (_s, _u, to) => void go(to),
    },
    document: { title: '' },
    addEventListener: (_type, listener) => void listeners.push(listener),
  };
  const fake = createFakeEngine({ millisecondsPerStep: 10 });
  const runs = createRunsClient(
    () => fakeRunsWorker(),
    async () => false,
  );
  const page = createPage(
    fake,
    () => 5,
    undefined,
    undefined,
    () => runs,
  );
  const wiring = wire(page, bar);
  const train = async (steps: number) => {
    for (let i = 0; i < 10; i++) {
      await fake.advance(steps);
      await vi.advanceTimersByTimeAsync(100);
    }
  };
  const visit = async (to: string) => {
    go(to);
    for (const listener of listeners) listener();
    await settle();
  };
  const brought = () => page.of(linkResultSlice).getState();
  return { page, wiring, fake, location, train, visit, brought };
}

/** The part that reads results is loaded, in real time. */
async function settle() {
  vi.useRealTimers();
  await vi.dynamicImportSettled();
  await new Promise((resolve) => setTimeout(resolve, 50));
  vi.useFakeTimers();
  await vi.advanceTimersByTimeAsync(1000);
}

const sharedLink = async (steps = 120) => (await shared(steps)).link;

async function shared(steps = 120) {
  const { page, wiring, train, fake } = setUp();
  const started = page.actions.train();
  await train(steps);
  await started;
  void page.actions.pause();
  await train(1);
  await page.of(shareSlice).take();
  const { result, lack } = page.of(shareSlice).getState();
  expect(lack).toBeNull();
  expect(wiring.linkWith(null)).toBe(wiring.link());
  const file = async () => (await fake.call('keep', { name: '', link: '', parent: null })).file;
  const link = wiring.linkWith(result!.text);
  const there = await file();
  void page.actions.train();
  await train(20);
  void page.actions.pause();
  await train(1);
  return { link, step: result!.step, there, later: await file() };
}

async function replayed(link: string) {
  const own = setUp(link);
  await settle();
  expect(own.brought().replay).toBe('waits');
  const started = own.page.actions.train();
  await own.train(200);
  await started;
  return own;
}

it('has nothing to share before a step, and says why', async () => {
  const { page } = setUp();
  await page.of(shareSlice).take();
  expect(page.of(shareSlice).getState()).toEqual({
    result: null,
    lack: 'Nothing is measured yet: train first.',
  });
});

it('shows the figures and the ghost at once, and the replay ends with the same bits', async () => {
  const link = await sharedLink();
  const { page, brought, location, fake } = await replayed(link);
  expect(brought().ghost.map(({ series }) => series.model)).toEqual(usualModels);
  expect(page.experiment.getState().notices).toEqual([]);
  expect(brought().verdict).toEqual({ kind: 'same bits' });
  expect(location.hash).toContain('&result=');
  // What comes after the result's step is the reader's own.
  void page.actions.setLive('klWeight', 2);
  await fake.advance(200);
  await vi.advanceTimersByTimeAsync(1000);
  expect(brought().verdict).toEqual({ kind: 'same bits' });
  expect(location.hash).not.toContain('&result=');
});

it('names the first loss that differs where the seed in the address was changed', async () => {
  const link = (await sharedLink()).replace('seed=1&', 'seed=2&');
  const { brought } = await replayed(link);
  expect(brought().verdict).toMatchObject({
    kind: 'different',
    first: { what: 'early', step: 1, model: 'gauss' },
  });
});

it('gives no verdict where a setting was changed before or during the replay, and the ghost stays', async () => {
  const link = await sharedLink();
  const own = setUp(link);
  await settle();
  own.page.actions.setFixed('seed', 9);
  await vi.advanceTimersByTimeAsync(1000);
  expect(own.brought()).toMatchObject({ replay: 'changed', verdict: null });
  expect(own.brought().ghost).toHaveLength(usualModels.length);
  expect(own.location.hash).not.toContain('&result=');

  const moved = setUp(link);
  await settle();
  const started = moved.page.actions.train();
  await moved.train(20);
  await started;
  void moved.page.actions.setLive('klWeight', 2);
  await moved.train(200);
  expect(moved.brought()).toMatchObject({ replay: 'changed', verdict: null });
});

it('goes with another link, and a damaged result leaves the link as one without', async () => {
  const link = await sharedLink();
  const own = setUp(link);
  await settle();
  await own.visit(link.replace(/result=.{9}/, 'result='));
  expect(own.brought()).toMatchObject({ result: null, ghost: [] });
  expect(own.page.experiment.getState().notices).toEqual(['result: expected an undamaged one; left it out.']);
  expect(own.page.experiment.getState().shown.seed).toBe(1);
  await own.visit(link);
  expect(own.brought().ghost).toHaveLength(usualModels.length);
  own.page.of(linkResultSlice).leave();
  await vi.advanceTimersByTimeAsync(1000);
  expect(own.location.hash).not.toContain('&result=');
});

/** Goes on with a run file where the link is open already. */
async function goneOn(link: string, file: Uint8Array) {
  const own = setUp(link);
  await settle();
  const going = own.page.actions.continueRun(file);
  await own.train(1);
  await going;
  await own.train(20);
  return own;
}

it('judges a run that goes on from the very step of the result, and says of one past it that no verdict comes', async () => {
  const { link, step, there, later } = await shared();
  const own = await goneOn(link, there);
  expect(own.page.run.getState().goesOnFrom).toBe(step);
  expect(own.brought()).toMatchObject({ replay: 'replays', verdict: { kind: 'same bits' } });

  const past = await goneOn(link, later);
  expect(past.brought()).toMatchObject({ replay: 'past', verdict: { kind: 'not yet' } });
  const restarted = past.page.actions.restart();
  await past.train(200);
  await restarted;
  expect(past.brought()).toMatchObject({ replay: 'replays', verdict: { kind: 'same bits' } });
});

it('keeps the verdict of a run whose worker dies and that goes on from its file', async () => {
  const { link, step } = await shared();
  const own = setUp(link);
  own.page.of(keptRunsSlice).begin(() => '');
  await settle();
  const started = own.page.actions.train();
  await own.train(200);
  await started;
  expect(own.brought().verdict).toEqual({ kind: 'same bits' });
  void own.page.actions.pause();
  await own.train(1);
  await own.page.of(keptRunsSlice).keep();
  const { started: judged } = own.page.experiment.getState();
  own.fake.fail('internal');
  const mending = own.page.actions.remedy();
  await own.train(1);
  await mending;
  await own.train(20);
  expect(own.page.run.getState().goesOnFrom).toBeGreaterThan(step);
  expect(own.page.experiment.getState().started).not.toBe(judged);
  expect(own.page.run.getState().digest).toBeNull();
  expect(own.brought().verdict).toEqual({ kind: 'same bits' });
  // A run of its own, which has to be judged anew.
  const restarted = own.page.actions.restart();
  await own.train(1);
  await restarted;
  expect(own.brought().verdict).toEqual({ kind: 'not yet' });
  own.page.actions.close();
});

it('gives no verdict without the parameters that the link began from, and says which run this is', async () => {
  const { link, there } = await shared();
  const view = await syntheticView(there);
  const { start } = await setUp().fake.call('readRun', { file: view });
  const named = link.replace('&result=', `&start=${start}&result=`);
  const own = setUp(named);
  await settle();
  expect(own.brought()).toMatchObject({ replay: 'other start', start, verdict: null });
  const started = own.page.actions.train();
  await own.train(200);
  await started;
  expect(own.brought()).toMatchObject({ replay: 'other start', verdict: null });

  expect((await goneOn(named, view)).brought().replay).toBe('replays');
  expect((await goneOn(link, view)).brought()).toMatchObject({ replay: 'other start', start: null });
});
