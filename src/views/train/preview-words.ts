/** The values that a hand holds, in words: 'T = 0.2, M = 4'. Pure. */
import { moveTarget } from '../../experiment/move-fields';
import type { Preview } from '../../state/preview-store';
import { formatShort } from '../../ui/format';

export const previewWords = (at: Preview): string =>
  Object.entries(at)
    .map(([name, value]) => {
      const field = moveTarget(name)?.field;
      return `${field?.symbol || field?.label || name} = ${formatShort(value)}`;
    })
    .join(', ');
