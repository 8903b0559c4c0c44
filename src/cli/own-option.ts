/** `--dataset idx:FILE` or `file:PATH`, with `--reading LIST`: one's own pictures in place of a data set's name. Pure. */

/** idx: an IDX file of pictures, with the labels that lie beside it. file: any file or folder that the page takes, split as the page offers first. */
export interface OwnFiles {
  readonly kind: 'idx' | 'file';
  readonly path: string;
  /** What is chosen of what the page would ask; what it offers first where it is not said. */
  readonly reading: Readonly<Record<string, string>>;
}

/** Of the values of both options; null of any other data set, and a sentence about what is wrong. */
export function ownFiles(dataset = '', reading?: string): OwnFiles | null | string {
  const found = /^(idx|file):(.+)$/s.exec(dataset);
  if (reading !== undefined && found?.[1] !== 'file')
    return '--reading: expected --dataset file:PATH beside it, got none';
  const words = readingWords(reading ?? '');
  if (typeof words === 'string') return words;
  return found && { kind: found[1] as OwnFiles['kind'], path: found[2], reading: words };
}

/** 'size=28x28,turn=transposed' by name; a sentence where it is no such list. */
function readingWords(text: string): OwnFiles['reading'] | string {
  const pairs = text
    .split(',')
    .filter((pair) => pair.trim() !== '')
    .map((pair) => /^\s*([a-z-]+)=(.+?)\s*$/.exec(pair));
  if (!pairs.every((pair) => pair !== null))
    return `--reading: expected NAME=VALUE, joined by commas, as size=28x28,turn=transposed, got '${text}'`;
  return Object.fromEntries(pairs.map(([, name, value]) => [name, value]));
}
