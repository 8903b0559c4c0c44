/** Which runs are compared, in which order, and which of them are shown: kept runs and the run in hand by the list in the address, then files. Pure. */
import { HAND } from '../../state/compared-ids';
import { MOST_SHOWN } from './compare-settings';

interface Chosen {
  /** `HAND` for the run in hand, the id of a kept run, the key of a file. */
  readonly shown: readonly string[];
  /** Ticked, but there is no room. */
  readonly waiting: readonly string[];
  /** Ids of no run that is here. */
  readonly unknown: readonly string[];
}

interface There {
  /** Under which id the run in hand is kept; undefined where there is none, null where it is not kept yet. */
  readonly inHand: string | null | undefined;
  /** Ids of the kept runs; null until they were read: then any may be one. */
  readonly kept: readonly string[] | null;
  /** Keys of files that are ticked. */
  readonly files: readonly string[];
}

export function chosenRuns(ids: readonly string[], { inHand, kept, files }: There): Chosen {
  const own = ids.map((id) => (inHand !== undefined && id === inHand ? HAND : id));
  const isKnown = (id: string) => id === HAND || kept === null || kept.includes(id);
  const there = own.filter((id) => isKnown(id) && (id !== HAND || inHand !== undefined));
  const all = [...new Set([...there, ...files])];
  const unknown = own.filter((id) => !isKnown(id));
  return { shown: all.slice(0, MOST_SHOWN), waiting: all.slice(MOST_SHOWN), unknown };
}

/** The list with one more, or without it. The run in hand stands in it by its id where it is kept, so that a reload finds it. */
export function ticked(
  ids: readonly string[],
  id: string,
  on: boolean,
  inHand: string | null | undefined,
): string[] {
  const same = id === HAND ? [HAND, inHand] : [id];
  const others = ids.filter((one) => !same.includes(one));
  return on ? [...others, id === HAND ? (inHand ?? HAND) : id] : others;
}
