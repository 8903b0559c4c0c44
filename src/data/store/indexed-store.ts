/** The device's store in a browser: IndexedDB, bytes and their sizes in two tables. Knows nothing of what it keeps. */
import type { DBSchema } from 'idb';
import { FullStore, type ByteStore } from './byte-store';
import { refusal } from '../refusal';
import { abort, reopenedDatabase } from './reopened-database';
import { wordsOf } from '../../schema/words-of';

interface Tables extends DBSchema {
  bytes: { key: string; value: Uint8Array<ArrayBuffer> };
  /** Apart, so that a list reads no bytes. */
  sizes: { key: string; value: number };
}

const file = 'this device';

const refusedOpening = (error: unknown): Error =>
  error instanceof DOMException && error.name === 'VersionError'
    ? refusal(file, 'store', 'one of this version of the page', 'a newer one; reload the page to use it')
    : refusal(
        file,
        'store',
        'a browser that keeps data for this page (a private window may not)',
        `none (${wordsOf(error)})`,
      );

const below = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/** Bytes that are all of their memory: of a part the database would keep the whole, and it takes no shared memory. */
const alone = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && bytes.length === bytes.buffer.byteLength
    ? (bytes as Uint8Array<ArrayBuffer>)
    : bytes.slice();

/** Opened when first used; every call rejects with a DataError in words where the browser keeps nothing, or has no room. */
export function indexedStore(name = 'coarse-grain'): ByteStore {
  const { on } = reopenedDatabase<Tables>({
    name,
    version: 1,
    upgrade(made) {
      made.createObjectStore('bytes');
      made.createObjectStore('sizes');
    },
    refusedOpening,
  });
  return {
    get: (key) => on(async (database) => (await database.get('bytes', key)) ?? null),
    put: (key, bytes) =>
      on(async (database) => {
        const writing = database.transaction(['bytes', 'sizes'], 'readwrite');
        const put = async (table: 'bytes' | 'sizes', value: Uint8Array<ArrayBuffer> | number) =>
          writing.objectStore(table).put(value, key);
        try {
          await Promise.all([put('bytes', alone(bytes)), put('sizes', bytes.length), writing.done]);
        } catch (error) {
          // A request that waited only knows that its transaction ended, not why.
          const reason = writing.error ?? error;
          abort(writing);
          const full = reason instanceof DOMException && reason.name === 'QuotaExceededError';
          if (!full) throw reason;
          const wanted = `room for ${Math.ceil(bytes.length / 2 ** 20)} MiB more (deleting a data set in the Data view gives room)`;
          throw new FullStore(file, refusal(file, 'store', wanted, 'a full one').message);
        }
      }),
    delete: (key) =>
      on(async (database) => {
        const writing = database.transaction(['bytes', 'sizes'], 'readwrite');
        await Promise.all([
          writing.objectStore('bytes').delete(key),
          writing.objectStore('sizes').delete(key),
          writing.done,
        ]);
      }),
    deleteAll: (prefix) =>
      on(async (database) => {
        const writing = database.transaction(['bytes', 'sizes'], 'readwrite');
        await Promise.all([
          writing.objectStore('bytes').delete(below(prefix)),
          writing.objectStore('sizes').delete(below(prefix)),
          writing.done,
        ]);
      }),
    list: (prefix) =>
      on(async (database) => {
        const sizes = database.transaction('sizes').store;
        const found = [];
        for await (const { key, value } of sizes.iterate(below(prefix))) found.push({ key, bytes: value });
        return found;
      }),
  };
}
