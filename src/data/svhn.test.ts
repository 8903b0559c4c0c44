/** SVHN: the real samples of the folder SVHN_SAMPLES, and where the whole lies. */
import { openAsBlob, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sourceOfBlob } from './bytes/byte-source';
import { readIdxImages, readIdxLabels } from './idx/idx';
import { planOf } from './own/plan';
import { svhnFiles } from './svhn';

const samples = process.env.SVHN_SAMPLES;
if (!samples) console.warn('SVHN_SAMPLES is unset: the tests on real SVHN files are skipped');

describe.skipIf(!samples)('real SVHN files', () => {
  const unpacked = (name: string) => new Uint8Array(gunzipSync(readFileSync(join(samples!, name))));

  it.each([
    ['svhn-test500_32x32.mat', 500],
    ['svhn-hf-layout-200.parquet', 200],
  ])('%s has the known greys and labels', async (name, count) => {
    const greys = readIdxImages('greys', unpacked('svhn-test2k-gray-idx3-ubyte.gz')).pixels;
    const labels = readIdxLabels('labels', unpacked('svhn-test2k-labels-idx1-ubyte.gz'));
    const plan = await planOf([sourceOfBlob(name, await openAsBlob(join(samples!, name)))]);
    expect(plan).toMatchObject({ counts: [count], width: 32, height: 32, labelled: true });
    const read = await plan.preview(count);
    expect(read.levels).toBe(765);
    // The samples' greys are the means rounded half up; three times the grey is within one of the sum.
    const rounded = Uint8Array.from(read.images, (sum) => Math.floor((2 * sum + 3) / 6));
    expect(Buffer.compare(rounded, greys.subarray(0, count * 1024))).toBe(0);
    expect(read.labels).toEqual(labels.subarray(0, count));
  });

  it('both layouts hold the same sums', async () => {
    const read = async (name: string) =>
      (await planOf([sourceOfBlob(name, await openAsBlob(join(samples!, name)))])).preview(200);
    const [mat, parquet] = [await read('svhn-test500_32x32.mat'), await read('svhn-hf-layout-200.parquet')];
    expect(mat.images).toEqual(parquet.images);
    expect(mat.labels).toEqual(parquet.labels);
  });
});

describe('svhnFiles', () => {
  it('are two files at a commit that does not change', () => {
    for (const { address } of svhnFiles) {
      expect(address).toMatch(
        /^https:\/\/huggingface\.co\/datasets\/ufldl-stanford\/svhn\/resolve\/[0-9a-f]{40}\/cropped_digits\/(train|test)-00000-of-00001\.parquet$/,
      );
    }
  });
});
