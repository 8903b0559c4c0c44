/** The values that a hand holds, in words: 'T = 0.2, M = 4'. Pure. */
import { moveTarget } from '../../experiment/move-fields';
import type { Preview } from '../../state/preview-store';
import { formatShort } from '../../ui/format';

const nameOf = (name: string): string => {
  const field = moveTarget(name)?.field;
  return field?.symbol || field?.label || name;
};

export const previewWords = (at: Preview): string =>
  Object.entries(at)
    .map(([name, value]) => `${nameOf(name)} = ${formatShort(value)}`)
    .join(', ');

/** Without the values: 'T, M'. */
export const heldNames = (at: Preview): string => Object.keys(at).map(nameOf).join(', ');
