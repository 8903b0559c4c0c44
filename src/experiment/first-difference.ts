/** From which step on two lists of moves make two runs of one experiment (definition 23). Pure. */
import type { Move } from './experiment';
import { inOrder } from './live-settings';

const same = (a: Move, b: Move) => a.step === b.step && a.field === b.field && Object.is(a.value, b.value);

/** The step before which both have the same moves: both runs have the same bits when that many are trained. Infinity of equal lists. */
export function firstDifference(first: readonly Move[], second: readonly Move[]): number {
  const [a, b] = [inOrder(first), inOrder(second)];
  const at = a.findIndex((move, i) => b[i] === undefined || !same(move, b[i]));
  const place = at < 0 ? a.length : at;
  return Math.min(a[place]?.step ?? Infinity, b[place]?.step ?? Infinity);
}
