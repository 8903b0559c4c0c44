/** Kept runs on a store in memory: what is kept comes back, what is damaged is told, what goes when space is short, and two tabs at once. */
import { describe, expect, it, vi } from 'vitest';
import { refusedBy } from './refused-by';
import type { RunStore } from './run-store';
import { emptyDisk, memoryRunStore, type Disk } from './testing/memory-run-store';
import { entryOf, fileOf, roomOn } from './testing/runs-bench';
import type { RunsPlatform, RunsRoom } from './runs-room';

const id = 'the-run-1';
const keep = ({ handle }: RunsRoom, step: number, other = {}) =>
  handle('keep', { entry: entryOf(id, { step, changed: step, ...other }), file: fileOf(step) });
const on = (disk: Disk, other?: Partial<RunsPlatform>) => roomOn(memoryRunStore(disk), other);
const damage = (disk: Disk, key: string) => void (disk.files.get(key)![7] ^= 1);

describe('a kept run', () => {
  it('comes back as it was, its newest keep first of all, and its two files are written in turn', async () => {
    const disk = emptyDisk();
    const room = on(disk);
    for (const step of [1, 2, 3]) {
      await keep(room, step);
      const { entry, file, older } = await on(disk).handle('read', { id });
      expect([entry, file, older]).toEqual([entryOf(id, { step, changed: step }), fileOf(step), false]);
    }
    expect([...disk.files.keys()]).toEqual([`${id}/0`, `${id}/1`]);
    expect([...disk.files.values()]).toEqual([fileOf(3), fileOf(2)]);
    expect(await room.handle('list', null)).toMatchObject([{ id, step: 3, bytes: 600 }]);
    expect(room.told).toEqual(Array(3).fill({ kind: 'changed' }));
  });

  it('whose newest file the browser cannot read is read from the one before, and kept anew', async () => {
    const disk = emptyDisk();
    for (const step of [1, 2]) await keep(on(disk), step);
    const store = memoryRunStore(disk);
    const unreadable = new Set([`${id}/1`]);
    const file: RunStore['file'] = (key) =>
      unreadable.has(key)
        ? Promise.reject(refusedBy(new DOMException('Failed to read large IndexedDB value', 'DataError')))
        : store.file(key);
    const room = roomOn({ ...store, file });
    expect(await room.handle('read', { id })).toMatchObject({ entry: { step: 1 }, older: true });
    await keep(room, 3);
    unreadable.clear();
    expect(await room.handle('read', { id })).toMatchObject({ entry: { step: 3 }, older: false });
    expect([...disk.files.values()]).toEqual([fileOf(1), fileOf(3)]);
  });

  it.each([0, 1])(
    'whose newest file is damaged on the device is read from the one before, which stays',
    async (turns) => {
      const disk = emptyDisk();
      for (let step = 1; step <= 2 + turns; step++) await keep(on(disk), step);
      damage(disk, `${id}/${turns === 0 ? 1 : 0}`);
      const before = { entry: { step: 1 + turns }, file: fileOf(1 + turns), older: true };
      expect(await on(disk).handle('read', { id })).toMatchObject(before);
      // Cut short by a fault at the next keep's only write, the whole file is still there.
      const half = memoryRunStore(disk, { kind: 'half', at: 4, seed: 1 });
      await expect(keep(roomOn(half), 9)).rejects.toMatchObject({ kind: 'broken' });
      expect(half.calls).toBe(4);
      expect(await on(disk).handle('read', { id })).toMatchObject(before);
      await keep(on(disk), 9);
      expect(await on(disk).handle('read', { id })).toMatchObject({ file: fileOf(9), older: false });
    },
  );

  it('whose files are both damaged says so in words', async () => {
    const disk = emptyDisk();
    for (const step of [1, 2]) await keep(on(disk), step);
    for (const slot of [0, 1]) damage(disk, `${id}/${slot}`);
    await expect(on(disk).handle('read', { id })).rejects.toMatchObject({
      kind: 'broken',
      message: `kept run ${id}: expected its file whole, got a damaged one; delete the run, or train it again by its link`,
    });
    await keep(on(disk), 3);
    expect((await on(disk).handle('read', { id })).file).toEqual(fileOf(3));
  });

  it('whose newest text is damaged on the device, at whatever place, is what the text before says', async () => {
    const disk = emptyDisk();
    await keep(on(disk), 1);
    await keep(on(disk), 2);
    const text = disk.records.get(`${id}/1`)!;
    for (let at = 0; at < text.length; at += 7) {
      const other = text[at] === '1' ? '2' : '1';
      disk.records.set(`${id}/1`, text.slice(0, at) + other + text.slice(at + 1));
      expect(await on(disk).handle('list', null)).toMatchObject([{ id, step: 1, link: '#v=1&seed=2' }]);
      expect((await on(disk).handle('read', { id })).file).toEqual(fileOf(1));
    }
  });

  it('is named and tagged by its user, whatever the tab that trains it says next', async () => {
    const room = on(emptyDisk());
    await keep(room, 1, { created: 7, name: 'first' });
    await keep(room, 2, { created: 8, name: 'second', tags: ['x'] });
    expect(await room.handle('list', null)).toMatchObject([
      { created: 7, name: 'second', tags: [], auto: true },
    ]);
    await room.handle('change', { id, name: 'mine', tags: ['good'] });
    await keep(room, 3, { name: 'third' });
    const mine = { step: 3, name: 'mine', tags: ['good'], auto: false };
    expect(await room.handle('list', null)).toMatchObject([mine]);
    expect((await room.handle('read', { id })).entry).toMatchObject(mine);
  });

  it('is removed, brought back, and purged with all its bytes', async () => {
    const disk = emptyDisk();
    const room = on(disk);
    await keep(room, 1);
    expect(await room.handle('remove', { id })).toEqual({ undo: true });
    expect(await room.handle('list', null)).toEqual([]);
    expect(await room.handle('purge', { removedBefore: 5000 })).toEqual({ count: 0 });
    expect(await room.handle('restore', { id })).toMatchObject({ step: 1 });
    expect((await room.handle('read', { id })).file).toEqual(fileOf(1));
    await room.handle('remove', { id });
    expect(await room.handle('purge', { removedBefore: 5001 })).toEqual({ count: 1 });
    expect([disk.files.size, disk.records.size]).toEqual([0, 0]);
    await expect(room.handle('restore', { id })).rejects.toMatchObject({ kind: 'missing' });
  });

  it('has a shelf of files that go with it, of which a later one of the same name takes the place', async () => {
    const disk = emptyDisk();
    const room = on(disk);
    const shelve = (name: string, seed: number) =>
      room.handle('shelve', { id, name, detail: `seed ${seed}`, file: fileOf(seed, 50) });
    await expect(shelve('T 0.5', 1)).rejects.toMatchObject({ kind: 'missing' });
    await keep(room, 1);
    await shelve('T 0.5', 1);
    await shelve('T 0.6', 2);
    await shelve('T 0.5', 3);
    await keep(room, 2);
    await room.handle('change', { id, name: 'mine' });
    const shelf = [
      { name: 'T 0.6', detail: 'seed 2', bytes: 50 },
      { name: 'T 0.5', detail: 'seed 3', bytes: 50 },
    ];
    expect(await on(disk).handle('list', null)).toMatchObject([{ id, bytes: 700, shelf }]);
    expect((await room.handle('room', null)).runs).toBe(700);
    for (const [name, seed] of [
      ['T 0.5', 3],
      ['T 0.6', 2],
    ] as const)
      expect((await room.handle('readShelved', { id, name })).file).toEqual(fileOf(seed, 50));
    expect(disk.files.size).toBe(4);
    damage(disk, `${id}/shelf-1`);
    await expect(room.handle('readShelved', { id, name: 'T 0.6' })).rejects.toThrow(/got a damaged one/);
    await expect(room.handle('readShelved', { id, name: 'T 0.7' })).rejects.toThrow(/got none/);
    await room.handle('remove', { id });
    await room.handle('restore', { id });
    expect(await room.handle('list', null)).toMatchObject([{ shelf }]);
    await room.handle('remove', { id });
    await room.handle('purge', { removedBefore: Infinity });
    expect([...disk.files.keys(), ...disk.records.keys()]).toEqual([]);
  });

  it('has thirty files on its shelf at most: the oldest go', async () => {
    const disk = emptyDisk();
    const room = on(disk);
    await keep(room, 1);
    for (let seed = 0; seed < 33; seed++)
      await room.handle('shelve', { id, name: `T ${seed}`, detail: '', file: fileOf(seed, 5) });
    const [{ shelf }] = await room.handle('list', null);
    expect(shelf.map(({ name }) => name)).toEqual(Array.from({ length: 30 }, (_, i) => `T ${i + 3}`));
    expect(disk.files.size).toBe(31);
  });

  it('that is kept aside is not in hand: the one that is stays so', async () => {
    const held: string[] = [];
    const room = on(emptyDisk(), { hold: (one) => void held.push(one), held: async () => new Set(held) });
    await keep(room, 1);
    await room.handle('keep', { entry: entryOf('brought-1'), file: fileOf(2), aside: true });
    expect(held).toEqual([id]);
    // The one that is not in hand may go.
    expect(await room.handle('room', null)).toMatchObject({ next: { id: 'brought-1' } });
  });

  it('has an id that cannot be taken for another’s', async () => {
    const room = on(emptyDisk());
    for (const wrong of ['', 'short', 'a/b/c/d/e', 'x'.repeat(65)])
      await expect(room.handle('keep', { entry: entryOf(wrong), file: fileOf(1) })).rejects.toThrow(
        /^run: expected an id of 8 to 64 letters, digits, _ or -, got '/,
      );
  });
});

