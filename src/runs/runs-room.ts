/** The commands on kept runs: keep, list, read, change, remove. Decides what is written where, and what goes when space is short. Knows no thread and no browser. */
import { checkSum } from './check-sum';
import { createFreeing } from './freeing';
import { goingFirst, missing } from './going-first';
import {
  bytesOf,
  idOf,
  keyOf,
  shelfKeyOf,
  packRecord,
  slotOf,
  type KeptFile,
  type RunRecord,
  type SeenRun,
} from './run-record';
import type { Batch, RunStore, Table } from './run-store';
import { seeAll, seeRun, sure } from './see-runs';
import { RunsRefused } from './runs-refused';
import type { ListedRun, RunEntry, RunsCommandName, RunsCommands, RunsNews } from './runs-protocol';
import { wordsOf } from '../schema/words-of';

/** What the room needs of where it runs. */
export interface RunsPlatform {
  readonly store: RunStore;
  readonly now: () => number;
  readonly estimate: () => Promise<{ readonly usage: number; readonly quota: number } | null>;
  readonly persisted: () => Promise<boolean | null>;
  /** This tab has that run in hand from now on, and no other. */
  readonly hold: (id: string) => void;
  /** The runs that any tab has in hand. */
  readonly held: () => Promise<ReadonlySet<string>>;
  /** Browsers free what was deleted a little later. */
  readonly pause: () => Promise<void>;
  /** Tells the other tabs that the list changed. */
  readonly announce: () => void;
}

type Handlers = {
  readonly [K in RunsCommandName]: (take: RunsCommands[K]['take']) => Promise<RunsCommands[K]['give']>;
};

export interface RunsRoom {
  handle<K extends RunsCommandName>(
    command: K,
    take: RunsCommands[K]['take'],
  ): Promise<RunsCommands[K]['give']>;
}

