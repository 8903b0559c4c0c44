/** The way of pictures through the browser's own store: the data set that memory gives, and nothing left where the device is full. */
import { deleteDB } from 'idb';
import { afterEach, expect, it } from 'vitest';
import { indexedStore } from './indexed-store';
import { keepDataset } from './keep-dataset';
import { keptDataset } from './kept-datasets';
import { readInMemory } from '../picture-flow';
import { cutPooled, ownRatio } from '../split';
import { noise, setRoom, unsetRoom } from '../testing/device-room';
import { flowOfPictures } from '../testing/flow-of-pictures';

const name = 'keep-dataset test';
const nameOf = () => ({ name: 'mine', title: 'Mine' });
afterEach(async () => {
  await unsetRoom();
  await deleteDB(name);
});

/** 9.8 MB in several buckets. */
const count = 2400;
const images = noise(count * 64 * 64);
const pictures = { count, width: 64, height: 64, images, levels: 255 as const, labels: null, classes: null };
const flow = () => flowOfPictures(pictures, cutPooled('n', count, ownRatio));
const memory = { bucket: 2 ** 22, waiting: 2 ** 22 };

it('gives the data set that memory gives', async () => {
  const store = indexedStore(name);
  const expected = await readInMemory(flow());
  expect((await keepDataset(store, flow(), { nameOf, memory })).sha256).toBe(expected.sha256);
  expect(await keptDataset(store, 'mine')).toMatchObject({ sha256: expected.sha256 });
  expect(await store.list('')).toHaveLength(3);
});

it('leaves nothing on a device that is full', async () => {
  await setRoom(7e6);
  const store = indexedStore(name);
  await expect(keepDataset(store, flow(), { nameOf, memory })).rejects.toThrow(
    /^n, room on this device: expected more while 2,400 pictures are kept \(delete a data set/,
  );
  expect(await store.list('')).toEqual([]);
});
