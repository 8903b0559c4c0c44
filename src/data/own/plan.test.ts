import { gzipSync } from 'node:zlib';
import { encode } from 'fast-png';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sourceOfBlob, type ByteSource } from '../bytes/byte-source';
import { sourceOfBytes } from '../testing/source-of-bytes';
import { inspectFile } from './inspect-file';
import { planOf, type DataPlan } from './plan';
import {
  colours,
  idxFile,
  joinedBytes,
  matFile,
  parquetFile,
  pngFiles,
  zipFile,
} from '../testing/test-files';

const pictures = colours(40, 8);
const source = (name: string, bytes: Uint8Array<ArrayBuffer>) => sourceOfBytes(name, bytes);
const greys = Uint8Array.from({ length: 40 * 64 }, (_, i) => (i * 7) % 256);
const gzip = (bytes: Uint8Array) => joinedBytes(gzipSync(bytes));

/** The labels' order in a zip is its folders'. */
const byLabel = Array.from({ length: 40 }, (_, i) => i).sort((a, b) => (a % 10) - (b % 10) || a - b);
const inOrder = <T>(order: readonly number[], of: (i: number) => readonly T[]) => order.flatMap((i) => of(i));

const tilesOf = ({ questions }: DataPlan) =>
  questions.find(({ id }) => id === 'tile')?.options.map(({ value }) => value) ?? [];

