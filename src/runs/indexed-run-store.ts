/** The kept runs' store in a browser: an IndexedDB of its own, texts and files in two tables. */
import type { DBSchema } from 'idb';
import { abort, reopenedDatabase } from '../data/store/reopened-database';
import type { RunStore } from './run-store';
import { refusedBy, refusedOpening } from './refused-by';
import type { RunsNews } from './runs-protocol';

interface Tables extends DBSchema {
  records: { key: string; value: string };
  files: { key: string; value: Uint8Array<ArrayBuffer> };
}

interface Place {
  readonly name?: string;
  /** A newer version of the program raises it where it writes what this one cannot read. */
  readonly version?: number;
  readonly tell: (news: RunsNews) => void;
}

export function indexedRunStore({ name = 'coarse-grain-runs', version = 1, tell }: Place): RunStore {
  const database = reopenedDatabase<Tables>({
    name,
    version,
    upgrade(made, from) {
      if (from > 0) return;
      made.createObjectStore('records');
      made.createObjectStore('files');
    },
    blocked: () => tell({ kind: 'waits', words: waits }),
    letGo: (next) => void (next !== null && tell({ kind: 'newer', words: newer })),
    refusedOpening: (error) => refusedOpening(error, version),
  });

  const on: typeof database.on = async (work) => {
    try {
      return await database.on(work);
    } catch (error) {
      throw refusedBy(error);
    }
  };

  return {
    records: (prefix) =>
      on(async (database) => {
        const { store } = database.transaction('records');
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const [keys, texts] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
        return new Map(keys.map((key, i) => [key, texts[i]]));
      }),
    file: (key) => on(async (database) => (await database.get('files', key)) ?? null),
    fileKeys: () => on((database) => database.getAllKeys('files')),
    write: ({ seen, files = new Map(), records = new Map(), erase = [] }) =>
      on(async (database) => {
        // Strict: told to be written once it is on the disk, also where the power fails.
        const writing = database.transaction(['records', 'files'], 'readwrite', { durability: 'strict' });
        writing.done.catch(() => undefined);
        const texts = writing.objectStore('records');
        try {
          for (const [key, text] of seen) if (((await texts.get(key)) ?? null) !== text) return false;
          // Async each, so that one that throws at once leaves no other unheard.
          await Promise.all([
            ...[...files].map(async ([key, file]) => writing.objectStore('files').put(file, key)),
            ...[...records].map(async ([key, text]) => texts.put(text, key)),
            ...erase.map(async ([table, key]) => writing.objectStore(table).delete(key)),
            writing.done,
          ]);
          return true;
        } catch (error) {
          // A request that waited only knows that its transaction ended, not why.
          const reason = writing.error ?? error;
          abort(writing);
          throw reason;
        }
      }),
  };
}

const waits =
  'Kept runs: an older version of this page is open in another tab and holds them. Close that tab; this one then goes on.';
const newer =
  'Kept runs: a newer version of this page was opened in another tab and has them now. Reload this tab to keep runs again.';
