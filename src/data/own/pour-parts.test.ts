/** The first pictures of files: each part gives its share, and what is taken is what the files begin with. */
import { describe, expect, it } from 'vitest';
import { idxFile } from '../testing/test-files';
import { sourceOfBytes } from '../testing/source-of-bytes';
import { planOf } from './plan';
import { firstOfEach } from './pour-parts';

describe('the first of each part', () => {
  it.each<[readonly number[], number | undefined, readonly number[]]>([
    [[697_932, 116_323], 200_000, [171_429, 28_571]],
    [[100], 20, [20]],
    [[60, 40], undefined, [60, 40]],
    [[60, 40], 100, [60, 40]],
    [[60, 40], 1000, [60, 40]],
    [[1000, 1, 1], 20, [18, 1, 1]],
    [[33, 33, 34], 50, [16, 16, 18]],
    [[5, 5, 5], 1, [1, 1, 1]],
  ])('of %j, %s in all', (counts, first, expected) => {
    expect(firstOfEach(counts, first)).toEqual(expected);
  });

  it('are those that the files begin with, labels and all', async () => {
    const numbered = (count: number, from: number) =>
      idxFile(
        [count, 1, 1],
        Uint8Array.from({ length: count }, (_, i) => from + i),
      );
    const labels = (count: number, from: number) =>
      idxFile(
        [count],
        Uint8Array.from({ length: count }, (_, i) => from + i),
      );
    const plan = await planOf([
      sourceOfBytes('train-images', numbered(60, 0)),
      sourceOfBytes('train-labels', labels(60, 0)),
      sourceOfBytes('t10k-images', numbered(40, 100)),
      sourceOfBytes('t10k-labels', labels(40, 100)),
    ]);
    const { images, labels: read, split } = await plan.read(0, 'test-file', { first: 50 });
    expect(split.test).toEqual({ first: 30, end: 50 });
    expect(images).toEqual(read);
    const sorted = (from: number, end: number) => [...images.subarray(from, end)].toSorted((a, b) => a - b);
    expect(sorted(0, 30)).toEqual(Array.from({ length: 30 }, (_, i) => i));
    expect([...images.subarray(30)]).toEqual(Array.from({ length: 20 }, (_, i) => 100 + i));
    const told: number[][] = [];
    await plan.read(0, 'pooled', { onProgress: (...progress) => void told.push(progress) });
    expect(told).toEqual([
      [60, 100],
      [100, 100],
    ]);
  });
});