describe('files by their content', () => {
  it.each<[string, Uint8Array<ArrayBuffer>, readonly number[]]>([
    ['little-endian MAT', matFile(pictures), []],
    ['big-endian MAT', matFile(pictures, false), []],
    ['MAT that is not packed', matFile(pictures, true, false), []],
    ['parquet', parquetFile(pictures), []],
    ['zip', zipFile(pictures), byLabel],
  ])('reads a %s to the sums of its channels, whatever it is called', async (_, bytes, given) => {
    const order = given.length ? given : Array.from({ length: 40 }, (_, i) => i);
    for (const file of [source('x.jpg', bytes), sourceOfBlob('x', new Blob([bytes]))]) {
      const plan = await planOf([file]);
      expect(plan).toMatchObject({ counts: [40], width: 8, height: 8, labelled: true });
      const read = await plan.preview(40);
      expect(read.levels).toBe(765);
      expect([...read.images]).toEqual(
        inOrder(order, (i) => [...pictures.sums.subarray(64 * i, 64 * i + 64)]),
      );
      expect([...read.labels!]).toEqual(order.map((i) => pictures.labels[i]));
    }
  });

  it('reads IDX with its labels, packed by gzip or not, as bytes', async () => {
    const images = idxFile([40, 8, 8], greys);
    const labels = idxFile([40], pictures.labels);
    for (const files of [
      [source('a', images), source('b', labels)],
      [source('b', gzip(labels)), source('a', gzip(images))],
    ]) {
      const read = await (await planOf(files)).preview(40);
      expect(read).toMatchObject({ levels: 255, count: 40, width: 8, height: 8 });
      expect(read.images).toEqual(greys);
      expect(read.labels).toEqual(pictures.labels);
    }
  });

  it('pairs training and test files by their numbers, and keeps the test file', async () => {
    const files = [
      source('t10k-labels-idx1-ubyte', idxFile([16], pictures.labels.slice(0, 16))),
      source('train-images-idx3-ubyte', idxFile([40, 8, 8], greys)),
      source('t10k-images-idx3-ubyte', idxFile([16, 8, 8], greys.slice(0, 16 * 64))),
      source('train-labels-idx1-ubyte', idxFile([40], pictures.labels)),
    ];
    const plan = await planOf(files);
    expect(plan).toMatchObject({ counts: [40, 16], labelled: true });
    const dataset = await plan.read(0, 'test-file');
    expect(dataset.split).toEqual({
      training: { first: 0, end: 37 },
      validation: { first: 37, end: 40 },
      test: { first: 40, end: 56 },
    });
    expect(dataset.images.subarray(40 * 64, 56 * 64)).toEqual(greys.subarray(0, 16 * 64));
    expect(dataset.labels.subarray(40)).toEqual(pictures.labels.subarray(0, 16));
    const again = await planOf([...files].reverse()).then((other) => other.read(0, 'test-file'));
    expect(again.sha256).toBe(dataset.sha256);
  });

  it('leaves damaged pictures out, and names them before anything is read', async () => {
    const pngs = pngFiles(pictures).map((png) => joinedBytes(png));
    const bytes = (i: number) =>
      i === 17 ? pngs[i].subarray(0, 40) : i === 30 ? pngs[i].subarray(0, 0) : pngs[i];
    const path = (i: number) => `letters/${'AB'[i % 2]}/${i}.png`;
    const zip = joinedBytes(zipSync(Object.fromEntries(pngs.map((_, i) => [path(i), bytes(i)]))));
    const folder = pngs.map((_, i) => source(path(i), joinedBytes(bytes(i))));
    for (const files of [folder, [source('letters.zip', zip)]]) {
      const told: number[] = [];
      const plan = await planOf(files, null, { onProgress: (done) => told.push(done) });
      expect(plan).toMatchObject({ counts: [38], damaged: [path(30), path(17)] });
      expect(told.length).toBeGreaterThan(0);
      expect((await plan.read(0, 'pooled')).labels).toHaveLength(38);
      await expect(planOf(files, null, { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow(
        'stopped',
      );
    }
    // Where none can be read it is said why.
    await expect(planOf(folder.map(({ name }) => source(name, joinedBytes([1, 2]))))).rejects.toThrow(
      /^letters\/A\/0.png: expected a PNG, JPEG, GIF or WebP picture, got something else$/,
    );
  });

  it('reads a sprite with a picture in every row of pixels', async () => {
    const rows = Uint8Array.from({ length: 30 * 784 }, (_, i) => (i * 31) % 256);
    const sprite = await planOf([
      source('mnist.png', joinedBytes(encode({ width: 784, height: 30, channels: 1, data: rows }))),
    ]);
    expect(sprite).toMatchObject({ questions: [], counts: [30], width: 28 });
    const read = await sprite.preview(99);
    expect(read).toMatchObject({ count: 30, width: 28, height: 28 });
    expect(read.images).toEqual(rows);
    // A square of tiles is one, too.
    const square = joinedBytes(
      encode({
        width: 784,
        height: 784,
        channels: 1,
        data: Uint8Array.from({ length: 784 * 784 }, (_, i) => i % 251),
      }),
    );
    expect(tilesOf(await planOf([source('x', square)])).slice(0, 2)).toEqual(['28', '16']);
  });

  it('takes the folders of an archive that parts them by backslashes for classes', async () => {
    const zip = zipSync(
      Object.fromEntries(pngFiles(pictures).map((png, i) => [`${i % 2 ? 'dogs' : 'cats'}\\${i}.png`, png])),
    );
    const plan = await planOf([source('powershell.zip', joinedBytes(zip))]);
    expect(plan.labelled).toBe(true);
    expect((await plan.preview(2)).classes).toEqual(['cats', 'dogs']);
  });

  it('reads a folder, its names as classes, and a sprite, without the flat tiles at its end', async () => {
    const pngs = pngFiles(pictures).map((png) => joinedBytes(png));
    const folder: ByteSource[] = pngs.map((png, i) =>
      source(`mine/${i % 2 ? 'dogs' : 'cats'}/${i}.png`, png),
    );
    const plan = await planOf([...folder, source('mine/notes.txt', new Uint8Array(3))]);
    const read = await plan.preview(40);
    expect(plan).toMatchObject({ name: 'mine', counts: [40], labelled: true });
    expect(read.classes).toEqual(['cats', 'dogs']);
    expect([...read.labels!]).toEqual([...new Array<number>(20).fill(0), ...new Array<number>(20).fill(1)]);

    // Three rows of four tiles of 16 x 16, of which two are empty.
    const data = Uint8Array.from({ length: 64 * 48 }, (_, i) =>
      i >> 10 === 2 && i % 64 >= 32 ? 0 : 1 + (i % 255),
    );
    const sprite = await planOf([
      source('s', joinedBytes(encode({ width: 64, height: 48, channels: 1, data }))),
    ]);
    expect(tilesOf(sprite)).toEqual(['16', '8']);
    const tiles = await sprite.preview(99);
    expect(tiles).toMatchObject({ count: 10, width: 16, height: 16, levels: 255, labels: null });
    expect([...tiles.images.subarray(5 * 256, 5 * 256 + 16)]).toEqual([
      ...data.subarray(16 * 64 + 16, 16 * 64 + 32),
    ]);
  });

  it('arranges a sprite anew under another answer, and refuses one that is none', async () => {
    const data = Uint8Array.from({ length: 64 * 48 }, (_, i) => 1 + (i % 255));
    const sprite = await planOf([
      source('s', joinedBytes(encode({ width: 64, height: 48, channels: 1, data }))),
    ]);
    expect(sprite).toMatchObject({ counts: [12], width: 16 });
    const finer = await sprite.answered({ tile: '8' });
    expect(finer).toMatchObject({ counts: [48], width: 8 });
    expect(finer.questions[0].answer).toBe('8');
    expect([...(await finer.preview(2)).images.subarray(64, 68)]).toEqual([...data.subarray(8, 12)]);
    await expect(sprite.answered({ tile: '9' })).rejects.toThrow('s, tile: expected one of 16, 8, got 9');
  });

  it('shows what the net will see: the size chosen, in a letterbox', async () => {
    const wide = encode({ width: 128, height: 64, channels: 1, data: new Uint8Array(128 * 64).fill(200) });
    const files = Array.from({ length: 20 }, (_, i) => source(`p/${i}.png`, joinedBytes(wide)));
    const plan = await planOf(files);
    expect(plan).toMatchObject({ width: 64, height: 32 });
    const { images, levels } = await plan.preview(1, { size: { width: 28, height: 28 } });
    expect(levels).toBe(255);
    expect(Array.from({ length: 28 }, (_, row) => images[28 * row])).toEqual(
      Array.from({ length: 28 }, (_, row) => (row >= 7 && row < 21 ? 200 : 0)),
    );
  });

  it.each<[string, ByteSource[], RegExp]>([
    ['nothing', [], /^your files: expected at least one, got none$/],
    ['an empty file', [source('e', new Uint8Array(0))], /^e: expected an IDX file, .+, got an empty file$/],
    [
      'text',
      [source('t.mat', new TextEncoder().encode('hello, world'))],
      /^t\.mat: expected .+ got something else$/,
    ],
    [
      'labels alone',
      [source('l', idxFile([3], [1, 2, 3]))],
      /^l: expected a file of pictures beside the labels, got none$/,
    ],
    [
      'labels of another number',
      [source('i', idxFile([40, 8, 8], greys)), source('l', idxFile([3], [1, 2, 3]))],
      /^l: expected as many labels as there are pictures \(40\), got 3$/,
    ],
    [
      'a label in .mat that stands for none',
      [source('m', matFile({ ...pictures, labels: pictures.labels.map((label) => label + 246) }))],
      /^m, y of picture 9: expected a whole number from 0 to 254 \(255 stands for no label\), got 255$/,
    ],
    [
      'one in IDX',
      [source('i', idxFile([40, 8, 8], greys)), source('l', idxFile([40], greys.slice(0, 40).fill(255, 3)))],
      /^i, label of picture 3: expected a whole number from 0 to 254 \(255 stands for no label\), got 255$/,
    ],
    [
      'two kinds',
      [source('m', matFile(pictures)), source('p', parquetFile(pictures))],
      /^your files: expected one data set/,
    ],
    [
      'JPEG in Node',
      [source('j', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))],
      /^j: expected a PNG picture \(JPEG, GIF and WebP need a browser: use the page, or convert them to PNG\), got image\/jpeg$/,
    ],
  ])('refuses %s', async (_, files, message) => {
    await expect(planOf(files).then((plan) => plan.preview(40))).rejects.toThrow(message);
  });

  it('says how much room is needed before it reads the pictures', async () => {
    const lying = idxFile([2_000_000, 64, 64], [0]);
    const found = await inspectFile(source('big', lying), null);
    expect(found).toMatchObject({ kind: 'idx-images', count: 2_000_000, bytes: 2 * 2_000_000 * 4096 });
    const read = async (bytes: Uint8Array<ArrayBuffer>) =>
      (await planOf([source('big', bytes)])).read(0, 'pooled');
    await expect(read(lying)).rejects.toThrow(
      'big, IDX length: expected 8192000016 bytes for 2000000 x 64 x 64, got 17',
    );
    // Nobody knows how much gzip packed.
    await expect(read(gzip(lying))).rejects.toThrow(
      'big, memory: expected at most 2,148 MB of decoded pictures (take the first of them, or a smaller size), got 8,193 MB',
    );
    const many = idxFile([5_000_000, 1, 1], [0]);
    await expect(read(many)).rejects.toThrow(
      'big, number of pictures: expected 1 to 2,097,152 (of more, take the first 2,097,152), got 5000000',
    );
  });

  it('stops when it is cancelled', async () => {
    const plan = await planOf([source('m', matFile(pictures))]);
    const reading = plan.read(0, 'pooled', { signal: AbortSignal.abort(new Error('enough')) });
    await expect(reading).rejects.toThrow('enough');
  });
});
