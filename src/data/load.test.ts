import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { packMnist } from '../../scripts/pack-mnist.mjs';
import { tiny, tinyLabel, tinyPixel, writeTinyPackage } from '../../scripts/tiny-mnist';
import { DataError, type ReadFile } from './dataset';
import { openDataset, type DataProgress } from './load';

const packed = new Map<string, Uint8Array>();

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  const output = join(folder, 'out');
  const source = join(folder, 'package');
  packMnist({ ...tiny, source, output, sums: writeTinyPackage(source) });
  for (const name of readdirSync(output)) {
    packed.set(`mnist/${name}`, new Uint8Array(readFileSync(join(output, name))));
  }
  rmSync(folder, { recursive: true });
});
afterEach(() => vi.unstubAllGlobals());

/** A disk whose files can be held back, replaced or made to fail. */
function disk() {
  const asked: string[] = [];
  const replaced = new Map<string, Uint8Array | Error>();
  const held = new Map<string, { promise: Promise<void>; resolve: () => void }>();
  const read: ReadFile = async (name, onBytes) => {
    asked.push(name.replace('mnist/', ''));
    await held.get(name)?.promise;
    const bytes = replaced.get(name) ?? packed.get(name);
    if (bytes instanceof Error) throw bytes;
    if (!bytes) throw new DataError(name, `${name}: expected a file, got none`);
    onBytes?.(1, bytes.length);
    onBytes?.(bytes.length, bytes.length);
    return bytes;
  };
  const hold = (name: string) => {
    let resolve = () => {};
    const promise = new Promise<void>((whenReleased) => (resolve = whenReleased));
    held.set(`mnist/${name}`, { promise, resolve });
  };
  const release = (name: string) => held.get(`mnist/${name}`)!.resolve();
  const replace = (name: string, by: Uint8Array | Error) => replaced.set(`mnist/${name}`, by);
  const mend = () => replaced.clear();
  return { asked, read, hold, release, replace, mend };
}
const ignore = () => undefined;
const bytesOf = (name: string) => packed.get(`mnist/${name}`)!;
const flipped = (name: string, at: number) => bytesOf(name).with(at, bytesOf(name)[at] ^ 1);

