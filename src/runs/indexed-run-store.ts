/** The kept runs' store in a browser: an IndexedDB of its own, texts and files in two tables. Opens a dead handle anew, and lets go for a newer version. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { RunStore } from './run-store';
import { refusedBy, refusedOpening } from './refused-by';
import type { RunsNews } from './runs-protocol';
import { RunsRefused } from './runs-refused';

interface Tables extends DBSchema {
  records: { key: string; value: string };
  files: { key: string; value: Uint8Array<ArrayBuffer> };
}
type Database = IDBPDatabase<Tables>;

interface Place {
  readonly name?: string;
  /** A newer version of the program raises it where it writes what this one cannot read. */
  readonly version?: number;
  readonly tell: (news: RunsNews) => void;
}

export function indexedRunStore({ name = 'coarse-grain-runs', version = 1, tell }: Place): RunStore {
  let opened: Promise<Database> | null = null;

  /** Once more where the browser dropped the handle (Safari does, and says so only to the next call). */
  async function on<T>(work: (database: Database) => Promise<T>): Promise<T> {
    for (let isSecond = false; ; isSecond = true) {
      const handle = (opened ??= open());
      try {
        return await work(await handle);
      } catch (error) {
        const dropped = opened !== handle || isOfDeadHandle(error);
        if (opened === handle && dropped) letGo();
        if (isSecond || !dropped || error instanceof RunsRefused) throw refusedBy(error);
      }
    }
  }

  function letGo(): void {
    const handle = opened;
    opened = null;
    handle?.then(
      (database) => database.close(),
      () => undefined,
    );
  }

  function open(): Promise<Database> {
    const opening = async () =>
      openDB<Tables>(name, version, {
        upgrade(database, from) {
          if (from > 0) return;
          database.createObjectStore('records');
          database.createObjectStore('files');
        },
        blocked: () => tell({ kind: 'waits', words: waits }),
        blocking(_, next) {
          if (opened === handle) letGo();
          // Null: it is deleted, and may be made anew.
          if (next !== null) tell({ kind: 'newer', words: newer });
        },
        terminated: () => void (opened === handle && letGo()),
      });
    const handle: Promise<Database> = opening().catch((error: unknown) => {
      // The next call tries again.
      if (opened === handle) opened = null;
      throw refusedOpening(error, version);
    });
    return handle;
  }

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

const isOfDeadHandle = (error: unknown): boolean =>
  error instanceof DOMException && ['InvalidStateError', 'UnknownError'].includes(error.name);

const waits =
  'Kept runs: an older version of this page is open in another tab and holds them. Close that tab; this one then goes on.';
const newer =
  'Kept runs: a newer version of this page was opened in another tab and has them now. Reload this tab to keep runs again.';

/** So that nothing stays half written; a transaction that has ended left nothing already. */
function abort(writing: { abort(): void }): void {
  try {
    writing.abort();
  } catch {
    // It had ended.
  }
}
