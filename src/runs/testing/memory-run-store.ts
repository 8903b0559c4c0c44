/** The kept runs' store as two maps, which outlive who opened them, and can fail at any call by a seed. */
import { keyOf, threefry2x32, toUniform } from '../../math/random';
import type { Batch, RunStore } from '../run-store';
import { RunsRefused } from '../runs-refused';

/** What lies on the device. */
export interface Disk {
  readonly records: Map<string, string>;
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
}

export const emptyDisk = (): Disk => ({ records: new Map(), files: new Map() });

/**
 * error, full: the call rejects, nothing was done. done: it was done, and rejects. half: changes up to one that is cut, then it
 * rejects. dead: neither this call nor a later one is answered. half-dead, done-dead: likewise, after half or all of it was done.
 */
export const faults = ['error', 'full', 'half', 'done', 'dead', 'half-dead', 'done-dead'] as const;

interface Fault {
  readonly kind: (typeof faults)[number];
  /** Of the calls from 1 on. */
  readonly at: number;
  readonly seed: number;
}

interface MemoryRunStore extends RunStore {
  readonly calls: number;
  /** Settles once it is dead. */
  readonly dead: Promise<void>;
}

type Change = (cut: number | null) => void;

const never = () => new Promise<never>(() => undefined);
const fullDevice = () => new RunsRefused('full', 'this device, runs: expected room, got a full one');

/** `most` is the quota of the files, in bytes. */
export function memoryRunStore(disk: Disk, fault: Fault | null = null, most = Infinity): MemoryRunStore {
  let calls = 0;
  let die: () => void;
  const dead = new Promise<void>((resolve) => (die = resolve));
  let isDead = false;

  function changesOf({ files = new Map(), records = new Map(), erase = [] }: Batch): Change[] {
    const partOf = (length: number, cut: number | null) => (cut === null ? length : Math.floor(cut * length));
    return [
      ...[...files].map(([key, file]): Change => {
        return (cut) => void disk.files.set(key, file.slice(0, partOf(file.length, cut)));
      }),
      ...[...records].map(([key, text]): Change => {
        return (cut) => void disk.records.set(key, text.slice(0, partOf(text.length, cut)));
      }),
      ...erase.map(
        ([table, key]): Change =>
          (cut) =>
            void (cut === null && disk[table].delete(key)),
      ),
    ];
  }

  function doHalf(changes: readonly Change[], seed: number): void {
    const [word, other] = threefry2x32(keyOf(seed, 'store/half'), [calls, 0]);
    const whole = Math.floor(toUniform(word) * changes.length);
    for (const change of changes.slice(0, whole)) change(null);
    changes[whole]?.(toUniform(other));
  }

  /** Every call of the store goes through here; `changes` are those it makes, in order. */
  async function call<T>(answer: () => T, changes: readonly Change[] = []): Promise<T> {
    calls++;
    const now = fault !== null && calls === fault.at ? fault.kind : null;
    if (isDead) return never();
    const doAll = () => changes.forEach((change) => change(null));
    if (now === 'half' || now === 'half-dead') doHalf(changes, fault!.seed);
    if (now === 'done' || now === 'done-dead') doAll();
    if (now?.endsWith('dead')) {
      isDead = true;
      die();
      return never();
    }
    if (now === 'full') throw fullDevice();
    if (now !== null) throw new RunsRefused('broken', `kept runs: expected an answer, got a fault (${now})`);
    const given = answer();
    doAll();
    return given;
  }

  const usedAfter = (files: ReadonlyMap<string, Uint8Array>) =>
    [...new Map([...disk.files, ...files]).values()].reduce((sum, { length }) => sum + length, 0);

  return {
    get calls() {
      return calls;
    },
    dead,
    records: (prefix) => call(() => new Map([...disk.records].filter(([key]) => key.startsWith(prefix)))),
    file: (key) => call(() => disk.files.get(key)?.slice() ?? null),
    fileKeys: () => call(() => [...disk.files.keys()]),
    write(batch) {
      const isSame = [...batch.seen].every(([key, text]) => (disk.records.get(key) ?? null) === text);
      if (!isSame) return call(() => false);
      return call(() => {
        if (batch.files && usedAfter(batch.files) > most) throw fullDevice();
        return true;
      }, changesOf(batch));
    },
  };
}
