/** SVHN: the real samples of the folder SVHN_SAMPLES, and the way from two files on a server to a data set that is kept. */
import { openAsBlob, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { sourceOfBlob } from './byte-source';
import { forget, keptBytes, memoryStore } from './byte-store';
import { DataError } from './dataset';
import { readIdxImages, readIdxLabels } from './idx';
import { keptPrefix } from './keep-dataset';
import { planOf } from './own-data';
import { openSvhn, svhnFiles } from './svhn';
import { colours, parquetFile } from './test-files';

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

describe('openSvhn', () => {
  let server: Server | undefined;
  afterEach(() => void server?.close());

  it('is two files at a commit that does not change', () => {
    for (const { address } of svhnFiles) {
      expect(address).toMatch(
        /^https:\/\/huggingface\.co\/datasets\/ufldl-stanford\/svhn\/resolve\/[0-9a-f]{40}\/cropped_digits\/(train|test)-00000-of-00001\.parquet$/,
      );
    }
  });

  it('fetches, decodes, keeps, and opens again without asking; what is kept has a size and can be deleted', async () => {
    const training = colours(40, 8);
    const test = colours(20, 8);
    let requests = 0;
    server = createServer((request, response) => {
      requests++;
      const body = parquetFile(request.url === '/train' ? training : test);
      response.writeHead(200, { 'content-length': body.length }).end(body);
    });
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const files = ['train', 'test'].map((name) => ({ name, address: `${base}/${name}` }));
    const store = memoryStore();
    const dataset = await openSvhn('svhn-official', { store }, files);
    expect(dataset).toMatchObject({ name: 'svhn-official', width: 8, levels: 765 });
    expect(dataset.split.test).toEqual({ first: 40, end: 60 });
    expect([...dataset.images.subarray(40 * 64, dataset.labels.length * 64)]).toEqual([...test.sums]);
    expect(requests).toBe(2);

    const again = await openSvhn('svhn-official', { store }, files);
    expect(again.sha256).toBe(dataset.sha256);
    expect(again.images).toEqual(dataset.images);
    expect(requests).toBe(2);

    const prefix = keptPrefix('svhn-official');
    expect(await keptBytes(store, '')).toBe(await keptBytes(store, prefix));
    expect(await keptBytes(store, prefix)).toBeGreaterThan(2 * 60 * 64);
    const piece = await store.get(`${prefix}0`);
    await store.put(
      `${prefix}0`,
      piece!.map((byte, i) => (i === 99 ? byte ^ 1 : byte)),
    );
    const damaged = openSvhn('svhn-official', { store }, files);
    await expect(damaged).rejects.toBeInstanceOf(DataError);
    await expect(damaged).rejects.toThrow(
      /expected pictures as they were kept \(delete them and read them anew\)/,
    );

    await forget(store, prefix);
    expect(await keptBytes(store, '')).toBe(0);
    await openSvhn('svhn-official', { store }, files);
    expect(requests).toBe(4);
  });
});
