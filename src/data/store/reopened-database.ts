/** A database of the browser: opened when first used, opened anew where the browser dropped its handle, let go of where a newer version wants it. Knows no tables. */
import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';

interface Place<Tables extends DBSchema> {
  readonly name: string;
  readonly version: number;
  readonly upgrade: NonNullable<OpenDBCallbacks<Tables>['upgrade']>;
  /** An older version of the program holds it. */
  readonly blocked?: () => void;
  /** It was let go of for that version; null where it is deleted, and may be made anew. */
  readonly letGo?: (next: number | null) => void;
  /** What to say where it cannot be opened. */
  readonly refusedOpening: (error: unknown) => Error;
}

interface ReopenedDatabase<Tables extends DBSchema> {
  /** Does the work; once more where the browser dropped the handle (Safari does, and says so only to the next call). */
  on<T>(work: (database: IDBPDatabase<Tables>) => Promise<T>): Promise<T>;
}

export function reopenedDatabase<Tables extends DBSchema>(place: Place<Tables>): ReopenedDatabase<Tables> {
  const { name, version, upgrade, blocked, letGo: told, refusedOpening } = place;
  let opened: Promise<IDBPDatabase<Tables>> | null = null;

  function letGo(): void {
    const handle = opened;
    opened = null;
    handle?.then(
      (database) => database.close(),
      () => undefined,
    );
  }

  function open(): Promise<IDBPDatabase<Tables>> {
    // Async: a browser without IndexedDB throws at once.
    const opening = async () =>
      openDB<Tables>(name, version, {
        upgrade,
        blocked,
        blocking(_, next) {
          if (opened === handle) letGo();
          told?.(next);
        },
        terminated: () => void (opened === handle && letGo()),
      });
    const handle: Promise<IDBPDatabase<Tables>> = opening().catch((error: unknown) => {
      // The next call tries again.
      if (opened === handle) opened = null;
      throw refusedOpening(error);
    });
    return handle;
  }

  return {
    async on(work) {
      for (let isSecond = false; ; isSecond = true) {
        const handle = (opened ??= open());
        const database = await handle;
        try {
          return await work(database);
        } catch (error) {
          const dropped = opened !== handle || isOfDeadHandle(error);
          if (opened === handle && dropped) letGo();
          if (isSecond || !dropped) throw error;
        }
      }
    },
  };
}

const isOfDeadHandle = (error: unknown): boolean =>
  error instanceof DOMException && ['InvalidStateError', 'UnknownError'].includes(error.name);

/** So that nothing stays half written; a transaction that has ended left nothing already. */
export function abort(writing: { abort(): void }): void {
  try {
    writing.abort();
  } catch {
    // It had ended.
  }
}
