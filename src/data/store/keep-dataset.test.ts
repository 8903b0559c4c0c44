/** The way of pictures through the store: the same data set as in memory, to the last byte, in little room, and nothing left where it ends before. */
import { describe, expect, it } from 'vitest';
import { threefry2x32 } from '../../math/random';
import { FullStore, keptBytes, type ByteStore } from './byte-store';
import type { DecodedPictures } from '../decoded-pictures';
import { keepDataset, type Keeping } from './keep-dataset';
import { forgetHalves, forgetKept, keptDataset, keptHeaders } from './kept-datasets';
import { planOf } from '../own/plan';
import { readInMemory } from '../picture-flow';
import { cutByParts, cutPooled, cutWithTest, ownRatio, type Cut } from '../split';
import { flowOfPictures } from '../testing/flow-of-pictures';
import { memoryStore } from '../testing/memory-store';
import { sourceOfBytes } from '../testing/source-of-bytes';
import { colours, idxFile, matFile } from '../testing/test-files';

const nameOf = () => ({ name: 'mine', title: 'Mine' });

/** Noise; `greyUntil` pictures are grey, the others have sums that are no multiples of three. */
function noise(count: number, width: number, height: number, greyUntil = count): DecodedPictures {
  const images = new Uint16Array(count * width * height);
  for (let i = 0; i < images.length; i++) {
    const [a] = threefry2x32([4, 2], [i, 0]);
    images[i] = i < greyUntil * width * height ? 3 * (a % 256) : a % 766;
  }
  const labels = Uint8Array.from({ length: count }, (_, i) => (i * 7) % 10);
  return { count, width, height, images, levels: 765, labels, classes: null };
}

const cuts: Readonly<Record<string, (count: number) => Cut>> = {
  pooled: (count) => cutPooled('n', count, ownRatio),
  'a test file apart': (count) => cutWithTest('n', count, count - 3, ownRatio),
  'as its owner did': (count) => cutByParts(count, count - 9, 4),
};

