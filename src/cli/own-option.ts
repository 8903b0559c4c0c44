/** `--dataset idx:FILE` or `file:PATH`: one's own pictures in place of a data set's name. Pure. */

/** idx: an IDX file of pictures, with the labels that lie beside it. file: any file or folder that the page takes, split as the page offers first. */
export interface OwnFiles {
  readonly kind: 'idx' | 'file';
  readonly path: string;
}

/** Null of any other text. */
export function ownFiles(value: string): OwnFiles | null {
  const found = /^(idx|file):(.+)$/s.exec(value);
  return found && { kind: found[1] as OwnFiles['kind'], path: found[2] };
}
