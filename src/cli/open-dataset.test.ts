/** Node's data sets by name, from files of every kind that it looks for. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { afterAll, describe, expect, it } from 'vitest';
import { DataError, noLabel } from '../data/dataset';
import { colours, idxFile, joinedBytes, matFile, parquetFile } from '../data/testing/test-files';
import { createDataRoom } from '../engine/data-room';
import { dataPlatformInMemory } from '../engine/testing/data-platform-in-memory';
import { npzFile, npyFile } from '../data/testing/array-files';
import { openNamed, openOwn } from './open-dataset';

const openIdx = (path: string) => openOwn({ kind: 'idx', path, reading: {} });

const folder = mkdtempSync(join(tmpdir(), 'open-dataset-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, bytes: Uint8Array) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const training = colours(40, 8);
const test = colours(20, 8);
const nothing = () => undefined;

describe('SVHN', () => {
  write('hf/train-00000-of-00001.parquet', parquetFile(training));
  write('hf/test-00000-of-00001.parquet', parquetFile(test));
  write('mat/train_32x32.mat', matFile(training));
  write('mat/test_32x32.mat', matFile(test));

  it.each(['hf', 'mat'])(
    'is read from a folder with its two files, %s, the same either way',
    async (kind) => {
      const official = await openNamed('svhn-official', join(folder, kind), nothing);
      expect(official).toMatchObject({ name: 'svhn-official', levels: 765, width: 8 });
      expect([...official.images.subarray(40 * 64, 60 * 64)]).toEqual([...test.sums]);
      const pooled = await openNamed('svhn', join(folder, kind), nothing);
      // 10 : 1 : 3.5 of 60.
      expect(pooled.split).toMatchObject({
        training: { end: 41 },
        validation: { end: 45 },
        test: { end: 60 },
      });
      expect(pooled.sha256).toBe((await openNamed('svhn', join(folder, 'hf'), nothing)).sha256);
    },
  );

  it('says what it looked for', async () => {
    const looking = openNamed('svhn', join(folder, 'nowhere'), nothing);
    await expect(looking).rejects.toBeInstanceOf(DataError);
    await expect(looking).rejects.toThrow(
      /expected --data FOLDER with train-00000-of-00001\.parquet and .+, or train_32x32\.mat and .+, got an empty or missing folder$/,
    );
    await expect(openNamed('svhn', null, nothing)).rejects.toThrow(/got no folder$/);
  });
});

describe('an IDX file', () => {
  const greys = Uint8Array.from({ length: 40 * 64 }, (_, i) => i % 256);
  const labels = Uint8Array.from({ length: 40 }, (_, i) => i % 10);

  it('is called by what is in it, with the labels that lie beside it', async () => {
    const file = write('a/train-images-idx3-ubyte', idxFile([40, 8, 8], greys));
    const bare = await openIdx(file);
    expect(bare.name).toBe(`own-${bare.sha256}`);
    expect(bare.labels.every((label) => label === noLabel)).toBe(true);
    write('a/train-labels-idx1-ubyte', idxFile([40], labels));
    const labelled = await openIdx(file);
    expect([...labelled.labels].toSorted()).toEqual([...labels].toSorted());
    expect(labelled.name).not.toBe(bare.name);
    expect(labelled.images).toHaveLength(41 * 64);
  });

  it('that is missing, or named by its sha256 alone, is asked for', async () => {
    await expect(openIdx(join(folder, 'none'))).rejects.toThrow(/^none: expected a readable file, got none/);
    await expect(openNamed(`own-${'0'.repeat(64)}`, null, nothing)).rejects.toThrow(
      /say --dataset file:PATH \(or idx:FILE\) with the files it was made of$/,
    );
  });
});

describe('any file or folder', () => {
  const greys = Uint8Array.from({ length: 40 * 64 }, (_, i) => (i * 7) % 256);
  const labels = Uint8Array.from({ length: 40 }, (_, i) => i % 10);
  const images = (from: number, to: number) => npyFile([to - from, 8, 8], greys.subarray(from * 64, to * 64));
  const named = (from: number, to: number) => npyFile([to - from], labels.subarray(from, to));

  const page = () => createDataRoom(dataPlatformInMemory(), nothing);
  const dots = Uint8Array.from({ length: 64 * 48 }, (_, i) => 1 + ((i * 13) % 255));
  const sheet = joinedBytes(encode({ width: 64, height: 48, channels: 1, data: dots }));

  it.each<[string, Readonly<Record<string, Uint8Array<ArrayBuffer>>>]>([
    [
      'own.npz',
      {
        'own.npz': npzFile({
          ...{ train_images: images(0, 25), train_labels: named(0, 25) },
          ...{ test_images: images(25, 40), test_labels: named(25, 40) },
        }),
      },
    ],
    [
      'raw',
      {
        'raw/train-images-idx3-ubyte': idxFile([25, 8, 8], greys.subarray(0, 25 * 64)),
        'raw/train-labels-idx1-ubyte': idxFile([25], labels.subarray(0, 25)),
        'raw/deep/t10k-images-idx3-ubyte': idxFile([15, 8, 8], greys.subarray(25 * 64)),
        'raw/deep/t10k-labels-idx1-ubyte': idxFile([15], labels.subarray(25)),
      },
    ],
  ])('%s is the data set that the page makes of it', async (path, files) => {
    for (const [name, bytes] of Object.entries(files)) write(name, bytes);
    const opened = await openOwn({ kind: 'file', path: join(folder, path), reading: {} });
    expect(opened.split.test).toEqual({ first: 25, end: 40 });
    const { handle } = page();
    const blobs = Object.entries(files).map(([name, bytes]) => ({ name, blob: new Blob([bytes]) }));
    const offer = await handle('inspect', { files: blobs.reverse() });
    const kept = await handle('keep', {
      ...{ size: offer.sizes[0], seed: 0, split: 'test-file', title: '' },
    });
    expect(opened.name).toBe(kept.name);
  });

  it('is as many of the first pictures as the page keeps of them', async () => {
    write('first.idx', idxFile([40, 8, 8], greys));
    const opened = await openOwn({ kind: 'file', path: join(folder, 'first.idx'), reading: { first: '30' } });
    const { handle } = page();
    const blob = new Blob([idxFile([40, 8, 8], greys)]);
    const { sizes } = await handle('inspect', { files: [{ name: 'first.idx', blob }] });
    const take = { size: sizes[0], seed: 0, split: 'pooled', title: '', first: 30 } as const;
    expect(opened.name).toBe((await handle('keep', take)).name);
    expect(opened.labels).toHaveLength(30);
    const wrong = { kind: 'file', path: join(folder, 'first.idx'), reading: { first: 'few' } } as const;
    await expect(openOwn(wrong)).rejects.toThrow(
      'first.idx, first: expected how many pictures are taken, in digits, got few',
    );
  });

  it('is the data set that the page makes of it under other choices', async () => {
    write('sheet.png', sheet);
    const words = { tile: '8', size: '16x16', turn: 'transposed', invert: 'yes', seed: '3' };
    const opened = await openOwn({ kind: 'file', path: join(folder, 'sheet.png'), reading: words });
    const { handle } = page();
    await handle('inspect', { files: [{ name: 'sheet.png', blob: new Blob([sheet]) }] });
    await handle('answer', { answers: { tile: '8' } });
    const kept = await handle('keep', {
      ...{ size: { width: 16, height: 16 }, turn: 'transposed', invert: true, seed: 3 },
      ...{ split: 'pooled', title: '' },
    });
    expect(opened.name).toBe(kept.name);
  });

  it('has the ground and the crop that are said, the page’s', async () => {
    const data = new Uint8Array(64 * 48 * 4);
    dots.forEach((grey, i) => data.set([grey, grey, grey, (i * 7) % 256], 4 * i));
    const clear = joinedBytes(encode({ width: 64, height: 48, channels: 4, data }));
    write('clear.png', clear);
    const reading = { tile: '8', ground: 'white', crop: '1/0/2/3' };
    const opened = await openOwn({ kind: 'file', path: join(folder, 'clear.png'), reading });
    expect(opened).toMatchObject({ width: 5, height: 5 });
    const { handle } = page();
    const offer = await handle('inspect', { files: [{ name: 'clear.png', blob: new Blob([clear]) }] });
    expect(offer.ground).not.toBe(null);
    await handle('answer', { answers: { tile: '8' } });
    const look = { ground: 'white', crop: { left: 1, top: 0, right: 2, bottom: 3 } } as const;
    const seen = await handle('preview', { ...look, size: null, count: 3 });
    expect(seen).toMatchObject({ seen: { width: 5, height: 5 }, own: { width: 8, height: 8 }, warnings: [] });
    expect(seen.sizes[0]).toEqual({ width: 5, height: 5 });
    const kept = await handle('keep', { ...look, size: null, seed: 0, split: 'pooled', title: '' });
    expect(opened.name).toBe(kept.name);
  });

  it.each([
    ['tilt', 'x', /^sheet\.png, reading: expected one of size, crop, turn, .*tile, tiles, got tilt$/],
    ['tile', '9', /^sheet\.png, tile: expected one of 16, 8, got 9$/],
    ['turn', 'round', /^sheet\.png, turn: expected one of as it is, transposed, .+, got round$/],
    [
      'crop',
      '1/2',
      /^sheet\.png, crop: expected whole, middle square, or left\/top\/right\/bottom as 2\/0\/2\/0, got 1\/2$/,
    ],
    ['crop', '9/0/9/0', /^sheet\.png, crop: expected whole pixels off the sides of 16 x 16/],
    ['ground', 'white', /^sheet\.png, reading: expected one of .+, got ground$/],
    ['size', '28', /^sheet\.png, size: expected width x height, as 28x28, got 28$/],
    ['seed', '-1', /^sheet\.png, seed: expected a whole number from 0 to 4294967295, got -1$/],
    ['split', 'halves', /^sheet\.png, split: expected one of pooled, test-file, got halves$/],
  ])('is refused with the words that there are: %s=%s', async (name, value, message) => {
    write('sheet.png', sheet);
    const path = join(folder, 'sheet.png');
    await expect(openOwn({ kind: 'file', path, reading: { [name]: value } })).rejects.toThrow(message);
  });

  it('is found through links, as in the snapshots of Hugging Face', async () => {
    write('blobs/0', idxFile([40, 8, 8], greys));
    write('blobs/labels/1', idxFile([40], labels));
    mkdirSync(join(folder, 'snapshot'));
    symlinkSync('../blobs/0', join(folder, 'snapshot', 'train-images-idx3-ubyte'));
    symlinkSync('../blobs/labels', join(folder, 'snapshot', 'deep'));
    // In a circle, and to nothing.
    symlinkSync('../../snapshot', join(folder, 'blobs/labels/round'));
    symlinkSync('nowhere', join(folder, 'snapshot', 'gone'));
    const opened = await openOwn({ kind: 'file', path: join(folder, 'snapshot'), reading: {} });
    expect(opened.labels).toHaveLength(40);
    expect([...opened.labels].toSorted()).toEqual([...labels].toSorted());
  });

  it('that needs a browser is refused, and not another data set than the page’s', async () => {
    for (let i = 0; i < 20; i++) write(`mixed/${i}.png`, sheet);
    write('mixed/other.png', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0));
    const path = join(folder, 'mixed');
    await expect(openOwn({ kind: 'file', path, reading: {} })).rejects.toThrow(
      /^mixed\/other\.png: expected a PNG picture \(JPEG, .+ need a browser: use the page, or convert them to PNG\)/,
    );
  });

  it('that is not there, or is empty, is named', async () => {
    const missing = openOwn({ kind: 'file', path: join(folder, 'no-such'), reading: {} });
    await expect(missing).rejects.toThrow(/^no-such: expected a readable file, got none/);
    mkdirSync(join(folder, 'hollow'));
    await expect(openOwn({ kind: 'file', path: join(folder, 'hollow'), reading: {} })).rejects.toThrow(
      /expected files in the folder, got none$/,
    );
  });
});
