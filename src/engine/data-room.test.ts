/** The data room with a store in memory: files of one's own, and what is kept, found again and deleted. SVHN is in data-room-svhn.test. */
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { keptBytes, type ByteStore } from '../data/store/byte-store';
import { memoryStore } from '../data/testing/memory-store';
import { DataError, noLabel } from '../data/dataset';
import { keptDataset } from '../data/store/kept-datasets';
import { colours, idxFile, joinedBytes, pngFiles } from '../data/testing/test-files';
import { dataPlatformInMemory } from './testing/data-platform-in-memory';
import type { DataProgress } from './data-protocol';
import { createDataRoom, type DataPlatform } from './data-room';
import { Stopped } from './stopped';

function room(store: ByteStore = memoryStore(), other: Partial<DataPlatform> = {}) {
  const told: DataProgress[] = [];
  const { handle } = createDataRoom(dataPlatformInMemory({ store, ...other }), (progress) =>
    told.push(progress),
  );
  return { handle, told, store };
}

const file = (name: string, bytes: Uint8Array<ArrayBuffer>) => ({ name, blob: new Blob([bytes]) });
const greys = Uint8Array.from({ length: 40 * 64 }, (_, i) => i % 256);
const size = { width: 8, height: 8 };
const whole = { size, title: 'Mine', seed: 0, split: 'pooled' } as const;

