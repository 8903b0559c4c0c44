/** A hand's changes as marks on the curves, in a few characters each. Pure. */
import type { Move } from '../../../experiment/experiment';
import { moveTarget } from '../../../experiment/move-fields';
import { movedValue, moveText } from '../move-text';

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

/** Marks at least `gap` apart, the last of each cluster. */
function apart(marks: readonly Mark[], place: (step: number) => number, gap: number): Set<Mark> {
  const kept = new Set<Mark>();
  let next = Infinity;
  for (const mark of marks.toReversed())
    if (next - place(mark.x) >= gap) {
      kept.add(mark);
      next = place(mark.x);
    }
  return kept;
}

/** The marks on an axis, `place` being a step's share of it, whose lines can be told apart, with the labels that can be read. */
export function legible(marks: readonly Mark[], place: (step: number) => number): Mark[] {
  const inside = marks.filter(({ x }) => place(x) >= 0 && place(x) <= 1);
  const seen = apart(inside, place, LINE_SHARE);
  const labelled = apart(inside, place, LABEL_SHARE);
  return inside
    .filter((mark) => seen.has(mark))
    .map((mark) => (labelled.has(mark) ? mark : { ...mark, label: '' }));
}

export function marksOf(moves: readonly Move[]): Mark[] {
  return moves.map((move) => {
    const target = moveTarget(move.field);
    const name = target?.field.symbol || target?.field.label || move.field;
    return { x: move.step, label: `${name} ${movedValue(move)}`, text: moveText(move) };
  });
}
