/** The picked digit in words: a validation digit by its number and class, or a drawing. */
import { isDrawn } from '../experiment/drawn-digit';
import { formatCount } from '../ui/format';

interface Named {
  readonly index: number;
  readonly label: number | null;
}

/** 'Validation digit 12, a 7', inside a sentence with a small letter. */
export function digitName({ index, label }: Named, place: 'first' | 'inline' = 'first'): string {
  if (isDrawn(index)) return place === 'first' ? 'Your drawing' : 'your drawing';
  const kind = label === null ? '' : `, a ${label}`;
  return `${place === 'first' ? 'Validation' : 'validation'} digit ${formatCount(index)}${kind}`;
}
