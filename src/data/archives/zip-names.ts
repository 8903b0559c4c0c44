/** The names in a zip archive: said by a flag or a field, or guessed, and asked where the guess matters. */
import { plainPath } from './archive-paths';
import { crc32 } from '../bytes/crc32';
import { decodeName, encodingsOf, type NameEncoding } from './name-encodings';
import { ask, type Answers, type Question } from '../own/question';

/** A file by its path. */
export interface Named {
  /** Its folders and name, plain. */
  readonly path: string;
  /** The name's bytes, where the archive does not say in which encoding they are. */
  readonly raw?: Uint8Array;
}

/** A name in a directory: the text, or the bytes where the archive does not say what they mean. */
export type SaidName = string | Uint8Array;

const utf8 = new TextDecoder();
const isUtf8 = 0x800;

/** By the flag of UTF-8, by Info-ZIP's field of the name in UTF-8, or because every encoding has the same ASCII. */
export function saidName(bytes: Uint8Array, flags: number, field: () => Uint8Array | null): SaidName {
  if (flags & isUtf8 || isAscii(bytes)) return utf8.decode(bytes);
  const said = field();
  if (said && said.length > 5 && said[0] === 1) {
    const sum = new DataView(said.buffer, said.byteOffset).getUint32(1, true);
    // Of a name that was changed since the field no longer holds.
    const text = sum === crc32(bytes) ? decodeName(said.subarray(5), 'utf-8') : null;
    if (text !== null) return text;
  }
  return bytes.slice();
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at] > 0x7f) return false;
  return true;
}

/** Enough names to guess by. */
const mostGuessed = 500;

const guessed = (names: readonly Uint8Array[]): readonly NameEncoding[] =>
  encodingsOf(names.slice(0, mostGuessed));

/** Paths by the likeliest encoding, and the bytes of those that may be in another. */
export function pathsOf(names: readonly SaidName[]): readonly Named[] {
  const unsaid = names.filter((name) => typeof name !== 'string');
  const [likeliest] = unsaid.length > 0 ? guessed(unsaid) : [];
  return names.map((name) =>
    typeof name === 'string' ? { path: plainPath(name) } : { path: pathIn(name, likeliest?.id), raw: name },
  );
}

/** A name beyond the ones that were guessed by may be no text of that encoding. */
const pathIn = (bytes: Uint8Array, encoding = 'utf-8'): string =>
  plainPath(decodeName(bytes, encoding) ?? utf8.decode(bytes));

/** Null where names are said, or can be read in one way alone. Every option shows a folder's name as it would be. */
export function nameQuestion(file: string, entries: readonly Named[], answers: Answers): Question | null {
  const names = entries.flatMap(({ raw }) => raw ?? []);
  if (names.length === 0) return null;
  const sample = names.find((bytes) => shownOf(pathIn(bytes, 'cp437')).isFolder) ?? names[0];
  const seen = new Set<string>();
  const options = guessed(names).flatMap(({ id, words }) => {
    const all = names.slice(0, mostGuessed).map((bytes) => pathIn(bytes, id));
    const text = all.join('\n');
    if (seen.has(text)) return [];
    seen.add(text);
    return [{ value: id, words: `${shownOf(pathIn(sample, id)).name}: ${words}` }];
  });
  if (options.length < 2) return null;
  return ask(file, { id: 'names', label: 'Names read as', options }, answers);
}

/** The innermost folder that is not ASCII alone, or else the file's name. */
function shownOf(path: string): { readonly name: string; readonly isFolder: boolean } {
  const parts = path.split('/');
  const folder = parts.slice(0, -1).findLast((part) => /\P{ASCII}/u.test(part));
  return { name: folder ?? parts.at(-1) ?? '', isFolder: folder !== undefined };
}

/** The same entries by their names in another encoding. */
export const renamed = <T extends Named>(entries: readonly T[], encoding: string): readonly T[] =>
  entries.map((entry) => (entry.raw ? { ...entry, path: pathIn(entry.raw, encoding) } : entry));
