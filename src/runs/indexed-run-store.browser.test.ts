/** The kept runs' store on a real IndexedDB: all or nothing, a dead handle opened anew, a newer version let through and left alone, a browser that keeps nothing. */
import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { dyingHandle } from '../data/testing/dying-handle';
import { indexedRunStore } from './indexed-run-store';
import type { RunsNews } from './runs-protocol';
import { RunsRefused } from './runs-refused';

let count = 0;
const names: string[] = [];
function named(): string {
  names.push(`indexed-run-store test ${count++}`);
  return names.at(-1)!;
}
afterEach(() => {
  vi.restoreAllMocks();
  for (const name of names.splice(0)) indexedDB.deleteDatabase(name);
});

const ignore = () => undefined;
const storeOf = (name = named(), version = 1, tell: (news: RunsNews) => void = ignore) =>
  indexedRunStore({ name, version, tell });
const nothingSeen = new Map<string, string | null>();
const files = (...values: number[]) => new Map([['a/0', Uint8Array.from(values)]]);
const records = (text: string) => new Map([['a/0', text]]);

describe('what is written', () => {
  it('comes back by any opener, is found by its prefix, and is erased', async () => {
    const name = named();
    const store = storeOf(name);
    expect(await store.write({ seen: nothingSeen, files: files(1, 2), records: records('one') })).toBe(true);
    await store.write({ seen: nothingSeen, records: new Map([['ab/0', 'other']]) });
    const other = storeOf(name);
    expect(await other.file('a/0')).toEqual(Uint8Array.of(1, 2));
    expect(await other.file('a/1')).toBeNull();
    expect(await other.fileKeys()).toEqual(['a/0']);
    expect([...(await other.records('a/'))]).toEqual([['a/0', 'one']]);
    expect((await other.records('')).size).toBe(2);
    await other.write({
      seen: nothingSeen,
      erase: [
        ['records', 'a/0'],
        ['files', 'a/0'],
      ],
    });
    expect([...(await store.records('')).keys()]).toEqual(['ab/0']);
    expect(await store.fileKeys()).toEqual([]);
  });

  it('is not where what was seen has changed since', async () => {
    const store = storeOf();
    await store.write({ seen: new Map([['a/0', null]]), files: files(1), records: records('one') });
    for (const seen of [null, 'two'])
      expect(
        await store.write({ seen: new Map([['a/0', seen]]), files: files(9), records: records('x') }),
      ).toBe(false);
    expect(await store.file('a/0')).toEqual(Uint8Array.of(1));
    expect(await store.write({ seen: new Map([['a/0', 'one']]), records: records('two') })).toBe(true);
  });

  it('is all or nothing where a request fails, and no rejection goes unheard', async () => {
    const unheard = vi.fn((event: Event) => event.preventDefault());
    addEventListener('unhandledrejection', unheard);
    const store = storeOf();
    await store.write({ seen: nothingSeen, files: files(1), records: records('one') });
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...take) {
      if (this.name === 'records') throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, take);
    });
    const writing = store.write({ seen: nothingSeen, files: files(2), records: records('two') });
    await expect(writing).rejects.toMatchObject({ kind: 'full' });
    await expect(writing).rejects.toThrow('expected room for another run on this device, got a full one');
    vi.restoreAllMocks();
    expect(await store.file('a/0')).toEqual(Uint8Array.of(1));
    expect([...(await store.records('')).values()]).toEqual(['one']);
    expect(unheard).not.toHaveBeenCalled();
    removeEventListener('unhandledrejection', unheard);
  });
});

describe('a dead handle', () => {
  it.each(['InvalidStateError', 'UnknownError'])(
    '(%s) is opened anew, once, and the call tried again',
    async (name) => {
      const store = storeOf();
      await store.write({ seen: nothingSeen, files: files(1), records: records('one') });
      const opening = vi.spyOn(IDBFactory.prototype, 'open');
      const calls = [
        () => store.file('a/0'),
        () => store.fileKeys(),
        () => store.records(''),
        () => store.write({ seen: nothingSeen, files: files(2) }),
      ];
      for (const [i, call] of calls.entries()) {
        const spy = dyingHandle(1, name);
        await call();
        spy.mockRestore();
        expect(opening).toHaveBeenCalledTimes(i + 1);
      }
      expect(await store.file('a/0')).toEqual(Uint8Array.of(2));
    },
  );

  it('that dies again is told, and the call after it tries once more', async () => {
    const store = storeOf();
    dyingHandle(2);
    await expect(store.fileKeys()).rejects.toMatchObject({ kind: 'broken' });
    expect(await store.fileKeys()).toEqual([]);
  });

  it('of a page whose data were cleared is an empty store', async () => {
    const store = storeOf();
    await store.write({ seen: nothingSeen, files: files(1) });
    await cdp().send('Storage.clearDataForOrigin', { origin: location.origin, storageTypes: 'indexeddb' });
    await expect.poll(() => store.fileKeys()).toEqual([]);
    expect(await store.write({ seen: nothingSeen, files: files(2) })).toBe(true);
  });
});

describe('two versions', () => {
  it('the older lets go and says so, and leaves what the newer has alone', async () => {
    const name = named();
    const told: RunsNews[] = [];
    const older = storeOf(name, 1, (news) => told.push(news));
    await older.write({ seen: nothingSeen, files: files(1), records: records('one') });
    const newer = await openDB(name, 2);
    expect(told).toEqual([{ kind: 'newer', words: expect.stringMatching(/newer version.+Reload this tab/) }]);
    const writing = older.write({ seen: nothingSeen, files: files(2) });
    await expect(writing).rejects.toBeInstanceOf(RunsRefused);
    await expect(writing).rejects.toMatchObject({
      kind: 'newer',
      message:
        'kept runs: expected version 1 or older, got a newer one, which another version of this page wrote; reload the page to use them',
    });
    expect(await newer.get('files', 'a/0')).toEqual(Uint8Array.of(1));
    newer.close();
  });

  it('the newer says that an older one holds the runs, and goes on when it has gone', async () => {
    const name = named();
    const older = await openDB(name, 1, {
      upgrade(database) {
        database.createObjectStore('records');
        database.createObjectStore('files');
      },
    });
    const told: RunsNews[] = [];
    const newer = indexedRunStore({
      name,
      version: 2,
      tell(news) {
        told.push(news);
        older.close();
      },
    });
    expect(await newer.fileKeys()).toEqual([]);
    expect(told).toEqual([{ kind: 'waits', words: expect.stringContaining('Close that tab') }]);
  });

  it('a store that is deleted from elsewhere is let go of without a word, and made anew', async () => {
    const name = named();
    const told: RunsNews[] = [];
    const store = storeOf(name, 1, (news) => told.push(news));
    await store.write({ seen: nothingSeen, files: files(1) });
    await deleteDB(name);
    expect(await store.fileKeys()).toEqual([]);
    expect(told).toEqual([]);
  });
});

it('a browser that keeps nothing says so in words, and is asked again by the next call', async () => {
  const store = storeOf();
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('no storage here', 'SecurityError');
  });
  for (const call of [() => store.fileKeys(), () => store.write({ seen: nothingSeen, files: files(1) })])
    await expect(call()).rejects.toMatchObject({
      kind: 'refused',
      message:
        'kept runs: expected a browser that keeps data for this page (a private window may not), got none (no storage here); download the run to keep it',
    });
  vi.restoreAllMocks();
  expect(await store.fileKeys()).toEqual([]);
});