describe('keeping through the store', () => {
  /** Room for one bucket, for several of several chunks, and for single pictures. */
  const rooms = [undefined, { bucket: 4000, waiting: 3000 }, { bucket: 1, waiting: 1 }];
  const shapes = [
    [20, 8, 8, 20],
    [47, 5, 3, 47],
    [61, 7, 9, 0],
    [61, 7, 9, 30],
    [61, 7, 9, 60],
    [20, 1, 1, 20],
  ] as const;

  it.each(
    shapes.flatMap((shape) =>
      Object.keys(cuts).flatMap((cut) => rooms.map((room) => ({ shape, cut, room }))),
    ),
  )(
    'gives the data set that memory gives: $shape, $cut, $room',
    async ({ shape: [count, width, height, greyUntil], cut, room: memory }) => {
      for (const labelled of [true, false]) {
        const pictures = { ...noise(count, width, height, greyUntil), ...(labelled ? {} : { labels: null }) };
        const seed = count;
        const expected = await readInMemory(flowOfPictures(pictures, cuts[cut](count), seed));
        const store = memoryStore();
        const flow = flowOfPictures(pictures, cuts[cut](count), seed);
        const header = await keepDataset(store, flow, { nameOf, memory });
        expect(header).toMatchObject({ sha256: expected.sha256, levels: expected.levels, labelled });
        const { images, labels, split, levels } = (await keptDataset(store, 'mine'))!;
        expect(images.constructor).toBe(expected.images.constructor);
        expect([...images.subarray(0, expected.images.length)]).toEqual([...expected.images]);
        expect(images).toHaveLength((count + 1) * width * height);
        expect({ labels, split, levels }).toEqual({
          labels: expected.labels,
          split: expected.split,
          levels: expected.levels,
        });
        const pieces = 1 + 1 + 1;
        expect(await store.list('')).toHaveLength(pieces);
      }
    },
  );

  it('has the names that data sets had when they were split in memory', async () => {
    const greys = Uint8Array.from({ length: 40 * 64 }, (_, i) => (i * 7) % 256);
    const labels = Uint8Array.from({ length: 40 }, (_, i) => i % 10);
    const kept = async (files: readonly (readonly [string, Uint8Array<ArrayBuffer>])[], seed = 0) => {
      const plan = await planOf(files.map(([name, bytes]) => sourceOfBytes(name, bytes)));
      const flow = plan.flow(seed, plan.usualSplit);
      expect((await readInMemory(flow)).sha256).toBe(
        (await keepDataset(memoryStore(), flow, { nameOf })).sha256,
      );
      return (await keepDataset(memoryStore(), flow, { nameOf, memory: rooms[1] })).sha256;
    };
    const mat = [['a', matFile(colours(40, 8))]] as const;
    expect(await kept(mat)).toBe('8d2512e15db45729b10412a5b604371ea6dd5868028ef7c52330ecb8c80d5144');
    expect(await kept(mat, 3)).toBe('6570ca6902d435a45d888eb22519b2640010302103caf5459b86a39612574a22');
    const images = idxFile([40, 8, 8], greys);
    expect(
      await kept([
        ['a-images', images],
        ['a-labels', idxFile([40], labels)],
      ]),
    ).toBe('a695e0185b506e76d0397eb0007b1b2dec2cdcca531b30e97924e3c7f96f310a');
    const tested = idxFile([17, 8, 8], greys.subarray(0, 17 * 64));
    expect(
      await kept([
        ['a-images', images],
        ['t10k-images', tested],
      ]),
    ).toBe('9e157f46c9aa8ed28d8311875f00e399e9d817ce9dad81bd89dc9d82b5f60cba');
  });

  it('cuts what is longer than a piece', async () => {
    // 16 MiB and some, in two buckets.
    const pictures = noise(4200, 64, 64);
    const expected = await readInMemory(flowOfPictures(pictures, cuts.pooled(4200)));
    const store = memoryStore();
    const told: number[] = [];
    const onKept = (done: number) => void told.push(done);
    const flow = flowOfPictures(pictures, cuts.pooled(4200));
    const { sha256 } = await keepDataset(store, flow, { nameOf, onKept });
    expect(sha256).toBe(expected.sha256);
    expect(told).toEqual([4096, 4200]);
    const { images } = (await keptDataset(store, 'mine'))!;
    const { length } = expected.images;
    expect(images.every((value, i) => i >= length || value === expected.images[i])).toBe(true);
  });

  it('takes the place of what had the same name, and is deleted whole', async () => {
    const store = memoryStore();
    const keep = (seed: number) =>
      keepDataset(store, flowOfPictures(noise(20, 4, 4), cuts.pooled(20), seed), { nameOf });
    await keep(0);
    const second = await keep(1);
    const [kept, ...others] = await keptHeaders(store);
    expect(others).toEqual([]);
    expect(kept.sha256).toBe(second.sha256);
    expect(kept.bytes).toBe(await keptBytes(store, ''));
    expect(await keptDataset(store, 'mine')).toMatchObject({ sha256: second.sha256 });
    await forgetKept(store, 'mine');
    expect(await store.list('')).toEqual([]);
  });

  it('opens, replaces and deletes what an older version kept', async () => {
    const old = memoryStore();
    const flow = () => flowOfPictures(noise(20, 4, 4), cuts.pooled(20));
    await keepDataset(old, flow(), { nameOf });
    const store = memoryStore();
    for (const { key } of await old.list('')) {
      const bytes = (await old.get(key))!;
      const header = key.endsWith('/header') ? JSON.parse(new TextDecoder().decode(bytes)) : null;
      if (header) delete header.pieces;
      const text = header && new TextEncoder().encode(JSON.stringify(header));
      await store.put(`decoded mine/${key.split('/').at(-1)}`, text ?? bytes);
    }
    const [header] = await keptHeaders(store);
    expect(header.bytes).toBe(await keptBytes(store, ''));
    await forgetHalves(store, async () => []);
    const expected = await readInMemory(flow());
    expect(await keptDataset(store, 'mine')).toMatchObject({ sha256: expected.sha256 });
    await keepDataset(store, flow(), { nameOf });
    expect(await keptDataset(store, 'mine')).toMatchObject({ sha256: expected.sha256 });
    expect(await store.list('')).toHaveLength(3);
  });
});

