/** Says of pictures that they are a preview, and at which values: "preview at T = 0.2". */
import type { Preview } from '../../state/preview-store';
import { previewWords } from './preview-words';

export function PreviewMark({ at }: { readonly at: Preview }) {
  return <span className="preview-mark">{` · preview at ${previewWords(at)}`}</span>;
}
