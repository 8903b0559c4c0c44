/** A link with its result from one page to another, on the fake engine: what is shown at once, what the address says, and the verdict. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFakeEngine } from '../../engine/testing/fake-engine';
import { modelIds } from '../../models/registry';
import { createPage } from '../../state/create-page';
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
  const page = createPage(fake, () => 5);
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

async function sharedLink(steps = 120): Promise<string> {
  const { page, wiring, train } = setUp();
  const started = page.actions.train();
  await train(steps);
  await started;
  void page.actions.pause();
  await train(1);
  await page.of(shareSlice).take();
  const { result, lack } = page.of(shareSlice).getState();
  expect(lack).toBeNull();
  expect(wiring.linkWith(null)).toBe(wiring.link());
  return wiring.linkWith(result!.text);
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
  expect(brought().ghost.map(({ series }) => series.model)).toEqual(modelIds);
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
  expect(own.brought().ghost).toHaveLength(modelIds.length);
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
  expect(own.brought().ghost).toHaveLength(modelIds.length);
  own.page.of(linkResultSlice).leave();
  await vi.advanceTimersByTimeAsync(1000);
  expect(own.location.hash).not.toContain('&result=');
});
