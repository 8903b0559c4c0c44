import { describe, expect, it } from 'vitest';
import { hash, threefry2x32 } from '../math/random';
import type { DecodedPictures } from './decoded-pictures';
import { readInMemory } from './picture-flow';
import { noLabel } from './dataset';
import { pooledLabels } from './picture-labels';
import { cutPooled, cutWithTest, ownRatio, splitSizes, svhnRatio } from './split';
import { flowOfPictures } from './testing/flow-of-pictures';

/** Picture i is all i, and so is its label. */
const numbered = (count: number): DecodedPictures => ({
  count,
  width: 2,
  height: 1,
  levels: 255,
  images: Uint8Array.from({ length: 2 * count }, (_, i) => i >> 1),
  labels: Uint8Array.from({ length: count }, (_, i) => i),
  classes: null,
});

const splitPooled = (pictures: DecodedPictures, seed: number) =>
  readInMemory(flowOfPictures(pictures, cutPooled('n', pictures.count, ownRatio), seed));

describe('split', () => {
  it('cuts SVHN and one like MNIST as definition 8 does', () => {
    expect(splitSizes(99_289, svhnRatio)).toEqual({ training: 68_475, validation: 6_848, test: 23_966 });
    expect(splitSizes(70_000, ownRatio)).toEqual({ training: 55_000, validation: 5_000, test: 10_000 });
  });

  it('permutes pictures and labels together, by the key of the seed', async () => {
    const order = Array.from({ length: 100 }, (_, i) => i);
    for (let i = 99; i > 0; i--) {
      const j = Math.floor((threefry2x32([0, hash('data/split')], [0, i])[0] * (i + 1)) / 2 ** 32);
      [order[i], order[j]] = [order[j], order[i]];
    }
    const { labels, images, split } = await splitPooled(numbered(100), 0);
    expect([...labels]).toEqual(order);
    expect([...images.subarray(0, 200)]).toEqual(order.flatMap((i) => [i, i]));
    expect(split).toEqual({
      training: { first: 0, end: 79 },
      validation: { first: 79, end: 86 },
      test: { first: 86, end: 100 },
    });
    expect([...(await splitPooled(numbered(100), 1)).labels]).not.toEqual(order);
  });

  it('leaves the test file in its place', async () => {
    const { labels, split } = await readInMemory(
      flowOfPictures(numbered(100), cutWithTest('n', 100, 60, ownRatio)),
    );
    expect([...labels.subarray(60)]).toEqual(Array.from({ length: 40 }, (_, i) => 60 + i));
    expect(new Set(labels.subarray(0, 60)).size).toBe(60);
    expect(split).toEqual({
      training: { first: 0, end: 55 },
      validation: { first: 55, end: 60 },
      test: { first: 60, end: 100 },
    });
  });

  it('is called by a sha256 of pictures, labels and split', async () => {
    const sha256 = async (pictures: DecodedPictures, seed = 0) => (await splitPooled(pictures, seed)).sha256;
    const first = await sha256(numbered(50));
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await sha256(numbered(50))).toBe(first);
    expect(await sha256(numbered(50), 1)).not.toBe(first);
    const other = numbered(50);
    other.images[7]++;
    expect(await sha256(other)).not.toBe(first);
    const renamed = numbered(50);
    renamed.labels![7]++;
    expect(await sha256(renamed)).not.toBe(first);
  });

  it('refuses too few', () => {
    expect(() => cutPooled('n', 15, ownRatio)).toThrow(
      'n, number of pictures: expected at least 16 to be split, got 15',
    );
    expect(() => cutWithTest('n', 30, 15, ownRatio)).toThrow(
      'n, pictures of the training file: expected 16 to 29, got 15',
    );
  });

  it('pools labels by the names of their classes, and leaves each file its own where another has none', () => {
    const first = { count: 2, labels: Uint8Array.of(0, 1), classes: ['cat', 'dog'] };
    const second = { count: 2, labels: Uint8Array.of(0, 1), classes: ['ant', 'cat'] };
    expect(pooledLabels('n', first, second)).toEqual({
      labels: Uint8Array.of(0, 1, 2, 0),
      classes: ['cat', 'dog', 'ant'],
    });
    const bare = { count: 1, labels: null, classes: null };
    const { classes } = first;
    expect(pooledLabels('n', first, bare)).toEqual({ labels: Uint8Array.of(0, 1, noLabel), classes });
    expect(pooledLabels('n', bare, first)).toEqual({ labels: Uint8Array.of(noLabel, 0, 1), classes });
    expect(pooledLabels('n', bare, bare).labels).toBeNull();
    expect(() => pooledLabels('n', first, { ...second, classes: null })).toThrow(
      'n, labels: expected numbers in all files, or names in all, got both',
    );
  });
});
