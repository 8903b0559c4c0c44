/** Takes runs off the device so that no moment leaves half a run on the list. Writes nothing, so that it works where nothing more can be written. */
import { bytesOf, idOf, keyOf, slotOf, type SeenRun } from './run-record';
import { enough, goingFirst } from './going-first';
import type { RunStore, Table } from './run-store';
import { seeAll } from './see-runs';
import type { RunEntry } from './runs-protocol';

interface Freeing {
  /** False where another tab changed the run meanwhile: it stays. */
  erase(run: SeenRun): Promise<boolean>;
  /** Deletes the runs that go first until so many bytes are free; none where all of them would not free the least that helps. */
  free(
    bytes: { readonly wanted: number; readonly least: number },
    inHand: ReadonlySet<string>,
  ): Promise<{ gone: RunEntry[]; bytes: number }>;
}

export function createFreeing(store: RunStore): Freeing {
  /** The older text, the newest one, then the files: until the newest is gone the run is whole, after it no list has it. */
  async function erase({ id, seen, record }: SeenRun): Promise<boolean> {
    const newest = keyOf(id, record ? slotOf(record) : 0);
    const keys = [...seen.keys()].toSorted((a) => (a === newest ? 1 : -1));
    let left = seen;
    for (const key of keys) {
      if (!(await store.write({ seen: left, erase: [['records', key]] }))) return false;
      left = new Map([...left, [key, null]]);
    }
    const own = (await store.fileKeys()).filter((key) => idOf(key) === id);
    const files = own.map((key): [Table, string] => ['files', key]);
    return store.write({ seen: left, erase: files });
  }

  return {
    erase,
    async free({ wanted, least }, inHand) {
      const gone: RunEntry[] = [];
      let freed = 0;
      const going = goingFirst(await seeAll(store), inHand);
      const most = going.reduce((sum, { record }) => sum + bytesOf(record), 0);
      for (const run of most < least ? [] : enough(going, wanted)) {
        if (!(await erase(run))) continue;
        freed += bytesOf(run.record);
        if (run.record.removed === null) gone.push(run.record.kept[0].entry);
      }
      return { gone, bytes: freed };
    },
  };
}
