/** A hand's changes as marks on the curves, in a few characters each. Pure. */
import type { Move } from '../../../experiment/experiment';
import { moveTarget } from '../../../experiment/move-fields';
import { movedValue, moveText } from '../../move-text';

export interface Mark {
  readonly x: number;
  /** 'T 0.7', 'M 3'. */
  readonly label: string;
  /** A sentence for the table. */
  readonly text: string;
}

/** Share of the axis that a label takes. */
const LABEL_SHARE = 0.16;

/** And that its line takes. */
const LINE_SHARE = 0.005;

/** Moves at least `gap` apart, the last of each cluster. */
function apart(moves: readonly Move[], place: (step: number) => number, gap: number): Set<Move> {
  const kept = new Set<Move>();
  let next = Infinity;
  for (let i = moves.length - 1; i >= 0; i--) {
    const at = place(moves[i].step);
    if (next - at < gap) continue;
    kept.add(moves[i]);
    next = at;
  }
  return kept;
}

/**
 * The marks of moves on an axis, `place` being a step's share of it, whose lines can be told apart, with the labels that can be read. Those
 * alone are put into words: there may be thousands.
 */
export function legible(moves: readonly Move[], place: (step: number) => number): Mark[] {
  const inside = moves.filter(({ step }) => place(step) >= 0 && place(step) <= 1);
  const seen = apart(inside, place, LINE_SHARE);
  const labelled = apart(inside, place, LABEL_SHARE);
  const drawn = inside.filter((move) => seen.has(move));
  return marksOf(drawn).map((mark, i) => (labelled.has(drawn[i]) ? mark : { ...mark, label: '' }));
}

export function marksOf(moves: readonly Move[]): Mark[] {
  return moves.map((move) => {
    const target = moveTarget(move.field);
    const name = target?.field.symbol || target?.field.label || move.field;
    return { x: move.step, label: `${name} ${movedValue(move)}`, text: moveText(move) };
  });
}
