/** The device's store in a browser: IndexedDB, bytes and their sizes in two tables. Knows nothing of what it keeps. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ByteStore } from './byte-store';
import { reasonOf, refusal } from './refusal';

interface Tables extends DBSchema {
  bytes: { key: string; value: Uint8Array<ArrayBuffer> };
  /** Apart, so that a list reads no bytes. */
  sizes: { key: string; value: number };
}

const file = 'this device';

/** Opened when first used; every call rejects with a DataError in words where the browser keeps nothing, or has no room. */
export function indexedStore(name = 'coarse-grain'): ByteStore {
  let opened: Promise<IDBPDatabase<Tables>> | null = null;
  const database = () =>
    (opened ??= open(name).catch((error: unknown) => {
      opened = null;
      throw refusal(
        file,
        'store',
        'a browser that keeps data for this page (a private window may not)',
        `none (${reasonOf(error)})`,
      );
    }));
  return {
    get: async (key) => (await (await database()).get('bytes', key)) ?? null,
    async put(key, bytes) {
      const writing = (await database()).transaction(['bytes', 'sizes'], 'readwrite');
      try {
        await Promise.all([
          writing.objectStore('bytes').put(Uint8Array.from(bytes), key),
          writing.objectStore('sizes').put(bytes.length, key),
          writing.done,
        ]);
      } catch (error) {
        const full = error instanceof DOMException && error.name === 'QuotaExceededError';
        if (!full) throw error;
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

const open = (name: string) =>
  openDB<Tables>(name, 1, {
    upgrade(database) {
      database.createObjectStore('bytes');
      database.createObjectStore('sizes');
    },
  });
