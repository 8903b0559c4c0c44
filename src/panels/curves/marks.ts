/** A hand's changes as marks on the curves, in a few characters each. Pure. */
import type { Move } from '../../experiment/experiment';
import { moveTarget } from '../../experiment/move-fields';
import { printValue } from '../../schema/value-text';
import { shortNameOf } from '../../state/model-names';

export interface Mark {
  readonly x: number;
  /** 'T 0.7', 'M 3'. */
  readonly label: string;
  /** A sentence for the table. */
  readonly text: string;
}

/** Share of the axis that a label takes. */
const LABEL_SHARE = 0.16;

/** Of marks too near to each other to be read only the last keeps its label; all keep their line. */
export function legible(marks: readonly Mark[], axis: number): Mark[] {
  return marks.map((mark, i) => {
    const next = marks[i + 1];
    return next && next.x - mark.x < LABEL_SHARE * axis ? { ...mark, label: '' } : mark;
  });
}

export function marksOf(moves: readonly Move[]): Mark[] {
  return moves.map((move) => {
    const target = moveTarget(move.field);
    const name = target?.field.symbol || target?.field.label || move.field;
    const value = move.value === null ? 'to schedule' : printValue(move.value);
    const one = target?.models.length === 1 ? `${shortNameOf(target.models[0])}: ` : '';
    return {
      x: move.step,
      label: `${name} ${value}`,
      text: `${one}${target?.field.label ?? move.field} ${value}`,
    };
  });
}
