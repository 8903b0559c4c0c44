/** Takes files that are dropped anywhere on the page, those in folders too, so that no browser leaves the page for one. What has a box of its own takes them first. */
import type { BroughtFile } from '../state/run-file-store';
import { droppedFiles, type Dropped } from '../views/dropped-files';

/** What is needed of a drag. */
export interface FileDrag {
  /** True where a part of the page has taken it. */
  readonly defaultPrevented: boolean;
  readonly dataTransfer: (Dropped & { readonly types: readonly string[] }) | null;
  preventDefault(): void;
}

/** What is needed of a browser's window. */
interface DropWindow {
  addEventListener(type: 'dragover' | 'drop', listener: (event: FileDrag) => void): void;
}

/** A dragged text is the browser's: it may go into a text box. */
const hasFiles = ({ dataTransfer }: FileDrag) => dataTransfer?.types.includes('Files') === true;

export function takeDroppedFiles(window: DropWindow, take: (files: readonly BroughtFile[]) => unknown): void {
  window.addEventListener('dragover', (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  window.addEventListener('drop', (event) => {
    if (!hasFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    // A folder that cannot be read has no files.
    if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(take, () => take([]));
  });
}