export function createRunsRoom(platform: RunsPlatform, tell: (news: RunsNews) => void): RunsRoom {
  const { store, now } = platform;
  /** The newest file of a run, where this room wrote it or read it whole: its sum. */
  const sound = new Map<string, string>();
  let inHand: string | null = null;
  const changed = () => {
    platform.announce();
    tell({ kind: 'changed' });
  };
  const { erase, free } = createFreeing(store);

  const held = async () => new Set([...(await platform.held()), ...(inHand === null ? [] : [inHand])]);

  /** Null of a damaged file, and of one that the browser lists but cannot read, as after a tab that ended in the middle of a write. */
  async function fileOf(id: string, { slot, bytes, sum }: KeptFile): Promise<Uint8Array<ArrayBuffer> | null> {
    const file = await store.file(keyOf(id, slot)).catch((error: unknown) => {
      if (error instanceof RunsRefused && error.kind === 'broken') return null;
      throw error;
    });
    return file && file.length === bytes && (await checkSum(file)) === sum ? file : null;
  }

  /** The newest file that is whole: it is not written over. */
  async function wholeOf(id: string, record: RunRecord | null): Promise<KeptFile | null> {
    for (const kept of record?.kept ?? [])
      if (sound.get(id) === kept.sum || (await fileOf(id, kept))) return kept;
    return null;
  }

  /** False where another tab came first. */
  async function writeRecord(
    { id, seen, record }: SeenRun,
    next: Omit<RunRecord, 'serial'>,
    files?: Batch['files'],
  ) {
    const after: RunRecord = { ...next, serial: (record?.serial ?? -1) + 1 };
    const records = new Map([[keyOf(id, slotOf(after)), await packRecord(after)]]);
    return store.write({ seen, files, records, erase: leftShelf(id, record, after) });
  }

  /** Changes what is on record, as often as another tab comes first. */
  async function alter(
    id: string,
    next: (record: RunRecord) => Omit<RunRecord, 'serial'>,
  ): Promise<RunEntry> {
    for (let turn = 0; turn < turns; turn++) {
      const run = await seeRun(store, id);
      const after = next(sure(run).record);
      if (!(await writeRecord(run, after))) continue;
      changed();
      return after.kept[0].entry;
    }
    throw contested(id);
  }

  /** Room for so much, before it is written. */
  async function freeAhead(bytes: number): Promise<RunEntry[]> {
    const space = await platform.estimate();
    const lacking = space && missing(bytes, space);
    return lacking && lacking.wanted > 0 ? (await free(lacking, await held())).gone : [];
  }

  /** Room for what the browser had no room for, whatever it said before. */
  async function freeAfter(bytes: number): Promise<{ gone: RunEntry[]; bytes: number }> {
    const space = await platform.estimate();
    return free({ wanted: bytes, least: space ? missing(bytes, space).least : 0 }, await held());
  }

  /** Writes a file of a run, and makes room for it where there is none; `place` says of the run as it is by now where the file goes. */
  async function put(
    id: string,
    file: Uint8Array<ArrayBuffer>,
    place: (run: SeenRun) => Promise<{ readonly key: string; readonly after: Omit<RunRecord, 'serial'> }>,
  ): Promise<RunEntry[]> {
    const { length: bytes } = file;
    const gone = await freeAhead(bytes);
    let paused = true;
    for (let turn = 0; turn < turns;) {
      const run = await seeRun(store, id);
      const { key, after } = await place(run);
      try {
        if (await writeRecord(run, after, new Map([[key, file]]))) return gone;
        turn++;
      } catch (error) {
        if (!(error instanceof RunsRefused) || error.kind !== 'full') throw error;
        // What was just deleted may not be free yet: no other run goes before that was tried.
        if (!paused) await platform.pause();
        else {
          const freed = await freeAfter(bytes);
          if (freed.bytes === 0) throw error;
          gone.push(...freed.gone);
        }
        paused = !paused;
      }
    }
    throw contested(id);
  }

  async function keep(entry: RunEntry, file: Uint8Array<ArrayBuffer>): Promise<RunEntry[]> {
    const { id } = entry;
    const { length: bytes } = file;
    const sum = await checkSum(file);
    const gone = await put(id, file, async ({ record }) => {
      const whole = await wholeOf(id, record);
      const slot = whole?.slot === 0 ? 1 : 0;
      const known = record?.kept[0].entry;
      const newest = { slot, bytes, sum, entry: known ? withKnown(entry, known) : entry } as const;
      const kept = whole ? [newest, whole] : [newest];
      return { key: keyOf(id, slot), after: { ...record, removed: null, kept } };
    });
    sound.set(id, sum);
    return gone;
  }

  const handlers: Handlers = {
    async keep({ entry, file, aside }) {
      expectId(entry.id);
      if (!aside) {
        inHand = entry.id;
        platform.hold(entry.id);
      }
      try {
        return { gone: await keep(entry, file) };
      } finally {
        // Also where it failed: runs may have gone for it.
        changed();
      }
    },

    async shelve({ id, name, detail, file }) {
      const { length: bytes } = file;
      const sum = await checkSum(file);
      try {
        const gone = await put(id, file, async (run) => {
          const { record } = sure(run);
          const { shelf = [] } = record;
          const place = 1 + (shelf.at(-1)?.place ?? -1);
          const stay = shelf.filter((one) => one.name !== name).slice(1 - mostShelved);
          const own = { place, name, detail, bytes, sum };
          return { key: shelfKeyOf(id, place), after: { ...record, shelf: [...stay, own] } };
        });
        return { gone };
      } finally {
        changed();
      }
    },

    async readShelved({ id, name }) {
      const { shelf = [] } = sure(await seeRun(store, id)).record;
      const found = shelf.find((one) => one.name === name);
      const file = found && (await store.file(shelfKeyOf(id, found.place)));
      if (file && file.length === found.bytes && (await checkSum(file)) === found.sum) return { file };
      throw new RunsRefused(
        'broken',
        `${name} of kept run ${id}: expected its file whole, got ${file ? 'a damaged one' : 'none'}; train the run again by its link`,
      );
    },

    async list() {
      const others = await platform.held();
      const runs = (await seeAll(store)).flatMap(({ id, record }) =>
        record && record.removed === null ? [listed(record, id !== inHand && others.has(id))] : [],
      );
      return runs.toSorted((a, b) => b.changed - a.changed);
    },

    async read({ id }) {
      const { record } = sure(await seeRun(store, id));
      for (const [at, kept] of record.kept.entries()) {
        const file = await fileOf(id, kept);
        if (file) return { entry: kept.entry, file, older: at > 0 };
      }
      throw new RunsRefused(
        'broken',
        `kept run ${id}: expected its file whole, got a damaged one; delete the run, or train it again by its link`,
      );
    },

    change: ({ id, name, tags }) =>
      alter(id, (record) => ({
        ...record,
        kept: record.kept.map((one) => ({ ...one, entry: changedEntry(one.entry, name, tags) })),
      })),

    async remove({ id }) {
      try {
        await alter(id, (record) => ({ ...record, removed: now() }));
        return { undo: true };
      } catch (error) {
        if (!(error instanceof RunsRefused) || error.kind !== 'full') throw error;
        await erase(await seeRun(store, id));
        changed();
        return { undo: false };
      }
    },

    restore: ({ id }) => alter(id, (record) => ({ ...record, removed: null })),

    async purge({ removedBefore }) {
      // Files first: a file that is written meanwhile is not taken for a leftover.
      const files = new Set((await store.fileKeys()).map(idOf));
      const runs = await seeAll(store);
      const known = new Set(runs.map(({ id }) => id));
      const leftover = [...files].filter((id) => !known.has(id));
      const removed = runs.filter(({ record }) => (record?.removed ?? Infinity) < removedBefore);
      const torn = runs.filter(({ record }) => record === null);
      for (const id of leftover) await erase(await seeRun(store, id));
      for (const run of [...removed, ...torn]) await erase(run);
      return { count: removed.length };
    },

    async room() {
      const runs = await seeAll(store);
      const space = await platform.estimate();
      const sizes = runs.flatMap(({ record }) => (record ? [bytesOf(record)] : []));
      const largest = Math.max(
        0,
        ...runs.flatMap(({ record }) => record?.kept.map(({ bytes }) => bytes) ?? []),
      );
      const next = goingFirst(runs, await held()).find(({ record }) => record.removed === null);
      return {
        runs: sizes.reduce((sum, bytes) => sum + bytes, 0),
        usage: space?.usage ?? null,
        quota: space?.quota ?? null,
        persisted: await platform.persisted(),
        short: space !== null && missing(largest, space).wanted > 0,
        next: next ? listed(next.record, false) : null,
      };
    },
  };

  return {
    async handle(command, take) {
      if (!Object.hasOwn(handlers, command))
        throw new RunsRefused(
          'broken',
          `Command: expected one of ${Object.keys(handlers).join(', ')}, got ${String(command)}`,
        );
      try {
        return await handlers[command](take);
      } catch (error) {
        throw error instanceof RunsRefused
          ? error
          : new RunsRefused('broken', `${command}: ${wordsOf(error)}`);
      }
    },
  };
}