describe('what ends before', () => {
  const memory = { bucket: 4000, waiting: 3000 };
  const pictures = noise(200, 8, 8);
  const keep = (store: ByteStore, keeping: Partial<Keeping> = {}, of = pictures) =>
    keepDataset(store, flowOfPictures(of, cuts.pooled(of.count)), { nameOf, memory, ...keeping });

  /** A store whose room ends at its n-th write. */
  function fullAfter(writes: number) {
    const store = memoryStore();
    let left = writes;
    const put: ByteStore['put'] = async (key, bytes) => {
      if (left-- === 0)
        throw new FullStore('this device', 'this device, store: expected room, got a full one');
      return store.put(key, bytes);
    };
    return { ...store, put };
  }

  it('leaves nothing of a device that is full, wherever it is, and says what to do', async () => {
    let writes = 0;
    const counting = memoryStore();
    await keep({ ...counting, put: async (key, bytes) => (writes++, counting.put(key, bytes)) });
    expect(writes).toBeGreaterThan(20);
    for (let after = 0; after < writes; after++) {
      const store = fullAfter(after);
      await expect(keep(store)).rejects.toThrow(
        /^n, room on this device: expected more while 200 pictures are kept \(delete a data set .+ take the first of them/,
      );
      expect(await store.list('')).toEqual([]);
    }
  });

  it('leaves what was kept by the same name', async () => {
    const store = memoryStore();
    const { sha256 } = await keep(store);
    const before = await store.list('');
    const full = { ...store, put: () => Promise.reject(new FullStore('this device', 'full')) };
    await expect(keep(full)).rejects.toThrow('room on this device');
    expect(await store.list('')).toEqual(before);
    expect(await keptDataset(store, 'mine')).toMatchObject({ sha256 });
  });

  it('leaves a whole data set by its name, whichever call of the store fails', async () => {
    /** A store whose n-th call fails, and no other. */
    const failing = (store: ByteStore, n: number) => {
      let calls = 0;
      const one =
        <A extends unknown[], T>(act: (...args: A) => Promise<T>) =>
        async (...args: A): Promise<T> => {
          if (calls++ === n) throw new Error('a call that fails');
          return act(...args);
        };
      const failed = {
        ...{ get: one(store.get), put: one(store.put), delete: one(store.delete) },
        ...{ deleteAll: one(store.deleteAll), list: one(store.list) },
      };
      return { store: failed, calls: () => calls };
    };
    const few = noise(20, 8, 8);
    for (let n = 0, failures = 0; ; n++) {
      const store = memoryStore();
      await keep(store, {}, few);
      const { store: failed, calls } = failing(store, n);
      const seed = 1;
      const kept = await keepDataset(failed, flowOfPictures(few, cuts.pooled(20), seed), { nameOf, memory })
        .then(({ sha256 }) => sha256)
        .catch(({ message }: Error) => {
          expect(message).toBe('a call that fails');
          return null;
        });
      failures += Number(kept === null);
      const found = await keptDataset(store, 'mine');
      expect(found).not.toBeNull();
      if (kept !== null) expect(found!.sha256).toBe(kept);
      await forgetHalves(store, async () => []);
      expect(await keptDataset(store, 'mine')).toMatchObject({ sha256: found!.sha256 });
      expect(await store.list('')).toHaveLength(3);
      if (calls() <= n) {
        expect(failures).toBeGreaterThan(2);
        expect(n).toBeGreaterThan(failures + 1);
        break;
      }
    }
  });

  it('leaves nothing of a stop, while pictures come and while they go', async () => {
    for (const at of ['onWriting', 'onKept'] as const) {
      const store = memoryStore();
      const stopper = new AbortController();
      const flow = flowOfPictures(noise(4200, 64, 64), cuts.pooled(4200));
      const keeping = keepDataset(
        store,
        {
          ...flow,
          pour: async (into) =>
            flow.pour({ ...into, put: async (sums) => (stopper.signal.throwIfAborted(), into.put(sums)) }),
        },
        {
          nameOf,
          signal: stopper.signal,
          memory: { bucket: 2 ** 22, waiting: 2 ** 22 },
          [at]: () => stopper.abort(new Error('stop')),
        },
      );
      await expect(keeping).rejects.toThrow('stop');
      expect(await store.list('')).toEqual([]);
    }
  });

  it('of a page that was closed is deleted at the next start, but nothing that another page keeps', async () => {
    const store = memoryStore();
    const { sha256 } = await keep(store);
    const kept = await store.list('');
    // A page that ends at once: what it had written stays.
    const closed = { ...fullAfter(9), deleteAll: async () => undefined };
    await expect(keep(closed)).rejects.toThrow();
    const left = await closed.list('');
    expect(left.length).toBeGreaterThan(3);
    for (const { key } of left) await store.put(key, (await closed.get(key))!);
    await store.put('decoded other/0', new Uint8Array(9));
    await store.put('svhn train.parquet/part 0', new Uint8Array(9));
    const prefix = `${left[0].key.split('/')[0]}/`;
    await forgetHalves(store, async () => null);
    expect(await store.list('')).toHaveLength(kept.length + left.length + 2);
    await forgetHalves(store, async () => [prefix]);
    expect(await store.list('')).toHaveLength(kept.length + left.length + 1);
    await forgetHalves(store, async () => []);
    expect(await store.list('')).toHaveLength(kept.length + 1);
    expect(await keptDataset(store, 'mine')).toMatchObject({ sha256 });
  });

  it('holds its name as long as it writes', async () => {
    const store = memoryStore();
    let held: string | null = null;
    const put: ByteStore['put'] = async (key, bytes) => {
      if (!key.startsWith('decoded ')) expect(key.startsWith(held!)).toBe(true);
      await store.put(key, bytes);
    };
    const hold: Keeping['hold'] = async (prefix, work) => {
      held = prefix;
      const done = await work();
      held = null;
      return done;
    };
    await keep({ ...store, put }, { hold });
    expect(held).toBeNull();
  });

  it('is refused where the device has no room, before anything is written, or from the first colours on', async () => {
    const asked: (1 | 2)[] = [];
    const checkRoom: Keeping['checkRoom'] = (file, count, size, bytesAPixel) => {
      asked.push(bytesAPixel);
      if (bytesAPixel === 2) throw new Error(`${file} ${count} ${size.width}`);
    };
    const store = memoryStore();
    await keep(store, { checkRoom });
    expect(asked).toEqual([1]);
    await forgetKept(store, 'mine');
    await expect(keep(store, { checkRoom }, noise(200, 8, 8, 150))).rejects.toThrow('n 200 8');
    expect(asked).toEqual([1, 1, 2]);
    expect(await store.list('')).toEqual([]);
  });
});
