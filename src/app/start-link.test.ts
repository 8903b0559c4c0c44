/** `start` of a link: written for a run that began from a file's parameters, kept for who opens it, gone with a run of initial weights. */
import { expect, it, vi } from 'vitest';
import { createFakeEngine, syntheticView } from '../engine/testing/fake-engine';
import { decodeLink } from '../experiment/decode-link';
import { createPage } from '../state/create-page';
import { openedLink } from './link';
import { wire, type AddressBar } from './wiring';

const startIn = (hash: string) => decodeLink(hash).start;

async function trained() {
  const fake = createFakeEngine({ millisecondsPerStep: 10 });
  const page = createPage(fake, () => 5);
  const doing = page.actions.train();
  await fake.advance(100);
  await doing;
  const location = { href: 'https://example.org/', hash: '' };
  const go = (to: string) => {
    const { href, hash } = new URL(to, location.href);
    Object.assign(location, { href, hash });
  };
  const history: AddressBar['history'] = {
    state: null,
    replaceState: (_state, _unused, to) => go(to),
    pushState: (_state, _unused, to) => go(to),
  };
  const wiring = wire(page, { location, history, document: { title: '' }, addEventListener: () => {} });
  /** Of the link that is copied. */
  const hash = () => new URL(wiring.link()).hash;
  return { page, fake, hash, location };
}

it('is that of the file, and of no run from step 0', async () => {
  const { page, fake, hash } = await trained();
  expect(startIn(hash())).toBeNull();
  const { file } = await fake.call('keep', { name: '', link: '', parent: null });
  await page.actions.continueRun(await syntheticView(file));
  const begun = startIn(hash());
  expect(begun).toMatch(/^[0-9a-f]{64}$/);

  const { experiment, moves, start, notices } = openedLink(hash());
  expect(notices).toEqual([]);
  await page.actions.openLink(experiment, moves, [], start);
  expect([page.experiment.getState().started, startIn(hash())]).toEqual([null, begun]);
  await page.actions.train();
  expect(startIn(hash())).toBeNull();
  page.actions.close();
});

/** A run that began from a view file's parameters. */
async function begun() {
  const own = await trained();
  const { file } = await own.fake.call('keep', { name: '', link: '', parent: null });
  await own.page.actions.continueRun(await syntheticView(file));
  return { ...own, start: own.page.run.getState().start };
}

it('is written of the run in hand alone, not of other settings shown beside it', async () => {
  const { page, hash, location, start } = await begun();
  expect([start, startIn(hash())]).toEqual([expect.any(String), start]);
  await vi.waitFor(() => expect(startIn(location.hash)).toBe(start));
  page.actions.setFixed('seed', 7);
  expect(startIn(hash())).toBeNull();
  await vi.waitFor(() => expect(location.hash).toMatch(/seed=7&(?!.*start=)/));
  page.actions.keepRunning();
  expect(startIn(hash())).toBe(start);
  // What a run takes on its way is its own.
  await page.actions.setLive('klWeight', 2);
  expect(startIn(hash())).toBe(start);
  // Another run begins: the engine has not said yet from where.
  const said: (string | null)[] = [];
  page.experiment.subscribe(({ started }, before) => {
    if (started !== before.started) said.push(startIn(hash()));
  });
  await page.actions.restart();
  expect([...said, startIn(hash())]).toEqual([null, null]);
  page.actions.close();
});

it('is written of the opened link as it was sent, not of what it was changed to', async () => {
  const { page, hash, start } = await begun();
  const { experiment, moves } = openedLink(hash());
  await page.actions.openLink(experiment, moves, [], start);
  for (const [name, before] of [
    ['seed', experiment.seed],
    ['learningRate', experiment.models.gauss.learningRate],
  ] as const) {
    page.actions.setFixed(name, 2 * before);
    expect(startIn(hash())).toBeNull();
    page.actions.setFixed(name, before);
    expect(startIn(hash())).toBe(start);
  }
  await page.actions.setLive('temperature', 0.5);
  expect(startIn(hash())).toBeNull();
  page.actions.close();
});

it('stays with a run that was left for another backend, until its settings are changed', async () => {
  const { page, hash, start } = await begun();
  await page.actions.chooseBackend('wasm');
  expect([page.experiment.getState().started, startIn(hash())]).toEqual([null, start]);
  page.actions.setFixed('seed', 7);
  expect(startIn(hash())).toBeNull();
  page.actions.close();
});

it('is left out with a sentence where it is none', () => {
  const { start, notices } = decodeLink('v=1&start=abc');
  expect(start).toBeNull();
  expect(notices).toContain("start: expected 64 hex digits, got 'abc'; left it out.");
});
