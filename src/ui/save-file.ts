/** Hands bytes or text to the person as a file. The only place that makes downloads. */

/** A file to be saved. */
export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Blob | Uint8Array<ArrayBuffer> | string;
}

export function saveFile({ name, type, content }: SavedFile): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // Some browsers read the address only after the click is over.
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A title as the name of a file: what a file system refuses becomes '-'. */
export const fileNameOf = (title: string): string =>
  title
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, '-')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 100);
