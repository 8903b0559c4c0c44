/** The device's store in a browser: IndexedDB, bytes and their sizes in two tables. Knows nothing of what it keeps. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ByteStore } from './byte-store';
import { refusal } from './refusal';
import { wordsOf } from '../schema/words-of';

interface Tables extends DBSchema {
  bytes: { key: string; value: Uint8Array<ArrayBuffer> };
  /** Apart, so that a list reads no bytes. */
  sizes: { key: string; value: number };
}

const file = 'this device';

/** Opened when first used; every call rejects with a DataError in words where the browser keeps nothing, or has no room. */
export function indexedStore(name = 'coarse-grain'): ByteStore {
  let opened: Promise<IDBPDatabase<Tables>> | null = null;
  const forgetOpened = () => (opened = null);
  const database = () =>
    (opened ??= open(name, forgetOpened).catch((error: unknown) => {
      forgetOpened();
      throw refusal(
        file,
        'store',
        'a browser that keeps data for this page (a private window may not)',
        `none (${wordsOf(error)})`,
      );
    }));
  return {
    get: async (key) => (await (await database()).get('bytes', key)) ?? null,
    async put(key, bytes) {
      const writing = (await database()).transaction(['bytes', 'sizes'], 'readwrite');
      const put = async (table: 'bytes' | 'sizes', value: Uint8Array<ArrayBuffer> | number) =>
        writing.objectStore(table).put(value, key);
      try {
        await Promise.all([put('bytes', Uint8Array.from(bytes)), put('sizes', bytes.length), writing.done]);
      } catch (error) {
        // A request that waited only knows that its transaction ended, not why.
        const reason = writing.error ?? error;
        abort(writing);
        const full = reason instanceof DOMException && reason.name === 'QuotaExceededError';
        if (!full) throw reason;
        throw refusal(
          file,
          'store',
          `room for ${Math.ceil(bytes.length / 2 ** 20)} MiB more (deleting a data set in the Data view gives room)`,
          'a full one',
        );
      }
    },
    async delete(key) {
      const writing = (await database()).transaction(['bytes', 'sizes'], 'readwrite');
      await Promise.all([
        writing.objectStore('bytes').delete(key),
        writing.objectStore('sizes').delete(key),
        writing.done,
      ]);
    },
    async list(prefix) {
      const sizes = (await database()).transaction('sizes').store;
      const found = [];
      for await (const { key, value } of sizes.iterate(IDBKeyRange.bound(prefix, `${prefix}\uffff`)))
        found.push({ key, bytes: value });
      return found;
    },
  };
}

/** `terminated` is called where the browser closes it, as it does when its user clears the page's data. */
const open = async (name: string, terminated: () => void) =>
  openDB<Tables>(name, 1, {
    upgrade(database) {
      database.createObjectStore('bytes');
      database.createObjectStore('sizes');
    },
    terminated,
  });

/** So that nothing stays half written; a transaction that has ended left nothing already. */
function abort(writing: { abort(): void }): void {
  try {
    writing.abort();
  } catch {
    // It had ended.
  }
}
