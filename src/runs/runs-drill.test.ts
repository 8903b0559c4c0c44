/** The store fails at every call in turn, in every way: what was kept before is there, byte for byte, and the next keep succeeds. */
import { describe, expect, it } from 'vitest';
import { emptyDisk, faults, memoryRunStore, type Disk } from './testing/memory-run-store';
import { entryOf, fileOf, roomOn } from './testing/runs-bench';
import type { RunsRoom } from './runs-room';

const hand = 'in-hand-1';
const named = 'named-run';
const oldest = 'oldest-auto';
const later = 'later-auto';
const removed = 'removed-run';
const fresh = 'fresh-run';
const ids = [hand, named, oldest, later, removed, fresh];
/** Of a run at its nth keep. */
const file = (id: string, nth: number) => fileOf(ids.indexOf(id) * 10 + nth);
const entry = (id: string, nth: number) =>
  entryOf(id, { step: nth, changed: ids.indexOf(id) * 10 + nth, auto: id !== named });
const keep = ({ handle }: RunsRoom, id: string, nth: number) =>
  handle('keep', { entry: entry(id, nth), file: file(id, nth) });

const shelve = ({ handle }: RunsRoom, id: string, nth: number) =>
  handle('shelve', { id, name: `T ${nth}`, detail: '', file: fileOf(500 + nth, 40) });

/** Five runs, each kept three times, one of them removed. */
async function keptDisk(): Promise<Disk> {
  const disk = emptyDisk();
  const room = roomOn(memoryRunStore(disk));
  for (const nth of [1, 2, 3]) for (const id of ids.slice(0, -1)) await keep(room, id, nth);
  for (const at of [1, 2]) await shelve(room, hand, at);
  await room.handle('remove', { id: removed });
  return disk;
}

interface Drill {
  readonly act: (room: RunsRoom) => Promise<unknown>;
  /** Runs that it may take from the device. */
  readonly takes?: readonly string[];
  /** The quota of the files. */
  readonly most?: number;
}

const quota = 5 * 2 * 300 + 2 * 40;
const drills: Readonly<Record<string, Drill>> = {
  'keep a run again': { act: (room) => keep(room, hand, 4) },
  'keep a new run': { act: (room) => keep(room, fresh, 1) },
  'keep a run by which the device is full': {
    act: (room) => keep(room, fresh, 1),
    takes: [removed],
    most: quota,
  },
  'keep a longer run, for which several go': {
    act: ({ handle }) => handle('keep', { entry: entry(fresh, 1), file: fileOf(1000, 1500) }),
    takes: [removed, oldest, later],
    most: quota,
  },
  'shelve a file': { act: (room) => shelve(room, hand, 3) },
  'shelve a file by which the device is full': {
    act: (room) => shelve(room, hand, 3),
    takes: [removed],
    most: quota,
  },
  'read a shelved file': { act: ({ handle }) => handle('readShelved', { id: hand, name: 'T 2' }) },
  rename: { act: ({ handle }) => handle('change', { id: hand, name: 'mine', tags: ['a'] }) },
  remove: { act: ({ handle }) => handle('remove', { id: oldest }), takes: [oldest] },
  restore: { act: ({ handle }) => handle('restore', { id: removed }) },
  purge: { act: ({ handle }) => handle('purge', { removedBefore: 6000 }), takes: [removed] },
  list: { act: ({ handle }) => handle('list', null) },
  read: { act: ({ handle }) => handle('read', { id: hand }) },
  room: { act: ({ handle }) => handle('room', null) },
};

/** After whatever happened, as the next visit meets it. */
async function expectWhole(disk: Disk, takes: readonly string[], may: string): Promise<void> {
  const room = roomOn(memoryRunStore(disk));
  const listed = await room.handle('list', null);
  for (const id of ids.slice(0, 4).filter((id) => !takes.includes(id)))
    expect(
      listed.map(({ id }) => id),
      may,
    ).toContain(id);
  for (const { id, ...run } of listed) {
    expect(run, may).toMatchObject({ thumbnail: entryOf(id).thumbnail, bytes: expect.any(Number) });
    const read = await room.handle('read', { id });
    const nth = read.entry.step;
    // A fresh run may have been kept; the run in hand once more; of all others nothing was written.
    expect(id === fresh ? [1] : id === hand ? [3, 4] : [3], may).toContain(nth);
    const isLong = id === fresh && read.file.length > 300;
    expect(read.file, may).toEqual(isLong ? fileOf(1000, 1500) : file(id, nth));
  }
  const { shelf } = listed.find(({ id }) => id === hand)!;
  expect(
    shelf.map(({ name }) => name),
    may,
  ).toEqual(expect.arrayContaining(['T 1', 'T 2']));
  for (const { name } of shelf)
    expect((await room.handle('readShelved', { id: hand, name })).file, may).toEqual(
      fileOf(500 + Number(name.slice(2)), 40),
    );
  await keep(room, hand, 5);
  const read = await room.handle('read', { id: hand });
  expect([read.entry.step, read.older], may).toEqual([5, false]);
  expect(read.file, may).toEqual(file(hand, 5));
  // And once more, so that both files were written over.
  await keep(room, hand, 6);
  expect((await room.handle('read', { id: hand })).file, may).toEqual(file(hand, 6));
  await room.handle('purge', { removedBefore: Infinity });
  const left = new Set((await room.handle('list', null)).map(({ id }) => id));
  for (const key of [...disk.files.keys(), ...disk.records.keys()])
    expect(left, may).toContain(key.split('/')[0]);
}

describe.each(faults)('a store with the fault "%s" at every call in turn', (kind) => {
  it.each(Object.entries(drills))('%s', async (name, { act, takes = [], most }) => {
    for (let at = 1, calls = Infinity; at <= calls; at++) {
      const disk = await keptDisk();
      const store = memoryRunStore(disk, { kind, at, seed: at }, most);
      // A tab has the run in hand, this one or another.
      const room = roomOn(store, { held: async () => new Set([hand]) });
      await Promise.race([act(room).catch(() => undefined), store.dead]);
      if (at === 1) {
        const unhurt = memoryRunStore(await keptDisk(), null, most);
        await act(roomOn(unhurt, { held: async () => new Set([hand]) }));
        ({ calls } = unhurt);
        expect(calls).toBeGreaterThan(0);
      }
      const may = `${kind} at call ${at} of ${name}`;
      if (!kind.endsWith('dead')) {
        // The same room goes on too.
        await keep(room, hand, 4);
        expect((await room.handle('read', { id: hand })).file, may).toEqual(file(hand, 4));
      }
      await expectWhole(disk, takes, may);
    }
  });
});
