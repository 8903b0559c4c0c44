/** The browser's own store, where IndexedDB is: what is put comes back, and a device that is full or keeps nothing says so in words. */
import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { DataError } from '../dataset';
import { indexedStore } from './indexed-store';
import { noise, setRoom, unsetRoom } from '../testing/device-room';
import { dyingHandle } from '../testing/dying-handle';

const bytes = (...values: number[]) => Uint8Array.from(values);
const big = noise(3.5 * 2 ** 20);
const origin = location.origin;
const clearAll = () => cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });

let count = 0;
const names: string[] = [];
/** A database for each test; all are deleted when it ends. */
function named(): string {
  names.push(`indexed-store test ${count++}`);
  return names.at(-1)!;
}
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(names.splice(0).map((name) => deleteDB(name)));
});

describe('what is put', () => {
  it('comes back as it was, by another opener too, until it is put anew or deleted', async () => {
    const name = named();
    const store = indexedStore(name);
    const whole = bytes(9, 1, 2, 3, 9);
    await store.put('a', whole.subarray(1, 4));
    whole.fill(0);
    expect(await store.get('a')).toEqual(bytes(1, 2, 3));
    expect(await indexedStore(name).get('a')).toEqual(bytes(1, 2, 3));
    await store.put('a', bytes(4));
    expect(await store.get('a')).toEqual(bytes(4));
    expect(await store.list('')).toEqual([{ key: 'a', bytes: 1 }]);
    await store.put('a', bytes());
    expect(await store.get('a')).toEqual(bytes());
    await store.delete('a');
    await store.delete('never there');
    expect(await store.get('a')).toBeNull();
    expect(await store.list('')).toEqual([]);
    expect(await indexedStore(named()).get('a')).toBeNull();
  });

  it('is listed by its prefix with its size, its neighbours not, and no bytes are read for it', async () => {
    const store = indexedStore(named());
    const keys = ['set', 'set a/0', 'set a/1', 'set a/é', 'set a/\u{1f600}', 'set a0', 'set ab/0', 'set b/0'];
    for (const [length, key] of keys.entries()) await store.put(key, new Uint8Array(length));
    const opened = vi.spyOn(IDBTransaction.prototype, 'objectStore');
    const found = [1, 2, 3, 4].map((length) => ({ key: keys[length], bytes: length }));
    expect(await store.list('set a/')).toEqual(found);
    expect(await store.list('set a/1')).toEqual([{ key: 'set a/1', bytes: 2 }]);
    expect(await store.list('set c')).toEqual([]);
    expect(await store.list('')).toHaveLength(keys.length);
    expect(new Set(opened.mock.calls.flat())).toEqual(new Set(['sizes']));
  });

  it('is deleted by its prefix, its neighbours not', async () => {
    const store = indexedStore(named());
    const keys = ['set', 'set a/0', 'set a/1', 'set a/\u{1f600}', 'set a0', 'set b/0'];
    for (const key of keys) await store.put(key, bytes(1));
    await store.deleteAll('set a/');
    expect((await store.list('')).map(({ key }) => key)).toEqual(['set', 'set a0', 'set b/0']);
    expect(await store.get('set a/0')).toBeNull();
    await store.deleteAll('never there');
    expect(await store.list('')).toHaveLength(3);
  });
});

