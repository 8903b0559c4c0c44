/** Says of pictures that they are a preview, and at which values: "preview at T = 0.2". */
import { moveTarget } from '../../experiment/move-fields';
import type { Preview } from '../../state/preview-store';
import { formatShort } from '../../ui/format';

const wordsOf = ([name, value]: readonly [string, number]): string =>
  `${moveTarget(name)?.field.symbol ?? name} = ${formatShort(value)}`;

export function PreviewMark({ at }: { readonly at: Preview }) {
  return (
    <span className="preview-mark">{` · preview at ${Object.entries(at).map(wordsOf).join(', ')}`}</span>
  );
}
