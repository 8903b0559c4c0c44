/** Run files that a user brings: kept and offered, or refused in words with nothing replaced. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFakeEngine, syntheticView, type FakeEngine } from '../engine/testing/fake-engine';
import { fakeRunsWorker } from '../engine/testing/fake-runs-worker';
import { createRunsClient } from '../engine/runs-client';
import type { RunsClient } from '../runs/runs-protocol';
import { decodeLink } from '../experiment/decode-link';
import { createPage } from './create-page';
import type { Page } from './page';
import { isRunFile, runFileSlice } from './run-file-store';

let engine: FakeEngine;
let page: Page;
let runs: RunsClient;
const store = () => page.of(runFileSlice);
const brought = (name: string, content: string | Uint8Array<ArrayBuffer>) => ({
  name,
  blob: new Blob([content]),
});

beforeEach(() => {
  engine = createFakeEngine();
  runs = createRunsClient(
    () => fakeRunsWorker(),
    async () => false,
  );
  page = createPage(
    engine,
    () => 7,
    undefined,
    undefined,
    () => runs,
  );
});
afterEach(() => {
  page.actions.close();
  runs.close();
});

/** A run in hand at some step, and its file. */
async function inHand() {
  await page.actions.train();
  await engine.advance(200);
  await page.actions.pause();
  const said = { name: '', link: 'https://elsewhere.example/#v=1&seed=9', parent: null };
  const { file } = await engine.call('keep', said);
  return brought('of a friend.zip', new Uint8Array(file));
}

/** Goes on with a run from that step, and trains none before it again. */
async function goesOn(run: string | Uint8Array<ArrayBuffer>, step: number) {
  const seen: number[] = [];
  page.run.subscribe(({ status }) => seen.push(status.step));
  void page.actions.continueRun(run);
  await vi.waitFor(async () => {
    await engine.advance(100);
    expect(page.run.getState().status.step).toBeGreaterThan(step);
  });
  expect(seen.filter((one) => one > 0 && one < step)).toEqual([]);
}

it('keeps a run file as a run of this device, and goes on with it after a click alone', async () => {
  const file = await inHand();
  const { started } = page.experiment.getState();
  const { step } = page.run.getState().status;
  await store().take([file]);
  const { found, reading } = store().getState();
  expect(reading).toBeNull();
  expect(found).toMatchObject({ fileName: 'of a friend.zip', step, problem: null });
  expect(page.experiment.getState().started).toBe(started);
  const [listed] = await runs.call('list', null);
  // Its own link, not any address that the file holds.
  expect(listed).toMatchObject({ id: found!.run, name: 'of a friend', auto: false, step });
  expect(listed.link).toMatch(/^#v=1&/);
  await goesOn(found!.run, step);
});

it('knows a run of this device again, and lists it once', async () => {
  const file = await inHand();
  await store().take([file]);
  const { found } = store().getState();
  await store().take([{ ...file, name: 'the same.zip' }]);
  expect(store().getState().found).toMatchObject({ fileName: 'the same.zip', run: found!.run });
  expect(await runs.call('list', null)).toMatchObject([{ id: found!.run, name: 'of a friend' }]);
});

it('keeps a view file beside the run that it was made of, and opens one of the page once', async () => {
  const file = await inHand();
  await store().take([file]);
  const whole = store().getState().found!.run;
  const view = new Uint8Array(await syntheticView(new Uint8Array(await file.blob.arrayBuffer())));
  const run = await store().own(brought('default.zip', view));
  expect(run).not.toBe(whole);
  expect(await store().own(brought('default.zip', view))).toBe(run);
  expect(store().getState()).toMatchObject({ reading: null, found: { run: whole } });
  await expect(store().own(brought('default.zip', 'PK'))).rejects.toThrow('default.zip: run file: expected');
});

it('goes on from the file itself where the device takes no runs', async () => {
  const file = await inHand();
  const { step } = page.run.getState().status;
  vi.spyOn(runs, 'call').mockRejectedValue(new Error('no room'));
  await store().take([file]);
  const { found } = store().getState();
  expect(found).toMatchObject({ problem: 'no room', run: expect.any(Uint8Array) });
  await goesOn(found!.run, step);
});

it.each([
  ['text', [brought('notes.txt', 'hello')], /^notes.txt: expected a run file, got another file; .*Data view/],
  ['another zip', [brought('pictures.zip', 'PK')], /^pictures.zip: run file: expected one of this program/],
  ['two files', [brought('a.zip', ''), brought('b.zip', '')], /^Files: expected one run file, got 2 files/],
])('refuses %s in words, and the run in hand stays', async (_, files, words) => {
  await inHand();
  const before = [page.experiment.getState().started, page.run.getState().status];
  await store().take(files);
  expect(page.experiment.getState().notices).toEqual([expect.stringMatching(words)]);
  expect([page.experiment.getState().started, page.run.getState().status]).toEqual(before);
  expect(store().getState()).toEqual({ reading: null, found: null });
  expect(await runs.call('list', null)).toEqual([]);
});

it('knows a run file by its first bytes', async () => {
  const head = `PK\u0003\u0004${'\0'.repeat(26)}run.json`;
  expect(await isRunFile([brought('any name', `${head}{}`)])).toBe(true);
  expect(await isRunFile([brought('run.zip', 'PK run.json')])).toBe(false);
  expect(await isRunFile([brought('a', head), brought('b', head)])).toBe(false);
});

it('lists a run of a view file by a link that names the parameters that it began from', async () => {
  const file = await inHand();
  const view = await syntheticView(new Uint8Array(await file.blob.arrayBuffer()));
  const { start } = await engine.call('readRun', { file: view });
  await store().take([brought('trained.zip', new Uint8Array(view))]);
  const [listed] = await runs.call('list', null);
  expect(decodeLink(listed.link).start).toBe(start);
  // As app/messages/missing-start.tsx looks for it.
  expect(listed.link).toContain(`start=${start}`);
});