describe('openDataset', () => {
  it('puts every picture and label in its place', async () => {
    const data = await openDataset('mnist', disk().read, ignore);
    await data.until(30);
    const pixels = data.width * data.height;
    expect([...data.images.subarray(0, 30 * pixels)]).toEqual(
      Array.from({ length: 30 * pixels }, (_, i) => tinyPixel(Math.floor(i / pixels), i % pixels)),
    );
    // The place of what a hand will draw.
    expect([...data.images.subarray(30 * pixels)]).toEqual(Array(pixels).fill(0));
    expect([...data.labels]).toEqual(Array.from({ length: 30 }, (_, i) => tinyLabel(i)));
    expect(data).toMatchObject({ name: 'mnist', width: 3, height: 2, firstChunk: 10 });
    expect(data.split).toEqual({
      training: { first: 5, end: 24 },
      validation: { first: 0, end: 5 },
      test: { first: 24, end: 30 },
    });
    expect(data.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('opens with the first chunk and the labels, before the rest is in', async () => {
    const { read, asked, hold, release } = disk();
    hold('train-images-1.bin');
    const data = await openDataset('mnist', read, ignore);
    expect(asked.slice(0, 4).sort()).toEqual([
      'manifest.json',
      'test-labels.bin',
      'train-images-0.bin',
      'train-labels.bin',
    ]);
    expect(asked).not.toContain('test-images.bin');
    expect(data.loaded()).toBe(10);
    await data.until(10);
    let isIn = false;
    const rest = data.until(11).then(() => (isIn = true));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(isIn).toBe(false);
    expect(data.images.subarray(60).every((pixel) => pixel === 0)).toBe(true);
    release('train-images-1.bin');
    await rest;
    expect(data.loaded()).toBeGreaterThanOrEqual(24);
    await data.until(30);
    expect(data.loaded()).toBe(30);
    expect(asked).toHaveLength(6);
  });

  it('rejects who waits for a failed file, naming it, and reads only that one again', async () => {
    const { read, asked, replace, hold, release, mend } = disk();
    replace('train-images-1.bin', new Error('the line is down'));
    hold('train-images-1.bin');
    const data = await openDataset('mnist', read, ignore);
    const waiting = data.until(24);
    release('train-images-1.bin');
    await expect(waiting).rejects.toThrow(
      'mnist/train-images-1.bin: expected a readable file, got an error (the line is down)',
    );
    await expect(waiting).rejects.toMatchObject({ name: 'DataError', file: 'mnist/train-images-1.bin' });
    await expect(data.until(24)).rejects.toBeInstanceOf(DataError);
    await data.until(10);
    await vi.waitFor(() => expect(asked).toContain('test-images.bin'), 30_000);
    expect(data.loaded()).toBe(10);
    mend();
    asked.length = 0;
    data.retry();
    await data.until(30);
    expect(asked).toEqual(['train-images-1.bin']);
    data.retry();
    expect(asked).toHaveLength(1);
    expect(data.images[29 * 6]).toBe(tinyPixel(29, 0));
  });

  it('reads again what failed while another file was still on its way', async () => {
    const { read, asked, replace, hold, release, mend } = disk();
    replace('train-images-1.bin', new Error('the line is down'));
    hold('test-images.bin');
    const data = await openDataset('mnist', read, ignore);
    await vi.waitFor(() => expect(asked).toContain('test-images.bin'), 30_000);
    mend();
    const begun = asked.length;
    data.retry();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(asked).toHaveLength(begun); // one file at a time
    release('test-images.bin');
    await data.until(30);
    expect(asked.filter((name) => name === 'train-images-1.bin')).toHaveLength(2);
    expect(asked.filter((name) => name === 'test-images.bin')).toHaveLength(1);
  });

  it.each(['train-images-0.bin', 'train-labels.bin', 'test-labels.bin'])(
    'does not open on a wrong checksum of %s',
    async (name) => {
      const { read, replace } = disk();
      replace(name, flipped(name, 20));
      const opened = openDataset('mnist', read, ignore);
      await expect(opened).rejects.toThrow(
        new RegExp(`^mnist/${name}: expected sha256 [0-9a-f]{64}, got [0-9a-f]{64}$`),
      );
      await expect(opened).rejects.toBeInstanceOf(DataError);
    },
  );

  it('still finds damage where the page has no crypto.subtle', async () => {
    vi.stubGlobal('crypto', {});
    const { read, replace, mend } = disk();
    replace('train-images-1.bin', flipped('train-images-1.bin', 20));
    replace('test-images.bin', bytesOf('train-images-1.bin'));
    const data = await openDataset('mnist', read, ignore);
    await expect(data.until(24)).rejects.toThrow(/^mnist\/train-images-1\.bin: expected a whole gzip file/);
    mend();
    replace('test-images.bin', bytesOf('train-images-0.bin'));
    data.retry();
    await data.until(24);
    await expect(data.until(30)).rejects.toThrow(
      'mnist/test-images.bin: expected at most 52 unpacked bytes, got more',
    );
    replace(
      'test-images.bin',
      new Uint8Array(gunzipSync(bytesOf('test-images.bin'))).with(15, 2).with(11, 3),
    );
    data.retry();
    await expect(data.until(30)).rejects.toThrow(
      'mnist/test-images.bin: expected 6 x 2 x 3 by its manifest, got 6 x 3 x 2',
    );
  });

  it('takes files that a host has unpacked on the way, and checks these too', async () => {
    const { read, replace } = disk();
    const plain = new Uint8Array(gunzipSync(bytesOf('train-images-0.bin')));
    replace('train-images-0.bin', plain);
    const data = await openDataset('mnist', read, ignore);
    expect([...data.images.subarray(0, 60)]).toEqual([...plain.subarray(16)]);
    replace('train-images-0.bin', plain.with(30, plain[30] ^ 1));
    await expect(openDataset('mnist', read, ignore)).rejects.toThrow(
      /^mnist\/train-images-0\.bin: expected sha256/,
    );
  });

  it('reports bytes over all files, never falling, up to the total', async () => {
    const reports: DataProgress[] = [];
    const data = await openDataset('mnist', disk().read, (progress) => reports.push(progress));
    await data.until(30);
    await vi.waitFor(() => expect(reports.at(-1)!.text).toBe('MNIST: all 30 pictures are in'), 30_000);
    const total = [...packed].reduce(
      (sum, [name, { length }]) => sum + (/\/(train|test)-.*\.bin$/.test(name) ? length : 0),
      0,
    );
    expect(reports.every((report) => report.total === total)).toBe(true);
    expect(reports.every(({ loaded }, i) => i === 0 || loaded >= reports[i - 1].loaded)).toBe(true);
    expect(reports[0]).toEqual({ text: 'MNIST: reading the first 10 pictures', loaded: 0, total });
    expect(reports.at(-1)!.loaded).toBe(total);
  });

  it('refuses an unknown data set, a missing manifest and more pictures than there are', async () => {
    const { read, replace } = disk();
    await expect(openDataset('constructor', read, ignore)).rejects.toThrow(
      "data set: expected one of mnist, got 'constructor'",
    );
    const data = await openDataset('mnist', read, ignore);
    await expect(data.until(31)).rejects.toThrow('until: expected at most 30 pictures, got 31');
    replace('manifest.json', new DataError('mnist/manifest.json', 'gone'));
    await expect(openDataset('mnist', read, ignore)).rejects.toThrow('gone');
  });
});
