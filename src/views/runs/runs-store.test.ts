/** What a user does with kept runs, and files of the run in hand: on the fake engine, with the keeper of runs in memory. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFakeEngine, type FakeEngine } from '../../engine/testing/fake-engine';
import { fakeRunsWorker } from '../../engine/testing/fake-runs-worker';
import { createRunsClient } from '../../engine/runs-client';
import { RunsRefused } from '../../runs/runs-refused';
import type { RunsClient } from '../../runs/runs-protocol';
import { createPage } from '../../state/create-page';
import { keptRunsSlice } from '../../state/kept-runs';
import type { Page } from '../../state/page';
import { exportsSlice } from './exports-store';
import { runsSlice } from './runs-store';
import { listedRun } from './testing/listed-run';

/** Bytes that no other seed has. */
const fileOf = (seed: number) => Uint8Array.from({ length: 300 }, (_, i) => seed + i);

let engine: FakeEngine;
let page: Page;
let runs: RunsClient;

const names = ['the-run-one', 'the-run-two', 'the-run-three'];
const store = () => page.of(runsSlice);
const listed = () =>
  store()
    .getState()
    .runs!.map(({ name }) => name);
const kept = async () => (await runs.call('list', null)).map(({ id }) => id);

beforeEach(async () => {
  engine = createFakeEngine();
  runs = createRunsClient(
    () => fakeRunsWorker(),
    async () => false,
  );
  for (const [i, id] of names.entries())
    await runs.call('keep', {
      entry: listedRun(id, { name: id, changed: 10 - i }),
      file: fileOf(i),
      aside: true,
    });
  page = createPage(
    engine,
    () => 7,
    undefined,
    undefined,
    () => runs,
  );
  await store().look();
});
afterEach(() => {
  page.actions.close();
  runs.close();
});

it('lists what is kept, and follows every change', async () => {
  expect(listed()).toEqual(names);
  await store().rename('the-run-two', 'mine');
  await store().tag('the-run-two', ['seen', 'seen']);
  await vi.waitFor(() =>
    expect(store().getState().runs![1]).toMatchObject({ name: 'mine', tags: ['seen'], auto: false }),
  );
  // Another tab's.
  await runs.call('keep', {
    entry: listedRun('the-run-four', { changed: 20 }),
    file: fileOf(4),
    aside: true,
  });
  await vi.waitFor(() => expect(listed()).toHaveLength(4));
  expect(store().getState().space).toMatchObject({ runs: 1200, next: { id: 'the-run-three' } });
});

const remove = (at: number) => store().remove(store().getState().runs![at]);

it('deletes a run, and brings it back', async () => {
  page.of(keptRunsSlice).begin(() => '');
  await vi.waitFor(() => expect(page.of(keptRunsSlice).getState().offered?.id).toBe('the-run-one'));
  await remove(0);
  expect(store().getState().removed).toMatchObject({ id: 'the-run-one', title: 'the-run-one' });
  // Nothing on the page leads to it any more.
  expect(page.of(keptRunsSlice).getState().offered).toBeNull();
  expect(await kept()).toEqual(['the-run-two', 'the-run-three']);
  await store().undo();
  expect(store().getState()).toMatchObject({ removed: null, problem: null });
  expect(await kept()).toEqual(names);
});

it('frees a deleted run once nobody can bring it back', async () => {
  const bytes = async () => (await runs.call('room', null)).runs;
  await remove(0);
  expect(await bytes()).toBe(900);
  await vi.waitFor(() => expect(listed()).toHaveLength(2));
  await remove(0);
  expect(await bytes()).toBe(600);
  await store().forget();
  expect(await bytes()).toBe(300);
  expect(store().getState()).toMatchObject({ removed: null, space: { runs: 300 } });
});

it('hands out the file of a run under its name', async () => {
  const file = await store().fileOf('the-run-two');
  expect(file).toEqual({ name: 'the-run-two.zip', type: 'application/zip', content: fileOf(1) });
  expect(await store().fileOf('the-run-none')).toBeNull();
  expect(store().getState().problem).toMatch(/the-run-none/);
});

it('says why runs cannot be kept, and lists them again once they can', async () => {
  const words = 'kept runs: expected a browser that keeps them, got a refusal';
  const call = vi.spyOn(runs, 'call').mockRejectedValue(new RunsRefused('refused', words));
  await store().look();
  expect(store().getState()).toMatchObject({ unread: words });
  call.mockRestore();
  await store().look();
  expect(store().getState()).toMatchObject({ unread: null });
});

it('asks the browser to keep them', async () => {
  expect(store().getState().promised).toBeUndefined();
  await store().persist();
  expect(store().getState().promised).toBe(false);
});

it('makes files of the run in hand', async () => {
  const exports = page.of(exportsSlice);
  await page.actions.train();
  await engine.advance(200);
  await page.actions.pause();
  const link = 'https://example.org/#v=1';
  const { step } = page.run.getState().status;
  const made = async (what: Parameters<typeof exports.make>[0]) => {
    const file = await exports.make(what, link);
    return { ...file, text: file && (await new Blob([file.content]).text()) };
  };
  const run = await made('run');
  expect(run.name).toBe(`coarse-grain-step-${step}.zip`);
  expect(run.text).toContain(link);
  const csv = await made('csv');
  expect(csv.name).toBe(`coarse-grain-step-${step}-curves.csv`);
  expect(csv.text).toContain('gauss,minibatch,10,');
  const json = await made('json');
  expect(JSON.parse(json.text!)).toMatchObject({ experiment: { seed: 1 }, moves: [] });
  // Before the first evaluation.
  expect(await exports.make('gauss', link)).toBeNull();
  expect(exports.getState().problem).toMatch(/^Weights of Gauss-VAE: expected an evaluation, got none/);
});
