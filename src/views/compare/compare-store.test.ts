/** Runs that are opened to be compared: those of the address, files that are brought, and what is told of those that are not here. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFakeEngine, type FakeEngine } from '../../engine/testing/fake-engine';
import { fakeRunsWorker } from '../../engine/testing/fake-runs-worker';
import { createRunsClient } from '../../engine/runs-client';
import type { RunsClient } from '../../runs/runs-protocol';
import { readSettings } from '../../experiment/view-settings';
import { idsIn, writeCompared } from '../../state/compared-ids';
import { createPage } from '../../state/create-page';
import type { Page } from '../../state/page';
import { besideAnswersSlice } from './beside-answers';
import { compareFields } from './compare-settings';
import { compareSlice } from './compare-store';
import { runBeside, runInHand } from './compared-sources';
import { differenceSlice, isSamePair } from './difference-store';

let engine: FakeEngine;
let page: Page;
let runs: RunsClient;
let given: string[];
const store = () => page.of(compareSlice);
const record = readFileSync(
  new URL('../../../records/mnist-10000/mnist-seed-1.json', import.meta.url),
  'utf8',
);
const brought = (name: string, content: string | Uint8Array<ArrayBuffer>) => ({
  name,
  blob: new Blob([content]),
});

beforeEach(async () => {
  engine = createFakeEngine();
  given = [];
  runs = createRunsClient(
    () => fakeRunsWorker(),
    async () => false,
  );
  const call: FakeEngine['call'] = (command, take) => {
    if (/^(beside|letGo|reconstruct)$/.test(command))
      given.push(
        `${command} ${(take as { key?: string; of?: string }).key ?? (take as { of?: string }).of ?? 'hand'}`,
      );
    return engine.call(command, take);
  };
  page = createPage(
    { ...engine, call },
    () => 7,
    undefined,
    undefined,
    () => runs,
  );
  await page.actions.open();
});
afterEach(() => {
  page.actions.close();
  runs.close();
});

/** A file of a run that was trained that far. */
async function trained(name: string, steps: number) {
  await page.actions.restart();
  await engine.advance(steps);
  await page.actions.pause();
  const { file } = await engine.call('keep', { name, link: 'https://elsewhere.example/#v=1', parent: null });
  return brought(`${name}.zip`, new Uint8Array(file));
}

const isOpen = (key: string) => store().getState().opened[key]?.state === 'open';
const ids = async () => (await runs.call('list', null)).map(({ id }) => id);

/** A trained run is brought and opened; its id. */
async function openOne(): Promise<string> {
  await store().bring([await trained('kept', 200)]);
  const [id] = await ids();
  page.actions.show('compare');
  await vi.waitFor(() => expect(isOpen(id!)).toBe(true));
  return id!;
}

function openedRun(id: string) {
  const opened = store().getState().opened[id];
  if (opened?.state !== 'open') throw new Error('expected an open run');
  return opened.run;
}

it('keeps run files that are brought, and opens them beside the run in hand', async () => {
  const files = [await trained('first', 200), await trained('second', 300)];
  page.actions.show('compare');
  expect(await store().bring(files)).toBe(2);
  const kept = await ids();
  expect(kept).toHaveLength(2);
  await vi.waitFor(() => expect(kept.every(isOpen)).toBe(true));
  expect(page.view.getState().settings['compare.runs']).toBe(`hand,${kept.toReversed().join()}`);
  const opened = store().getState().opened[kept[0]!];
  expect(opened).toMatchObject({ run: { title: 'second', asked: { of: kept[0] } } });
  // Unticked, it is let go.
  store().tick(kept[0]!, false);
  await vi.waitFor(() => expect(given).toContain(`letGo ${kept[0]}`));
  expect(isOpen(kept[0]!)).toBe(false);
  expect(isOpen(kept[1]!)).toBe(true);
});

it('shows after a reload what the address names, and says what is not here', async () => {
  await store().bring([await trained('kept', 200)]);
  const [id] = await ids();
  writeCompared(page, ['gone', id!]);
  // Nothing is opened where nobody looks.
  expect(given).not.toContain(`beside ${id}`);
  page.actions.show('compare');
  await vi.waitFor(() => expect(isOpen(id!)).toBe(true));
  expect(store().chosen()).toEqual({ shown: [id], waiting: [], unknown: ['gone'] });
  expect(page.experiment.getState().notices).toEqual([]);
});

it('shows of many runs those whose ids fit into the address, and says so', () => {
  const many = Array.from({ length: 35 }, (_, i) => String(i).padStart(32, 'a'));
  writeCompared(page, many.slice(0, 28));
  expect(page.experiment.getState().notices).toEqual([]);
  writeCompared(page, many);
  expect(idsIn(readSettings('compare', compareFields, page.view.getState().settings).values.runs)).toEqual(
    many.slice(0, 28),
  );
  expect(page.experiment.getState().notices).toEqual([
    'Compare: expected ids of runs that fit into the address, got 35 runs; it has the first 28.',
  ]);
});

it('says of a run what its curves began from, of a view file too', async () => {
  const { blob } = await trained('whole', 200);
  const answer = await engine.call('beside', { key: 'a', file: new Uint8Array(await blob.arrayBuffer()) });
  const [sha256, other] = ['ab'.repeat(32), 'cd'.repeat(32)];
  const startOf = (change: object) => {
    const { facts, ...run } = { ...answer, ...change };
    return runBeside({ ...run, facts }, 'a', 'A').start;
  };
  expect(startOf({})).toBeNull();
  expect(startOf({ start: other })).toBe(other);
  const view = (began: string | null) => ({ ...answer.facts, view: { sha256 }, began });
  // A view file names the parameters in it, which its curves end in.
  expect(startOf({ start: sha256, facts: view(null) })).toBeNull();
  expect(startOf({ start: sha256, facts: view(other) })).toBe(other);
});

