/** What the Data view knows: the worker starts with the first question, one work at a time, words for what fails, nothing lost by a stop. */
import { expect, it, vi } from 'vitest';
import { Stopped } from '../engine/client';
import type { DataClient, DataProgress, KeptDataset, Offer, Shelf } from '../engine/data-protocol';
import { createDataStore } from './data-store';

const kept: KeptDataset = {
  name: `own-${'a'.repeat(64)}`,
  title: 'shapes',
  sha256: 'a'.repeat(64),
  width: 32,
  height: 32,
  split: { training: 11, validation: 1, test: 2 },
  labelled: false,
  classes: null,
  bytes: 14336,
};

const offer: Offer = {
  title: 'shapes',
  counts: [14],
  width: 32,
  height: 32,
  labelled: false,
  bytes: 28672,
  bytesAPixel: 2,
  most: { bytes: 2 ** 31, pictures: 2 ** 21, why: 'half of the memory' },
  sizes: [{ width: 32, height: 32 }],
  questions: [],
  ground: null,
  ratio: [11, 1, 2],
  hasTest: false,
  usualSplit: 'pooled',
  damaged: { count: 0, names: [] },
  svhn: false,
};

const reading = (side: number) => ({ size: { width: side, height: side } });
const seen = (side: number) => ({
  seen: { count: 1, width: side, height: side, pixels: new Uint8Array(side * side) },
  own: null,
  labels: null,
  classes: null,
});

/** A worker of which a test answers each command by hand. */
function setUp(answers: Record<string, (take: never) => unknown>) {
  let shelf: Shelf = { kept: [], begun: 0, room: null };
  let tell: (progress: DataProgress) => void = () => undefined;
  const client = {
    call: vi.fn(async (command: string, take: unknown) =>
      command === 'shelf' ? shelf : await answers[command](take as never),
    ),
    on: (listener: (progress: DataProgress) => void) => {
      tell = listener;
      return () => undefined;
    },
    close: vi.fn(),
  };
  const open = vi.fn(() => client as unknown as DataClient);
  const store = createDataStore(open);
  const put = (next: Partial<Shelf>) => (shelf = { ...shelf, ...next });
  return {
    store,
    open,
    client,
    put,
    tell: (progress: DataProgress) => tell(progress),
    ...store,
  };
}

it('starts no worker until something is asked, and one only', async () => {
  const page = setUp({});
  await page.stop();
  page.leave();
  expect(page.open).not.toHaveBeenCalled();
  await page.look();
  await page.look();
  expect(page.open).toHaveBeenCalledTimes(1);
  expect(page.store.getState().shelf).toEqual({ kept: [], begun: 0, room: null });
});

it('keeps files at hand and then shows them among what is kept', async () => {
  const page = setUp({
    inspect: () => offer,
    keep: () => {
      page.put({ kept: [kept] });
      return kept;
    },
  });
  await page.inspect([]);
  expect(page.store.getState()).toMatchObject({ offer, doing: null });
  await page.keep({ ...reading(32), title: 'shapes', seed: 1, split: 'pooled' });
  expect(page.store.getState()).toMatchObject({ offer: null, kept, shelf: { kept: [kept] }, problem: null });
});

it('keeps the answers before the one that is changed, and lets those after it be asked anew', async () => {
  const options = ['1', '2'].map((value) => ({ value, words: value }));
  const question = (id: string, answer: string) => ({ id, label: id, options, answer });
  const asked = { ...offer, questions: ['names', 'pictures', 'shape'].map((id) => question(id, '2')) };
  const page = setUp({ inspect: () => asked, answer: () => ({ ...offer, counts: [7] }) });
  await page.inspect([]);
  await page.answer('pictures', '1');
  expect(page.client.call).toHaveBeenCalledWith('answer', { answers: { names: '2', pictures: '1' } });
  expect(page.store.getState()).toMatchObject({ offer: { counts: [7] }, doing: null });
});

it('says in words what a file is not, and takes the next', async () => {
  let answer = (): Offer => {
    throw new Error('a.zip: expected pictures, got none');
  };
  const page = setUp({ inspect: () => answer() });
  await page.inspect([]);
  expect(page.store.getState()).toMatchObject({
    problem: { work: 'inspect', message: 'a.zip: expected pictures, got none' },
    offer: null,
    doing: null,
  });
  answer = () => offer;
  await page.inspect([]);
  expect(page.store.getState()).toMatchObject({ problem: null, offer });
});

it('says what went wrong where it was asked for', async () => {
  const failing = (words: string) => () => {
    throw new Error(words);
  };
  const page = setUp({ keep: failing('no room'), forget: failing('locked') });
  const problem = () => page.store.getState().problem;
  await page.forget('own-1');
  expect(problem()).toEqual({ work: 'forget', message: 'locked' });
  await page.forget(null);
  expect(problem()).toEqual({ work: 'forgetFetched', message: 'locked' });
  page.client.call.mockImplementation(failing('no storage'));
  // Looking anew fails too, which is not what was asked for.
  await page.keep({ ...reading(32), title: 'shapes', seed: 1, split: 'pooled' });
  expect(problem()?.work).toBe('keep');
  page.dismiss();
  await page.look();
  expect(problem()).toEqual({ work: 'look', message: 'no storage' });
  page.client.call.mockResolvedValue({ kept: [], begun: 0, room: null });
  await page.look();
  expect(problem()).toBeNull();
});

it('shows progress while it works alone, and what has come after a stop', async () => {
  let end: (error: Error) => void = () => undefined;
  const page = setUp({
    fetchSvhn: () => new Promise((_, reject) => (end = reject)),
    stop: () => {
      page.put({ begun: 12e6 });
      end(new Stopped('stopped'));
    },
  });
  const progress: DataProgress = { text: 'Fetching', done: 12e6, total: 183e6, unit: 'bytes' };
  const fetching = page.fetchSvhn('svhn');
  await page.inspect([]);
  page.tell(progress);
  expect(page.store.getState()).toMatchObject({ doing: { work: 'fetchSvhn', progress } });
  await page.stop();
  await fetching;
  page.tell(progress);
  expect(page.client.call).not.toHaveBeenCalledWith('inspect', expect.anything());
  expect(page.store.getState()).toMatchObject({
    doing: null,
    problem: null,
    said: 'Stopped.',
    shelf: { begun: 12e6 },
  });
});

it('shows the preview that was asked for last, whichever comes first', async () => {
  const waiting: ((preview: unknown) => void)[] = [];
  const page = setUp({ preview: () => new Promise((resolve) => waiting.push(resolve)) });
  const first = page.preview(reading(28));
  const second = page.preview(reading(32));
  waiting[1](seen(32));
  waiting[0](seen(28));
  await Promise.all([first, second]);
  expect(page.store.getState().preview?.seen.width).toBe(32);
});

it('says why where no worker can be started', async () => {
  const store = createDataStore(() => {
    throw new Error('Data: no worker');
  });
  await store.look();
  expect(store.getState().problem?.message).toBe('Data: no worker');
});
