import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeEngine } from '../engine/testing/fake-engine';
import { createPage } from '../state/create-page';
import { openedLink } from './link';
import { wire, type AddressBar } from './wiring';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(hash = '') {
  const listeners: (() => void)[] = [];
  const location = { hash: '', href: 'https://example.org/lab/' };
  const go = (to: string) => {
    const { hash: own, href } = new URL(to, location.href);
    Object.assign(location, { hash: own, href });
  };
  go(hash);
  let replaced = 0;
  /** The browser's history: what it keeps of each entry, and the entry shown. */
  const entries: { state: unknown; hash: string }[] = [{ state: null, hash }];
  let at = 0;
  const bar: AddressBar = {
    location,
    history: {
      get state() {
        return entries[at]!.state;
      },
      replaceState: (state, _unused, url) => {
        replaced++;
        entries[at] = { state, hash: url };
        go(url);
      },
      pushState: (state, _unused, url) => {
        entries.splice(++at, Infinity, { state, hash: url });
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
    entries.splice(++at, Infinity, { state: null, hash: to });
    go(to);
    listeners.forEach((listener) => listener());
    await vi.advanceTimersByTimeAsync(0);
  };
  /** `told`: milliseconds until the page hears of it, which it does after the address has changed. */
  const travel = async (by: number, told = 0) => {
    at += by;
    go(entries[at]!.hash);
    await vi.advanceTimersByTimeAsync(told);
    listeners.forEach((listener) => listener());
    await vi.advanceTimersByTimeAsync(1000);
  };
  return { page, fake, bar, wiring, visit, travel, replaced: () => replaced };
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

  it.each([
    ['%23v=1&seed=21', 'https://example.org/lab/#v=1&seed=21'],
    ['?%23v%3D1%26seed%3D21', 'https://example.org/lab/#v%3D1%26seed%3D21'],
    ['?from=mail%2523v=1&seed=21', 'https://example.org/lab/?from=mail#v=1&seed=21'],
  ])('opens a link whose hash sign came encoded, %s, and has it back', async (to, href) => {
    const { page, bar } = setUp(to);
    expect(page.experiment.getState().shown.seed).toBe(21);
    expect(bar.location.href).toBe(href);
    await vi.advanceTimersByTimeAsync(0);
    page.actions.setFixed('seed', 22);
    await vi.advanceTimersByTimeAsync(1000);
    expect(openedLink(bar.location.hash).experiment.seed).toBe(22);
    expect(bar.location.href).toMatch(/^https:\/\/example\.org\/lab\/(\?from=mail)?#v=1&dataset=/);
  });

  it('opens a short link beside a view once its list has come, and is written as a long one', async () => {
    const { page, bar, replaced } = setUp('#try=collapse&amp;view=concrete');
    page.actions.setFixed('seed', 5);
    await vi.dynamicImportSettled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.experiment.getState()).toMatchObject({ shown: { steps: 1500, seed: 1 }, notices: [] });
    expect(page.experiment.getState().shown.models.gauss.klWeight).toBe(4);
    expect(page.view.getState().name).toBe('concrete');
    expect(replaced()).toBe(0);
    page.actions.setFixed('seed', 9);
    await vi.advanceTimersByTimeAsync(1000);
    expect(bar.location.hash).toMatch(/^#v=1&dataset=mnist&seed=9&.*&kl=4&.*&view=concrete/);
  });

  it('opens the newer of two links, though the list of the older one comes later', async () => {
    const { page, visit } = setUp('#row=cg-bpef-L1-T0.5');
    await visit('#v=1&seed=21');
    await vi.dynamicImportSettled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.experiment.getState().shown).toMatchObject({ seed: 21, models: { gauss: { on: true } } });
  });

  it.each(['?q=%23', '?q=%23 1', '%23'])('leaves an address that has no link in it: %s', (to) => {
    expect(setUp(to).replaced()).toBe(0);
  });

  it('says when another backend made the link, once there is one here', async () => {
    const { page } = setUp('#v=1&backend=webgpu');
    expect(page.experiment.getState().notices.join()).not.toContain('webgpu');
    await page.actions.open();
    expect(page.experiment.getState().notices.join()).toContain('backend webgpu (here wasm)');
  });

  it('carries the picked digit and dimensions there and back', async () => {
    const { page, bar, replaced } = setUp();
    page.actions.pickDigit(43);
    page.actions.pickDimension('cg-bpef', 6);
    await vi.advanceTimersByTimeAsync(1000);
    const elsewhere = setUp(bar.location.hash);
    await elsewhere.page.actions.open();
    await vi.advanceTimersByTimeAsync(1000);
    expect(elsewhere.page.probes.getState()).toMatchObject({ picked: 43, dimension: { 'cg-bpef': 6 } });
    expect(elsewhere.bar.location.hash).toContain('&digit=43&cg-bpef.z=7');
    expect(replaced()).toBeGreaterThan(0);
    expect(elsewhere.replaced()).toBe(0);
  });

  it('passes on what it does not know', async () => {
    const { page, wiring } = setUp('#v=1&lesson=4');
    await page.actions.open();
    expect(wiring.link()).toMatch(/^https:\/\/example\.org\/lab\/#v=1&.*&lesson=4$/);
  });
});

describe('views', () => {
  it('are entries of the history that keep the run, whatever became of it meanwhile', async () => {
    const { page, fake, bar, wiring, travel } = setUp();
    page.actions.setFixed('seed', 3);
    const started = page.actions.train();
    await vi.advanceTimersByTimeAsync(0);
    await started;
    await fake.advance(400);
    expect(wiring.linkTo('concrete')).toMatch(/#v=1&.*&seed=3&.*view=concrete/);
    page.actions.show('concrete');
    expect(bar.location.hash).toContain('&view=concrete');
    await vi.advanceTimersByTimeAsync(1000);
    expect(bar.document.title).toMatch(/^▶ .* · Concrete · Coarse Grain$/);
    await page.actions.setLive('klWeight', 2);
    await vi.advanceTimersByTimeAsync(1000);
    const { moves } = page.experiment.getState();
    expect(moves).toHaveLength(1);
    await travel(-1);
    expect(page.view.getState().name).toBe('train');
    expect(page.experiment.getState()).toMatchObject({ moves, started: { seed: 3 } });
    expect(page.run.getState().status.state).toBe('training');
    // The entry was written before the move; it now says what is in hand.
    expect(openedLink(bar.location.hash).moves).toEqual(moves);
    expect(bar.document.title).toMatch(/ · Coarse Grain$/);
    await travel(1);
    expect(page.view.getState().name).toBe('concrete');
    expect(page.experiment.getState().started).not.toBeNull();
  });

  it('are entries however they came to be shown, so that going back stays on the page', async () => {
    const { page, bar, travel } = setUp();
    await page.actions.open();
    page.view.setState({ name: 'data' });
    expect(bar.location.hash).toContain('&view=data');
    await travel(-1);
    expect(page.view.getState().name).toBe('train');
    await travel(1);
    expect(page.view.getState().name).toBe('data');
  });

  it('are not overwritten by a change that waits to be written while the browser goes back', async () => {
    const { page, bar, travel } = setUp('#v=1&seed=2&view=architecture');
    await page.actions.open();
    page.actions.pickDigit(4);
    page.actions.show('train');
    page.actions.pickDigit(5);
    await travel(-1, 1000);
    expect(page.view.getState().name).toBe('architecture');
    expect(bar.location.hash).toContain('view=architecture');
  });

  it('of another link open that link, also backwards', async () => {
    const { page, visit, travel } = setUp('#v=1&seed=8');
    page.actions.show('concrete');
    await visit('#v=1&seed=21');
    expect(page.experiment.getState().shown.seed).toBe(21);
    expect(page.view.getState().name).toBe('train');
    await travel(-1);
    expect(page.experiment.getState().shown.seed).toBe(8);
    expect(page.view.getState().name).toBe('concrete');
  });

  it('open by link with their settings and title, which come back in the link', async () => {
    const { page, bar, wiring } = setUp('#v=1&view=concrete&concrete.T=0.3');
    expect(page.view.getState()).toEqual({ name: 'concrete', settings: { 'concrete.T': '0.3' } });
    expect(bar.document.title).toBe('Concrete · Coarse Grain');
    expect(wiring.link()).toContain('&view=concrete&concrete.T=0.3');
    await page.actions.open();
    page.view.setState({ settings: { 'concrete.T': '0.4' } });
    await vi.advanceTimersByTimeAsync(1000);
    expect(bar.location.hash).toContain('&concrete.T=0.4');
  });

  it('that nobody knows are said, and Train is shown', () => {
    const { page } = setUp('#v=1&view=atlas');
    expect(page.view.getState().name).toBe('train');
    expect(page.experiment.getState().notices.join()).toMatch(
      /view: expected .*train.*concrete.*, got 'atlas'; took train\./,
    );
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
