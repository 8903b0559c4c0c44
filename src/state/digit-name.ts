/** The picked picture in words: a validation picture by its number and class, or a drawing. */
import { isDrawn } from '../experiment/drawn-digit';
import { className, type ClassNames } from '../experiment/label-text';
import { formatCount } from '../ui/format';

interface Named {
  readonly index: number;
  readonly label: number | null;
}

/** 'picture 12', or 'your drawing': inside a sentence or a title. */
export const shortName = (index: number): string =>
  isDrawn(index) ? 'your drawing' : `picture ${formatCount(index)}`;

/** 'Validation picture 12, class 7', inside a sentence with a small letter. */
export function digitName(
  { index, label }: Named,
  names: ClassNames,
  place: 'first' | 'inline' = 'first',
): string {
  if (isDrawn(index)) return place === 'first' ? 'Your drawing' : 'your drawing';
  const kind = label === null ? '' : `, class ${className(label, names)}`;
  return `${place === 'first' ? 'Validation' : 'validation'} picture ${formatCount(index)}${kind}`;
}
