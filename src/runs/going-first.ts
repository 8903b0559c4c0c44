/** Which runs go when space is short, and how much of it is wanted. Pure. */
import { bytesOf, type RunRecord } from './run-record';

interface Candidate {
  readonly id: string;
  readonly record: RunRecord | null;
}

/** Bytes that are left free, so that the browser's other writes succeed: a tenth of a small quota, 64 MiB of a large one. */
const marginOf = (quota: number) => Math.min(64 * 2 ** 20, quota / 10);

interface Space {
  readonly usage: number;
  readonly quota: number;
}

/** What has to go before `bytes` are written: with the margin, and so that they can be written at all. 0 or less where nothing has to. */
export function missing(bytes: number, { usage, quota }: Space): { wanted: number; least: number } {
  const least = bytes - (quota - usage);
  return { wanted: least + marginOf(quota), least };
}

/** Removed runs first, then those that nobody named, each the oldest first. Never a named one, nor one that a tab has in hand. */
export function goingFirst<Run extends Candidate>(
  runs: readonly Run[],
  inHand: ReadonlySet<string>,
): (Run & { readonly record: RunRecord })[] {
  return runs
    .filter((run): run is Run & { readonly record: RunRecord } => run.record !== null && !inHand.has(run.id))
    .filter(({ record: { removed, kept } }) => removed !== null || kept[0].entry.auto)
    .toSorted(({ record: a }, { record: b }) => orderOf(a) - orderOf(b));
}

/** Any time of a removal comes before any of a change. */
const orderOf = ({ removed, kept }: RunRecord): number =>
  removed === null ? kept[0].entry.changed : removed - Number.MAX_SAFE_INTEGER;

/** As many as free that much, or all of them. */
export function enough<Run extends { readonly record: RunRecord }>(
  runs: readonly Run[],
  bytes: number,
): Run[] {
  let freed = 0;
  return runs.filter(({ record }) => {
    if (freed >= bytes) return false;
    freed += bytesOf(record);
    return true;
  });
}