it('lists records as long as the page, and names what is wrong while the others open', async () => {
  page.actions.show('compare');
  const files = [
    brought('sweep/seed-1.json', record),
    brought('sweep/sweep.json', '{"kind":"sweep","format":1}'),
    brought('sweep/notes.txt', 'none'),
    brought('sweep/.hidden', ''),
    brought('sweep/broken.json', '{'),
    brought('sweep/no-run.zip', 'PK'),
    brought('sweep/seed-2.json', record.replace(/"moves":\[\]/, '"moves":[7]')),
  ];
  expect(await store().bring(files)).toBe(2);
  const { files: listed, problems } = store().getState();
  expect(listed.map(({ title, ticked, record }) => [title, ticked, record?.asked])).toEqual([
    ['seed-1', true, null],
    ['seed-2', true, null],
  ]);
  expect(store().getState().notices).toEqual([expect.stringMatching(/^sweep\/seed-2\.json: move: expected/)]);
  expect(problems).toHaveLength(3);
  expect(problems[0]).toBe(
    'sweep/notes.txt: expected a run file (.zip) or a record (.json), got another file.',
  );
  expect(problems[1]).toMatch(/^sweep\/broken\.json: expected JSON/);
  expect(problems[2]).toMatch(/^sweep\/no-run\.zip: run file: expected /);
  expect(store().chosen().shown).toEqual(listed.map(({ key }) => key));
  expect(page.view.getState().settings['compare.runs']).toBeUndefined();
});

it('ticks all files that are brought, and shows the first six', async () => {
  page.actions.show('compare');
  await store().bring(Array.from({ length: 8 }, (_, i) => brought(`${i}.json`, record)));
  const { shown, waiting } = store().chosen();
  expect([shown.length, waiting.length]).toEqual([6, 2]);
  store().tick(shown[0]!, false);
  expect(store().chosen().shown).toEqual([...shown.slice(1), waiting[0]]);
});

it('opens what was open again once the engine has a new worker', async () => {
  const id = await openOne();
  given.length = 0;
  const { backend } = page.run.getState();
  const failure = { kind: 'internal', message: 'it died', remedy: 'again' } as const;
  page.run.setState({ failure, backend: null });
  page.run.setState({ failure: null, backend });
  await vi.waitFor(() => expect(given).toContain(`beside ${id}`));
});

it('opens it again too in the place of an engine that did not answer, and of one that was silent for a while does nothing', async () => {
  const id = await openOne();
  given.length = 0;
  engine.fail('silent');
  page.run.setState({ failure: null });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(given).toEqual([]);
  engine.fail('silent');
  await page.actions.restart();
  await vi.waitFor(() => expect(given).toEqual([`beside ${id}`]));
  // Opened anew without a run in hand, nothing says in between that it was gone.
  page.run.setState(({ backend }) => ({ backend: { ...backend! } }));
  await vi.waitFor(() => expect(given).toEqual([`beside ${id}`, `beside ${id}`]));
});

it('asks each run beside for the picked picture once, and again for another', async () => {
  await store().bring([await trained('kept', 200)]);
  const [id] = await ids();
  page.actions.show('compare');
  const answers = page.of(besideAnswersSlice);
  answers.look('gauss');
  const count = () => given.filter((one) => one === `reconstruct ${id}`).length;
  await vi.waitFor(() => expect(answers.getState().answers.size).toBe(1));
  const [answer] = answers.getState().answers.values();
  expect(answer).toMatchObject({ reconstruction: { count: 1 }, posterior: { index: 0 } });
  page.view.setState({ settings: { ...page.view.getState().settings, 'compare.seeds': 'off' } });
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(count()).toBe(1);
  page.actions.pickDigit(3);
  await vi.waitFor(() => expect(answers.getState()).toMatchObject({ index: 3 }));
  await vi.waitFor(() => expect(answers.getState().answers.size).toBe(1));
  expect(count()).toBe(2);
});

it('measures the difference of L between a run beside and the run in hand', async () => {
  const other = openedRun(await openOne());
  const difference = page.of(differenceSlice);
  const one = { ...other, asked: { of: null } };
  await difference.measure({ one, other, model: 'gauss' });
  const { measured, problem } = difference.getState();
  expect(problem).toBeNull();
  expect(measured!.difference.mean).toBeCloseTo(measured!.difference.oneL - measured!.difference.otherL, 9);
});

it('tells an answer about the run in hand from one about the run that took its place', async () => {
  const other = openedRun(await openOne());
  const own = (step: number) => {
    const started = page.experiment.getState().started!;
    const { moves } = page.experiment.getState();
    const facts = { start: null, budget: started.steps, backend: 'fake', curves: [], tests: [] };
    return runInHand({ ...facts, started, moves, step });
  };
  const pair = { one: own(5), other, model: 'gauss' } as const;
  // It trains on: the answer is of it, at the step that it says.
  expect(isSamePair(pair, { ...pair, one: own(9) })).toBe(true);
  // The same file, opened anew.
  const anew = { ...other, experiment: { ...other.experiment } };
  expect(isSamePair(pair, { ...pair, other: anew })).toBe(true);
  expect(isSamePair(pair, { ...pair, other: { ...anew, step: 300 } })).toBe(false);
  page.actions.setFixed('steps', 700);
  await page.actions.restart();
  expect(isSamePair(pair, { ...pair, one: own(9) })).toBe(false);
});
