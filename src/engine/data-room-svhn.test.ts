/** SVHN through the data room, from servers on this machine that behave as those of the world do: what is asked of them, what is kept, and what a second try asks. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { keptBytes } from '../data/store/byte-store';
import { DataError } from '../data/dataset';
import { keptDataset } from '../data/store/kept-datasets';
import { colours, parquetFile, type Colours } from '../data/testing/test-files';
import { dataPlatformInMemory } from './testing/data-platform-in-memory';
import type { DataProgress } from './data-protocol';
import { createDataRoom } from './data-room';
import { Stopped } from './stopped';

/** What fetch-parts asks for at once. */
const PART = 2 ** 22;
const SIDE = 64;

type Name = 'train' | 'test';
let pictures: Record<Name, Colours>;
let files: Record<Name, Uint8Array<ArrayBuffer>>;
beforeAll(() => {
  // Pictures of noise pack badly: the training file has two whole parts and some of a third.
  pictures = { train: colours(720, SIDE), test: colours(20, SIDE) };
  files = { train: parquetFile(pictures.train), test: parquetFile(pictures.test) };
  expect(Math.ceil(files.train.length / PART)).toBe(3);
});

type Answer = (request: IncomingMessage, response: ServerResponse, file: Uint8Array) => void;
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A data room and its server, which answers by `behave`; every request is noted. */
async function setUp(behave: Answer) {
  let answer = behave;
  const asked: string[] = [];
  server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.range}`);
    answer(request, response, files[request.url!.slice(1) as Name]);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const svhn = ['train', 'test'].map((name) => ({ name, address: `${base}/${name}` }));
  const platform = dataPlatformInMemory({ svhn });
  const told: DataProgress[] = [];
  const { handle } = createDataRoom(platform, (progress) => told.push(progress));
  return { handle, told, asked, store: platform.store, mend: (by: Answer) => (answer = by) };
}

const firstOf = (request: IncomingMessage) => Number(/\d+/.exec(request.headers.range!)![0]);
const inSecondPart = (request: IncomingMessage) => request.url === '/train' && firstOf(request) === PART;

const ranges: Answer = (request, response, file) => {
  const [first, last] = /(\d+)-(\d+)/.exec(request.headers.range!)!.slice(1).map(Number);
  const end = Math.min(file.length, last + 1);
  response.writeHead(206, {
    'content-range': `bytes ${first}-${end - 1}/${file.length}`,
    'content-length': end - first,
  });
  response.end(file.subarray(first, end));
};
const plain: Answer = (_, response, file) =>
  response.writeHead(200, { 'content-length': file.length }).end(file);
/** The headers and the first bytes of what was asked for, and then no more. */
const begins =
  (then: (request: IncomingMessage) => void): Answer =>
  (request, response, file) => {
    if (!inSecondPart(request)) return ranges(request, response, file);
    response.writeHead(206, {
      'content-range': `bytes ${PART}-${2 * PART - 1}/${file.length}`,
      'content-length': PART,
    });
    response.write(file.subarray(PART, PART + 100_000), () => then(request));
  };

/** Requests of a first try: the size is not known before the first answer. */
const unknown = (name: Name) => `/${name} bytes=0-${PART - 1}`;
const part = (index: number) =>
  `/train bytes=${index * PART}-${Math.min((index + 1) * PART, files.train.length) - 1}`;

interface Behaviour {
  readonly server: string;
  readonly answer: Answer;
  /** Where the first try fails: how, what has been kept by then, and what the second asks of `mended`. */
  readonly failure?: {
    readonly error: new (...args: never[]) => Error;
    readonly words: RegExp;
    readonly begun: number;
    readonly mended: Answer;
    asks(): string[];
  };
  /** Stops the first try once bytes of its second part have come. */
  readonly stopped?: true;
  /** Requests of the first try. */
  asks(): string[];
}

const behaviours: readonly Behaviour[] = [
  {
    server: 'answers ranges',
    answer: ranges,
    asks: () => [unknown('train'), part(1), part(2), unknown('test')],
  },
  {
    server: 'knows no ranges',
    answer: plain,
    asks: () => [unknown('train'), unknown('test')],
  },
  {
    server: 'breaks off within a part',
    answer: begins((request) => request.socket.destroy()),
    asks: () => [unknown('train'), part(1)],
    failure: {
      error: DataError,
      words: /^train: expected a file, got a network error \(.+\); .+ Asked again, it goes on where it was$/,
      begun: PART,
      mended: ranges,
      asks: () => [part(1), part(2), unknown('test')],
    },
  },
  {
    server: 'knows no ranges and breaks off',
    answer: (request, response, file) => {
      response.writeHead(200, { 'content-length': file.length });
      response.write(file.subarray(0, 2 * PART + 100_000), () => request.socket.destroy());
    },
    asks: () => [unknown('train')],
    failure: {
      error: DataError,
      words: /^train: expected a file, got a network error/,
      begun: 2 * PART,
      mended: plain,
      asks: () => [part(2), unknown('test')],
    },
  },
  {
    server: 'sends a page that asks to sign in',
    answer: (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    asks: () => [unknown('train')],
    failure: {
      error: DataError,
      words: /^train: expected a file, got a web page; does this network ask to sign in\?$/,
      begun: 0,
      mended: ranges,
      asks: () => [unknown('train'), part(1), part(2), unknown('test')],
    },
  },
  {
    server: 'is slow, and is stopped',
    answer: begins(() => undefined),
    stopped: true,
    asks: () => [unknown('train'), part(1)],
    failure: {
      error: Stopped,
      words: /^Stopped; what had come of SVHN is kept\.$/,
      begun: PART,
      mended: ranges,
      asks: () => [part(1), part(2), unknown('test')],
    },
  },
];

describe('SVHN from a server that', () => {
  it.each(behaviours)('$server', async ({ answer, failure, stopped, asks }) => {
    const { handle, told, asked, store, mend } = await setUp(answer);
    expect((await handle('shelf', null)).begun).toBe(0);
    expect(asked).toEqual([]);
    const fetching = handle('fetchSvhn', { name: 'svhn-official' });
    if (failure) {
      const settled = fetching.catch((error: unknown) => error);
      if (stopped) {
        await vi.waitFor(() => expect(told.at(-1)?.done).toBeGreaterThan(PART), { timeout: 10_000 });
        await handle('stop', null);
      }
      const error = await settled;
      expect(error).toBeInstanceOf(failure.error);
      expect((error as Error).message).toMatch(failure.words);
      expect(await handle('shelf', null)).toMatchObject({ kept: [], begun: failure.begun });
      expect(told.every(({ unit }) => unit === 'bytes')).toBe(true);
      expect(asked).toEqual(asks());
      mend(failure.mended);
      asked.length = 0;
      told.length = 0;
    }
    const kept = failure ? await handle('fetchSvhn', { name: 'svhn-official' }) : await fetching;
    expect(asked).toEqual((failure ?? { asks }).asks());

    const bytes = told.filter(({ unit }) => unit === 'bytes').map(({ done }) => done);
    expect(bytes[0]).toBeGreaterThanOrEqual(failure?.begun ?? 0);
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
    expect(bytes.at(-1)).toBe(files.train.length + files.test.length);
    expect(await handle('shelf', null)).toMatchObject({ kept: [kept], begun: 0 });
    expect(await keptBytes(store, '')).toBe(kept.bytes);
    const images = (await keptDataset(store, kept.name))!.images as Uint16Array;
    const training = 720 * SIDE ** 2;
    const { train, test } = pictures;
    const tested = images.slice(training, training + test.sums.length);
    expect(Buffer.compare(Buffer.from(tested.buffer), Buffer.from(test.sums.buffer))).toBe(0);
    // Permuted, the others are the same pictures.
    const total = (sums: Uint16Array) => sums.reduce((sum, value) => sum + value, 0);
    expect(total(images.subarray(0, training))).toBe(total(train.sums));
  });
});

describe('SVHN', () => {
  it('is kept by the name of its split, which the paper’s has by itself', async () => {
    const { handle } = await setUp(plain);
    expect(await handle('fetchSvhn', { name: 'svhn-official' })).toMatchObject({
      name: 'svhn-official',
      title: 'SVHN, official test pictures',
      labelled: true,
      split: { training: 655, validation: 65, test: 20 },
    });
    expect(await handle('fetchSvhn', { name: 'svhn' })).toMatchObject({
      name: 'svhn',
      split: { training: 510, validation: 51, test: 179 },
    });
    expect((await handle('shelf', null)).kept).toHaveLength(2);
  });

  it('that has come in part can be deleted', async () => {
    const { handle, store } = await setUp(begins((request) => request.socket.destroy()));
    await expect(handle('fetchSvhn', { name: 'svhn' })).rejects.toThrow(/goes on where it was/);
    expect((await handle('shelf', null)).begun).toBe(PART);
    expect((await handle('forget', { name: null })).begun).toBe(0);
    expect(await keptBytes(store, '')).toBe(0);
  });
});

const samples = process.env.SVHN_SAMPLES;

describe.skipIf(!samples)('real pictures of SVHN, as Hugging Face lays them', () => {
  it('come through as the known greys and labels', async () => {
    const read = (name: string) => readFileSync(join(samples!, name));
    const body = read('svhn-hf-layout-200.parquet');
    const greys = gunzipSync(read('svhn-test2k-gray-idx3-ubyte.gz')).subarray(16);
    const labels = gunzipSync(read('svhn-test2k-labels-idx1-ubyte.gz')).subarray(8);
    const { handle, store } = await setUp((request, response) => ranges(request, response, body));
    const kept = await handle('fetchSvhn', { name: 'svhn-official' });
    expect(kept).toMatchObject({ width: 32, height: 32, split: { test: 200 }, labelled: true });
    const dataset = (await keptDataset(store, kept.name))!;
    const { first, end } = dataset.split.test;
    // The known greys are means rounded half up.
    const sums = dataset.images.subarray(first * 1024, end * 1024);
    const rounded = Uint8Array.from(sums, (sum) => Math.floor((2 * sum + 3) / 6));
    expect(Buffer.compare(rounded, greys.subarray(0, 200 * 1024))).toBe(0);
    expect(Buffer.compare(dataset.labels.subarray(first, end), labels.subarray(0, 200))).toBe(0);
  });
});