/** Files that a run has on its shelf at most. */
const mostShelved = 30;

/** Files that a record no longer has. */
function leftShelf(id: string, before: RunRecord | null, after: RunRecord): [Table, string][] {
  const stay = new Set(after.shelf?.map(({ place }) => place));
  const left = (before?.shelf ?? []).filter(({ place }) => !stay.has(place));
  return left.map(({ place }) => ['files', shelfKeyOf(id, place)]);
}

/** How often a change is tried where other tabs change the same run. */
const turns = 20;

const contested = (id: string) =>
  new RunsRefused(
    'broken',
    `kept run ${id}: expected to be the only one that changes it, got another tab each time; close the other tab`,
  );

const listed = (record: RunRecord, elsewhere: boolean): ListedRun => ({
  ...record.kept[0].entry,
  bytes: bytesOf(record),
  shelf: (record.shelf ?? []).map(({ name, detail, bytes }) => ({ name, detail, bytes })),
  elsewhere,
});

/** What its user said of a run stays, whatever the tab that trains it knows. */
const withKnown = (entry: RunEntry, { created, tags, name, auto }: RunEntry): RunEntry =>
  auto ? { ...entry, created, tags } : { ...entry, created, tags, name, auto };

const changedEntry = (entry: RunEntry, name?: string, tags?: readonly string[]): RunEntry => ({
  ...entry,
  ...(name === undefined ? {} : { name, auto: false }),
  ...(tags === undefined ? {} : { tags }),
});

function expectId(id: string): void {
  if (!/^[\w-]{8,64}$/.test(id))
    throw new RunsRefused('broken', `run: expected an id of 8 to 64 letters, digits, _ or -, got '${id}'`);
}