describe('a full device', () => {
  const noRoom = () => new DOMException('no room', 'QuotaExceededError');
  /** The second request of a put, after that of the bytes, does this. */
  function secondPut(act: (put: () => IDBRequest<IDBValidKey>, transaction: IDBTransaction) => IDBRequest) {
    const { put } = IDBObjectStore.prototype;
    const acting = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      const really = () => put.apply(this, args);
      return this.name === 'sizes' ? act(really, this.transaction) : really();
    };
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(acting);
  }

  /** Each fills the device, or does as a full one does, until the last empties it. */
  const ways: readonly (readonly [string, () => unknown, () => unknown])[] = [
    ['whose quota ends the transaction after its requests', () => setRoom(2 ** 20), unsetRoom],
    [
      'that refuses a request',
      () =>
        secondPut(() => {
          throw noRoom();
        }),
      () => vi.restoreAllMocks(),
    ],
    [
      'that ends the transaction while its requests wait, so that they know of an abort alone',
      () =>
        secondPut((put, transaction) => {
          const request = put();
          transaction.abort();
          Object.defineProperty(transaction, 'error', { value: noRoom() });
          return request;
        }),
      () => vi.restoreAllMocks(),
    ],
  ];

  it.each(ways)(
    '%s says how much room is wanted and the way out, and is as it was',
    async (_, fill, empty) => {
      const unheard = vi.fn((event: Event) => event.preventDefault());
      addEventListener('unhandledrejection', unheard);
      const store = indexedStore(named());
      await fill();
      try {
        const putting = store.put('a', big);
        await expect(putting).rejects.toBeInstanceOf(DataError);
        await expect(putting).rejects.toThrow(
          'this device, store: expected room for 4 MiB more (deleting a data set in the Data view gives room), got a full one',
        );
      } finally {
        await empty();
      }
      expect(await store.list('')).toEqual([]);
      expect((await store.get('a'))?.length).toBeUndefined();
      await store.put('a', big);
      expect(await store.list('')).toEqual([{ key: 'a', bytes: big.length }]);
      expect(unheard).not.toHaveBeenCalled();
      removeEventListener('unhandledrejection', unheard);
    },
  );

  it('keeps what was there by the name of what it refuses', async () => {
    const store = indexedStore(named());
    await store.put('a', bytes(1, 2));
    secondPut(() => {
      throw noRoom();
    });
    await expect(store.put('a', bytes(3))).rejects.toThrow('expected room for 1 MiB more');
    vi.restoreAllMocks();
    expect(await store.get('a')).toEqual(bytes(1, 2));
  });

  it('is told from any other failure, which stays what it is', async () => {
    const store = indexedStore(named());
    secondPut(() => {
      throw new DOMException('a fault', 'UnknownError');
    });
    await expect(store.put('a', bytes(1))).rejects.toThrow('a fault');
  });
});

describe('a browser that keeps nothing', () => {
  interface Way {
    readonly what: string;
    readonly refuse: (name: string) => unknown;
    readonly mend: (name: string) => unknown;
    readonly words: RegExp;
  }
  const ways: readonly Way[] = [
    {
      what: 'throws as it is opened',
      refuse: () =>
        vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
          throw new DOMException('no storage here', 'SecurityError');
        }),
      mend: () => vi.restoreAllMocks(),
      words:
        /^this device, store: expected a browser that keeps data for this page \(a private window may not\), got none \(.+\)$/,
    },
    {
      what: 'has what a newer version of the page wrote',
      refuse: (name) => openDB(name, 2).then((later) => later.close()),
      mend: deleteDB,
      words:
        /^this device, store: expected one of this version of the page, got a newer one; reload the page to use it$/,
    },
  ];

  it.each(ways)(
    'or $what says so whatever is asked; a later call tries again',
    async ({ refuse, mend, words }) => {
      const name = named();
      const store = indexedStore(name);
      await refuse(name);
      const asked = [
        () => store.put('a', bytes(1)),
        () => store.get('a'),
        () => store.list(''),
        () => store.delete('a'),
      ];
      for (const ask of asked) {
        const asking = ask();
        await expect(asking).rejects.toBeInstanceOf(DataError);
        await expect(asking).rejects.toThrow(words);
      }
      await mend(name);
      await store.put('a', bytes(1));
      expect(await store.get('a')).toEqual(bytes(1));
    },
  );

  it('opens nothing before it is asked, and once only', async () => {
    const opening = vi.spyOn(IDBFactory.prototype, 'open');
    const store = indexedStore(named());
    expect(opening).not.toHaveBeenCalled();
    await Promise.all([store.get('a'), store.put('a', bytes(1)), store.list('')]);
    expect(opening).toHaveBeenCalledTimes(1);
  });

  it('any longer, as its data were cleared meanwhile, is asked for an empty store', async () => {
    const store = indexedStore(named());
    await store.put('a', bytes(1));
    await clearAll();
    await expect.poll(() => store.get('a').catch(String)).toBeNull();
    await store.put('a', bytes(2));
    expect(await store.get('a')).toEqual(bytes(2));
  });
});

describe('a handle', () => {
  it.each(['InvalidStateError', 'UnknownError'])(
    'that died (%s) is opened anew, once, and the call tried again',
    async (name) => {
      const store = indexedStore(named());
      await store.put('a', bytes(1));
      const calls = [
        () => store.get('a'),
        () => store.list(''),
        () => store.put('a', bytes(1)),
        () => store.delete('b'),
      ];
      for (const call of calls) {
        dyingHandle(1, name);
        await call();
        vi.restoreAllMocks();
      }
      expect(await store.get('a')).toEqual(bytes(1));
    },
  );

  it('is let go of for a newer version', async () => {
    const name = named();
    const store = indexedStore(name);
    await store.put('a', bytes(1));
    const newer = await openDB(name, 2);
    await expect(store.get('a')).rejects.toThrow('got a newer one; reload the page to use it');
    expect(await newer.get('bytes', 'a')).toEqual(bytes(1));
    newer.close();
  });
});
