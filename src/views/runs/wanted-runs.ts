/** Which kept runs are shown, and in what order. Pure. */
import type { ListedRun } from '../../runs/runs-protocol';
import { titleOf } from '../run-title';
import { lowestL } from './run-words';

export const orders = ['changed', 'name', 'step', 'L', 'size'] as const;
type Order = (typeof orders)[number];

export interface Wanted {
  /** Words that a run has to have, in its name, its settings, its tags or its backend. */
  readonly text: string;
  readonly order: Order;
  /** Null takes all. */
  readonly tag: string | null;
}

export const everything: Wanted = { text: '', order: 'changed', tag: null };

const comparisons: Readonly<Record<Order, (a: ListedRun, b: ListedRun) => number>> = {
  changed: (a, b) => b.changed - a.changed,
  // Those without a name last.
  name: (a, b) =>
    Number(a.name === '') - Number(b.name === '') || a.name.localeCompare(b.name, 'en', { numeric: true }),
  step: (a, b) => b.step - a.step,
  // Of two that were never validated it is not a number: they stand as equals.
  L: (a, b) => lowestL(a) - lowestL(b),
  size: (a, b) => b.bytes - a.bytes,
};

export function wantedRuns(runs: readonly ListedRun[], { text, order, tag }: Wanted): readonly ListedRun[] {
  const words = text.toLowerCase().split(/\s+/);
  const has = (run: ListedRun) => {
    const own = [titleOf(run), run.difference, run.backend, ...run.tags].join(' ').toLowerCase();
    return words.every((word) => own.includes(word)) && (tag === null || run.tags.includes(tag));
  };
  return runs.filter(has).toSorted((a, b) => comparisons[order](a, b) || b.changed - a.changed);
}

/** All tags, in the order of the alphabet. */
export const tagsOf = (runs: readonly ListedRun[]): string[] =>
  [...new Set(runs.flatMap(({ tags }) => tags))].toSorted((a, b) => a.localeCompare(b, 'en'));
