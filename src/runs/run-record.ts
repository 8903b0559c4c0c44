/** What the device knows of a run, as a text with its own check: two texts and two files a run, so that none that is whole is ever written over by the next. */
import { checkSum } from './check-sum';
import type { RunEntry } from './runs-protocol';

type Slot = 0 | 1;

/** A run file on the device, and the entry that was kept with it. */
export interface KeptFile {
  readonly slot: Slot;
  readonly bytes: number;
  readonly sum: string;
  readonly entry: RunEntry;
}

/** Another file on the device that belongs to a run. */
interface ShelvedFile {
  /** One more than of any before. */
  readonly place: number;
  readonly name: string;
  readonly detail: string;
  readonly bytes: number;
  readonly sum: string;
}

export interface RunRecord {
  /** One more with each change; its last bit is the text's slot. */
  readonly serial: number;
  /** When it was removed; null where it was not. */
  readonly removed: number | null;
  /** The newest first: one or two. */
  readonly kept: readonly KeptFile[];
  /** The oldest first; a record of an earlier version has none. */
  readonly shelf?: readonly ShelvedFile[];
}

/** A run's two texts as they were read, and the newest that is whole. */
export interface SeenRun {
  readonly id: string;
  readonly seen: ReadonlyMap<string, string | null>;
  readonly record: RunRecord | null;
}

export const keyOf = (id: string, slot: Slot): string => `${id}/${slot}`;
export const shelfKeyOf = (id: string, place: number): string => `${id}/shelf-${place}`;
export const idOf = (key: string): string => key.slice(0, key.lastIndexOf('/'));
export const slotOf = ({ serial }: RunRecord): Slot => (serial % 2 === 0 ? 0 : 1);

const sumOfText = (text: string) => checkSum(new TextEncoder().encode(text));

/** Its sum, a space, and JSON, where bytes are numbers. */
export async function packRecord(record: RunRecord): Promise<string> {
  const text = JSON.stringify(record, (_, value: unknown) =>
    value instanceof Uint8Array ? { bytes: [...value] } : value,
  );
  return `${await sumOfText(text)} ${text}`;
}

/** Null where the text is not whole. */
async function unpackRecord(packed: string): Promise<RunRecord | null> {
  const end = packed.indexOf(' ');
  const text = packed.slice(end + 1);
  if (packed.slice(0, Math.max(end, 0)) !== (await sumOfText(text))) return null;
  return JSON.parse(text, (_, value: { bytes?: unknown } | null) =>
    Array.isArray(value?.bytes) ? Uint8Array.from(value.bytes as number[]) : value,
  ) as RunRecord;
}

/** Texts of one run or of many, by run. */
export async function seenRuns(
  texts: ReadonlyMap<string, string>,
  ids: Iterable<string>,
): Promise<SeenRun[]> {
  return Promise.all(
    [...ids].map(async (id) => {
      const seen = new Map(
        ([0, 1] as const).map((slot) => [keyOf(id, slot), texts.get(keyOf(id, slot)) ?? null]),
      );
      const records = await Promise.all(
        [...seen.values()].map((text) => (text === null ? null : unpackRecord(text))),
      );
      const whole = records.filter((record) => record !== null);
      return { id, seen, record: whole.toSorted((a, b) => b.serial - a.serial)[0] ?? null };
    }),
  );
}

export const bytesOf = ({ kept, shelf = [] }: RunRecord): number =>
  [...kept, ...shelf].reduce((sum, { bytes }) => sum + bytes, 0);