describe('files of one’s own', () => {
  it('are offered, previewed, kept by what is in them, opened by that name and deleted', async () => {
    const { handle, told, store } = room();
    const labels = idxFile(
      [40],
      Uint8Array.from({ length: 40 }, (_, i) => i % 10),
    );
    const offer = await handle('inspect', {
      files: [file('a-images', idxFile([40, 8, 8], greys)), file('a-labels', labels)],
    });
    expect(offer).toMatchObject({ counts: [40], width: 8, labelled: true, questions: [], svhn: false });
    const { seen, own, labels: named } = await handle('preview', { size, count: 3 });
    expect(own).toBeNull();
    const larger = await handle('preview', { size: { width: 16, height: 16 }, count: 3 });
    expect([larger.seen.width, larger.own]).toEqual([16, seen]);
    expect(seen).toEqual({ count: 3, ...size, pixels: greys.subarray(0, 3 * 64) });
    expect([...named!]).toEqual([0, 1, 2]);
    const exchanged = await handle('preview', {
      size,
      turn: 'transposed',
      invert: true,
      count: 3,
    });
    expect(exchanged.own).toEqual(seen);
    expect(exchanged.seen.pixels[8 * 2 + 5]).toBe(255 - seen.pixels[8 * 5 + 2]);

    const kept = await handle('keep', whole);
    expect(kept.name).toBe(`own-${kept.sha256}`);
    expect(kept).toMatchObject({
      title: 'Mine',
      labelled: true,
      split: { training: 31, validation: 3, test: 6 },
    });
    expect(told.at(-1)).toMatchObject({ done: 40, total: 40, unit: 'pictures' });
    expect(await handle('shelf', null)).toEqual({ kept: [kept], begun: 0, room: { used: 1, most: 2 ** 40 } });
    const opened = (await keptDataset(store, kept.name))!;
    expect(opened).toMatchObject({ name: kept.name, title: 'Mine', sha256: kept.sha256, levels: 255 });
    // With the place of what a hand draws, and nothing in it.
    expect(opened.images).toHaveLength(41 * 64);
    expect([...opened.images.subarray(40 * 64)]).toEqual(Array(64).fill(0));

    // The same files again are the same data set; another seed splits them otherwise.
    expect((await handle('keep', whole)).name).toBe(kept.name);
    expect((await handle('keep', { ...whole, seed: 1 })).name).not.toBe(kept.name);
    expect((await handle('shelf', null)).kept).toHaveLength(2);
    expect((await handle('forget', { name: kept.name })).kept).toHaveLength(1);
    expect(await keptDataset(store, kept.name)).toBeNull();
  });

  it('keep the names of their classes', async () => {
    const { handle, store } = room();
    const names = ['pear', 'apple'];
    const pictures = pngFiles(colours(20, 8)).map((png, i) => [`fruit/${names[i % 2]}/${i}.png`, png]);
    const zip = joinedBytes(zipSync(Object.fromEntries(pictures) as Record<string, Uint8Array>));
    await handle('inspect', { files: [file('fruit.zip', zip)] });
    const kept = await handle('keep', whole);
    expect(kept).toMatchObject({ labelled: true, classes: ['apple', 'pear'] });
    expect(await keptDataset(store, kept.name)).toMatchObject({ classes: ['apple', 'pear'], levels: 765 });
  });

  it('are offered with the room that there is, and kept as many as it takes', async () => {
    const { handle, store } = room(memoryStore(), { room: async () => ({ used: 1000, most: 1000 + 5000 }) });
    const files = [file('a', idxFile([60, 8, 8], new Uint8Array(60 * 64)))];
    expect(await handle('inspect', { files })).toMatchObject({
      most: { bytes: 2500, pictures: 2 ** 21 },
      bytesAPixel: 1,
      bytes: 60 * 64,
    });
    await expect(handle('keep', whole)).rejects.toThrow(
      /^a, room on this device: expected at most 3 kB of pictures, half of the 5 kB .+ \(take the first 39, or a smaller size\), got 4 kB for 60 pictures of 8 x 8$/,
    );
    expect(await store.list('')).toEqual([]);
    const kept = await handle('keep', { ...whole, first: 39 });
    expect(kept.split).toEqual({ training: 31, validation: 3, test: 5 });
    await expect(handle('keep', { ...whole, first: 0 })).rejects.toThrow('keep: first');
    await expect(handle('keep', { ...whole, first: 15 })).rejects.toThrow('at least 16 to be split, got 15');
  });

  it('lose what a closed page left of others at the next start, but nothing that another page keeps', async () => {
    const store = memoryStore();
    await store.put('pictures 0a/chunk 0 0', new Uint8Array(9));
    await store.put('pictures 0b/chunk 0 0', new Uint8Array(9));
    const held = {
      hold: <T>(_: string, work: () => Promise<T>) => work(),
      all: async () => ['pictures 0b/'],
    };
    const { handle } = room(store, { held });
    expect((await handle('shelf', null)).kept).toEqual([]);
    expect(await store.list('')).toEqual([{ key: 'pictures 0b/chunk 0 0', bytes: 9 }]);
  });

  it('say where they have no labels', async () => {
    const { handle, store } = room();
    await handle('inspect', { files: [file('a', idxFile([40, 8, 8], greys))] });
    const kept = await handle('keep', whole);
    expect(kept).toMatchObject({ labelled: false, classes: null });
    const { labels } = (await keptDataset(store, kept.name))!;
    expect(labels.every((label) => label === noLabel)).toBe(true);
  });

  it('end in words where they are nothing that can be read, and leave nothing', async () => {
    const { handle, store } = room();
    const reading = handle('inspect', { files: [file('notes.txt', Uint8Array.of(1, 2, 3))] });
    await expect(reading).rejects.toThrow(/^notes\.txt: expected an IDX file, .+, got something else$/);
    await expect(handle('keep', whole)).rejects.toThrow('expected files at hand, got none');
    expect(await keptBytes(store, '')).toBe(0);
  });

  it('are left as they were by a stop, and by a device that is full', async () => {
    const store = memoryStore();
    const stopped = room(store);
    await stopped.handle('inspect', { files: [file('a', idxFile([40, 8, 8], greys))] });
    const keeping = stopped.handle('keep', whole);
    await stopped.handle('stop', null);
    await expect(keeping).rejects.toBeInstanceOf(Stopped);
    expect(await keptBytes(store, '')).toBe(0);

    const full: ByteStore = {
      ...store,
      put: (key, bytes) =>
        key.endsWith('labels') ? Promise.reject(new DataError('this device', 'full')) : store.put(key, bytes),
    };
    const other = room(full);
    await other.handle('inspect', { files: [file('a', idxFile([40, 8, 8], greys))] });
    await expect(other.handle('keep', whole)).rejects.toThrow('full');
    expect(await keptBytes(store, '')).toBe(0);
  });

  it('are kept while a preview is under way, and previewed again', async () => {
    const { handle } = room();
    await handle('inspect', { files: [file('a', idxFile([40, 8, 8], greys))] });
    const first = handle('preview', { size, count: 3 });
    const second = handle('preview', { size: { width: 4, height: 4 }, count: 3 });
    const keeping = handle('keep', whole);
    expect((await first).seen.width).toBe(8);
    expect((await second).seen.width).toBe(4);
    expect((await keeping).split.training).toBe(31);
  });

  it('are read one at a time', async () => {
    const { handle } = room();
    const files = [file('a', idxFile([40, 8, 8], greys))];
    const first = handle('inspect', { files });
    await expect(handle('inspect', { files })).rejects.toThrow('inspect: expected nothing under way');
    await first;
  });
});
