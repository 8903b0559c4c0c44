import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeEngine } from '../engine/fake-engine';
import { createPage } from '../state/create-page';
import { openedLink } from './link';
import { wire, type AddressBar } from './wiring';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(hash = '') {
  const listeners: (() => void)[] = [];
  const location = { hash, href: `https://example.org/lab/${hash}` };
  const go = (to: string) => {
    location.hash = to;
    location.href = `https://example.org/lab/${to}`;
  };
  let replaced = 0;
  const bar: AddressBar = {
    location,
    history: {
      replaceState: (_data, _unused, url) => {
        replaced++;
        go(url);
      },
    },
    document: { title: '' },
    addEventListener: (_type, listener) => void listeners.push(listener),
  };
  const fake = createFakeEngine({ millisecondsPerStep: 10 });
  const page = createPage(fake, () => 5);
  const wiring = wire(page, bar);
  /** As a user does who pastes another hash. */
  const visit = async (to: string) => {
    go(to);
    listeners.forEach((listener) => listener());
    await vi.advanceTimersByTimeAsync(0);
  };
  return { page, fake, bar, wiring, visit, replaced: () => replaced };
}

describe('the address', () => {
  it('stays bare until something is changed', async () => {
    const { page, bar, replaced } = setUp();
    await page.actions.open();
    await vi.advanceTimersByTimeAsync(1000);
    expect(replaced()).toBe(0);
    page.actions.setFixed('seed', 9);
    await vi.advanceTimersByTimeAsync(1000);
    expect(openedLink(bar.location.hash).experiment.seed).toBe(9);
  });

  it('is rewritten now and then, not at every change', async () => {
    const { page, bar, replaced } = setUp();
    for (let seed = 1; seed <= 50; seed++) page.actions.setFixed('seed', seed);
    await vi.advanceTimersByTimeAsync(1000);
    expect(replaced()).toBe(2);
    expect(openedLink(bar.location.hash).experiment.seed).toBe(50);
  });

  it('opens a link when the page does, with its notices', async () => {
    const { page, replaced } = setUp('#v=1&seed=8&steps=0');
    expect(page.experiment.getState().shown).toMatchObject({ seed: 8, steps: 1 });
    expect(page.experiment.getState().notices.join()).toContain('steps');
    await vi.advanceTimersByTimeAsync(1000);
    expect(replaced()).toBe(0);
  });

  it('opens another link in the open page, and not its own', async () => {
    const { page, bar, visit } = setUp();
    page.actions.setFixed('seed', 3);
    await vi.advanceTimersByTimeAsync(1000);
    const own = bar.location.hash;
    page.experiment.notice(['still here']);
    await visit(own);
    expect(page.experiment.getState().notices).toEqual(['still here']);
    await visit('#v=1&seed=21');
    expect(page.experiment.getState().shown.seed).toBe(21);
    await vi.advanceTimersByTimeAsync(1000);
    expect(bar.location.hash).toBe('#v=1&seed=21');
  });

  it('says when another backend made the link, once there is one here', async () => {
    const { page } = setUp('#v=1&backend=webgpu');
    expect(page.experiment.getState().notices.join()).not.toContain('webgpu');
    await page.actions.open();
    expect(page.experiment.getState().notices.join()).toContain('backend webgpu (here wasm)');
  });

  it('carries the picked digit and dimensions there and back', async () => {
    const { page, bar, replaced } = setUp();
    page.actions.pickDigit(4321);
    page.actions.pickDimension('cg-bpef', 6);
    await vi.advanceTimersByTimeAsync(1000);
    const elsewhere = setUp(bar.location.hash);
    await elsewhere.page.actions.open();
    await vi.advanceTimersByTimeAsync(1000);
    expect(elsewhere.page.probes.getState()).toMatchObject({ picked: 4321, dimension: { 'cg-bpef': 6 } });
    expect(elsewhere.bar.location.hash).toContain('&digit=4321&cg-bpef.z=7');
    expect(replaced()).toBeGreaterThan(0);
    expect(elsewhere.replaced()).toBe(0);
  });

  it('passes on what it does not know', async () => {
    const { page, wiring } = setUp('#v=1&lesson=4');
    await page.actions.open();
    expect(wiring.link()).toMatch(/^https:\/\/example\.org\/lab\/#v=1&.*&lesson=4$/);
  });
});

it('the title follows the run, once a second at most', async () => {
  const { page, fake, bar } = setUp();
  const started = page.actions.train();
  await vi.advanceTimersByTimeAsync(0);
  await started;
  await fake.advance(400);
  await vi.advanceTimersByTimeAsync(1000);
  expect(bar.document.title).toMatch(/^▶ \d+ \/ 10,000 · Coarse Grain$/);
  const before = bar.document.title;
  await fake.advance(400);
  await fake.advance(400);
  await vi.advanceTimersByTimeAsync(1000);
  expect(bar.document.title).not.toBe(before);
});
