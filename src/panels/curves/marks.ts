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

/** Marks nearer to each other than they can be read keep their line and lose their label. */
const LABELLED = 8;

export function marksOf(moves: readonly Move[]): Mark[] {
  return moves.map((move, i) => {
    const target = moveTarget(move.field);
    const name = target?.field.symbol || target?.field.label || move.field;
    const value = move.value === null ? 'to schedule' : printValue(move.value);
    const one = target?.models.length === 1 ? `${shortNameOf(target.models[0])}: ` : '';
    return {
      x: move.step,
      label: moves.length - i <= LABELLED ? `${name} ${value}` : '',
      text: `${one}${target?.field.label ?? move.field} ${value}`,
    };
  });
}
