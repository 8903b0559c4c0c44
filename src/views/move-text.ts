/** A move in a few words: of its field and its value, without its step. Pure. */
import type { Move } from '../experiment/experiment';
import { moveTarget } from '../experiment/move-fields';
import { printValue } from '../schema/value-text';
import { shortNameOf } from '../state/model-names';

export const movedValue = ({ value }: Move): string => (value === null ? 'to schedule' : printValue(value));

/** 'Temperature 0.5', 'Gauss: Learning rate 0.001'. */
export function moveText(move: Move): string {
  const target = moveTarget(move.field);
  const one = target?.models.length === 1 ? `${shortNameOf(target.models[0])}: ` : '';
  return `${one}${target?.field.label ?? move.field} ${movedValue(move)}`;
}
