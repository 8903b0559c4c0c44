/** Node's data sets by name, from files of every kind that it looks for. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DataError, noLabel } from '../data/dataset';
import { colours, idxFile, matFile, parquetFile } from '../data/testing/test-files';
import { openIdx, openNamed } from './open-dataset';

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
      /say --dataset idx:FILE with the file it was made of$/,
    );
  });
});