describe('when space is short', () => {
  const runs = [
    ['named-run', { auto: false, changed: 1 }],
    ['oldest-auto', { changed: 2 }],
    ['later-auto', { changed: 3 }],
    ['newest-auto', { changed: 4 }],
    ['removed-run', { changed: 5 }],
  ] as const;
  async function filled(): Promise<Disk> {
    const disk = emptyDisk();
    const room = on(disk);
    for (const [id, other] of runs)
      await room.handle('keep', { entry: entryOf(id, other), file: fileOf(1, 1000) });
    await room.handle('remove', { id: 'removed-run' });
    return disk;
  }
  const idsOn = (disk: Disk) => [...new Set([...disk.files.keys()].map((key) => key.split('/')[0]))];

  it('what would go next is said before, and the margin is kept before a write', async () => {
    const disk = await filled();
    /** As full as leaves so many bytes. */
    const leaving = (left: number) => ({ estimate: async () => ({ usage: 1e9 - left, quota: 1e9 }) });
    const margin = 64 * 2 ** 20;
    const next = { id: 'oldest-auto', bytes: 1000 };
    const roomy = on(disk, leaving(margin + 1000));
    expect(await roomy.handle('room', null)).toMatchObject({ runs: 5000, quota: 1e9, short: false, next });
    expect(await keep(roomy, 1, { changed: 10 })).toEqual({ gone: [] });
    const short = on(disk, leaving(margin + 999));
    expect(await short.handle('room', null)).toMatchObject({ short: true, next });
    // What its user removed is the first to go, and needs no word.
    expect(await keep(on(disk, leaving(margin + 299)), 2)).toEqual({ gone: [] });
    expect(idsOn(disk)).not.toContain('removed-run');
    expect(await keep(on(disk, leaving(margin - 700)), 3)).toMatchObject({ gone: [{ id: 'oldest-auto' }] });
    expect(await on(disk, leaving(0)).handle('list', null)).toHaveLength(4);
  });

  it('never a named run goes, nor one that this tab or another has in hand, and then it says full', async () => {
    const disk = await filled();
    const held = async () => new Set(['later-auto']);
    const full = roomOn(memoryRunStore(disk, null, 5000), { held });
    const keepLong = (length: number) => full.handle('keep', { entry: entryOf(id), file: fileOf(3, length) });
    expect((await keepLong(2500)).gone.map(({ id }) => id)).toEqual(['oldest-auto', 'newest-auto']);
    expect(idsOn(disk)).toEqual(['named-run', 'later-auto', id]);
    await expect(keepLong(2500)).rejects.toMatchObject({ kind: 'full' });
    expect(idsOn(disk)).toEqual(['named-run', 'later-auto', id]);
    expect((await on(disk).handle('read', { id })).file).toEqual(fileOf(3, 2500));
    expect(await full.handle('room', null)).toMatchObject({ next: null, usage: null, short: false });
  });

  it('no run goes for one that fits in no case', async () => {
    const disk = await filled();
    const estimate = async () => ({ usage: 5000, quota: 5000 });
    const full = roomOn(memoryRunStore(disk, null, 5000), { estimate });
    const keepLong = (length: number) => full.handle('keep', { entry: entryOf(id), file: fileOf(3, length) });
    await expect(keepLong(4001)).rejects.toMatchObject({ kind: 'full' });
    expect(idsOn(disk)).toHaveLength(5);
    expect((await keepLong(4000)).gone).toHaveLength(3);
  });

  it('waits once for a browser that frees a little later, before another run goes', async () => {
    const disk = await filled();
    const store = memoryRunStore(disk);
    let isFree = false;
    const write: typeof store.write = (batch) =>
      batch.files && !isFree ? memoryRunStore(disk, null, 0).write(batch) : store.write(batch);
    const pause = vi.fn(async () => void (isFree = true));
    const room = roomOn({ ...store, write }, { pause });
    expect(await keep(room, 1)).toEqual({ gone: [] });
    expect(pause).toHaveBeenCalledTimes(1);
    expect(idsOn(disk)).toHaveLength(5);
  });

  it('a run is removed at once where its removal cannot be noted', async () => {
    const disk = await filled();
    const room = roomOn(memoryRunStore(disk, { kind: 'full', at: 2, seed: 1 }));
    expect(await room.handle('remove', { id: 'named-run' })).toEqual({ undo: false });
    expect(idsOn(disk)).not.toContain('named-run');
  });
});

describe('two tabs at once', () => {
  it('keep, rename and remove without hurting each other’s runs', async () => {
    const disk = emptyDisk();
    const tabs = [on(disk), on(disk)];
    const names = ['tab-one-run', 'tab-two-run'];
    for (let step = 1; step <= 5; step++)
      await Promise.all(
        tabs.map(({ handle }, tab) =>
          handle('keep', { entry: entryOf(names[tab], { step }), file: fileOf(tab * 10 + step) }),
        ),
      );
    for (const [tab, id] of names.entries())
      expect((await tabs[1 - tab].handle('read', { id })).file).toEqual(fileOf(tab * 10 + 5));
  });

  it('of which one renames what the other keeps lose neither', async () => {
    const disk = emptyDisk();
    const [one, other] = [on(disk), on(disk)];
    await keep(one, 1);
    await Promise.all([keep(one, 2), other.handle('change', { id, name: 'mine' }), keep(other, 2)]);
    expect(await one.handle('list', null)).toMatchObject([{ step: 2, name: 'mine', auto: false }]);
    expect((await one.handle('read', { id })).file).toEqual(fileOf(2));
  });
});
