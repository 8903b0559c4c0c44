/** The files of a tar archive: its headers one after the other, with the long names of GNU and of POSIX. Knows nothing of pictures. */
import { plainPath } from './archive-paths';
import { part, streamOf, type ByteSource } from '../bytes/byte-source';
import { mostPictureBytes } from '../data-limits';
import { mostPermuted } from '../permutation';
import { refusal } from '../refusal';
import type { Entry } from './zip';

const block = 512;
const ahead = 2 ** 16;
/** A longer name is no name. */
const mostName = 2 ** 16;

const text = new TextDecoder();

const textOf = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0);
  return text.decode(end < 0 ? bytes : bytes.subarray(0, end));
};

/** Whether the first block is a header of POSIX or GNU. */
export const isTar = (bytes: Uint8Array): boolean =>
  bytes.length >= block && String.fromCharCode(...bytes.subarray(257, 262)) === 'ustar';

/** Octal digits, or from 8 GiB on a binary number behind a set bit. */
function sizeIn(name: string, field: Uint8Array): number {
  if (field[0] & 0x80) return field.subarray(4).reduce((size, byte) => 256 * size + byte, 0);
  const digits = textOf(field).trim();
  if (!/^[0-7]*$/.test(digits)) throw refusal(name, 'tar size', 'octal digits', `'${digits}'`);
  return Number.parseInt(digits || '0', 8);
}

/** Records of a POSIX header: each is its length in bytes, a blank, a name, '=', a value and a line's end. What is none is left out. */
function recordsIn(bytes: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length;) {
    const blank = bytes.indexOf(0x20, at);
    const length = blank < 0 ? NaN : Number(text.decode(bytes.subarray(at, blank)));
    if (!(Number.isInteger(length) && length > 0 && at + length <= bytes.length)) break;
    const found = /^([^=]+)=(.*)$/s.exec(text.decode(bytes.subarray(blank + 1, at + length - 1)));
    if (found) records.set(found[1], found[2]);
    at += length;
  }
  return records;
}

/** What the headers before a file say of it in place of its own. */
interface Said {
  readonly path?: string;
  readonly size?: number;
  /** Of a link: the file that it stands for. */
  readonly link?: string;
}

function saidIn(name: string, records: ReadonlyMap<string, string>): Said {
  const [path, size, link] = [records.get('path'), records.get('size'), records.get('linkpath')];
  if (size !== undefined && !/^\d+$/.test(size)) throw refusal(name, 'tar size', 'digits', `'${size}'`);
  return {
    ...(path !== undefined && { path }),
    ...(size !== undefined && { size: Number(size) }),
    ...(link !== undefined && { link }),
  };
}

/** All files, and hard links as the file that they are; folders, other links and the like are left out. */
export async function tarEntries(source: ByteSource): Promise<readonly Entry[]> {
  const { name } = source;
  const entries: Entry[] = [];
  const blockAt = blocksOf(source);
  const before = byPath(entries);
  let said: Said = {};
  for (let at = 0; at + block <= source.size;) {
    const header = await blockAt(at);
    // Two empty blocks end an archive; one is enough.
    if (header.every((byte) => byte === 0)) break;
    if (!isTar(header)) throw refusal(name, 'tar header', "the letters 'ustar'", 'others');
    const kind = String.fromCharCode(header[156]);
    const isFile = kind === '0' || kind === '\0' || kind === '7';
    const size = (isFile ? said.size : undefined) ?? sizeIn(name, header.subarray(124, 136));
    const start = at + block;
    if (!(start + size <= source.size))
      throw refusal(name, 'tar', `${size} bytes of a file`, `${source.size - start}, and the end`);
    if (kind === 'L' || kind === 'K' || kind === 'x') {
      if (size > mostName) throw refusal(name, 'tar', `a name of at most ${mostName} bytes`, size);
      const bytes = await part(source, start, start + size, 'tar name');
      const own =
        kind === 'x' ? saidIn(name, recordsIn(bytes)) : { [kind === 'L' ? 'path' : 'link']: textOf(bytes) };
      said = { ...said, ...own };
    } else if (kind !== 'g') {
      const path = plainPath(said.path ?? ownPath(header));
      if (isFile) entries.push(entryAt(source, path, start, size));
      const target =
        kind === '1' ? before(plainPath(said.link ?? textOf(header.subarray(157, 257)))) : undefined;
      if (target) entries.push({ ...target, path });
      said = {};
      if (entries.length > mostPermuted) throw refusal(name, 'tar', `at most ${mostPermuted} files`, 'more');
    }
    at = start + block * Math.ceil(size / block);
  }
  return entries;
}

/** The last of the entries so far that is called so; few archives have a link that asks. */
function byPath(entries: readonly Entry[]): (path: string) => Entry | undefined {
  const found = new Map<string, Entry>();
  let seen = 0;
  return (path) => {
    for (; seen < entries.length; seen++) found.set(entries[seen].path, entries[seen]);
    return found.get(path);
  };
}

/** Headers of small files lie close together: one read has many. */
function blocksOf(source: ByteSource): (at: number) => Promise<Uint8Array> {
  let held = new Uint8Array(0);
  let from = 0;
  return async (at) => {
    if (at < from || at + block > from + held.length) {
      held = await part(source, at, Math.min(source.size, at + ahead), 'tar header');
      from = at;
    }
    return held.subarray(at - from, at - from + block);
  };
}

/** POSIX parts a name of more than 100 bytes at a slash; GNU has dates in the place of the beginning. */
function ownPath(header: Uint8Array): string {
  const own = textOf(header.subarray(0, 100));
  const isPosix = header[262] === 0;
  const prefix = isPosix ? textOf(header.subarray(345, 500)) : '';
  return prefix === '' ? own : `${prefix}/${own}`;
}

function entryAt(source: ByteSource, path: string, start: number, size: number): Entry {
  return {
    path,
    size,
    open: async () => streamOf(source, start, start + size),
    async bytes() {
      if (size > mostPictureBytes)
        throw refusal(`${source.name}, ${path}`, 'size', `at most ${mostPictureBytes} bytes`, size);
      return part(source, start, start + size, `tar entry ${path}`);
    },
  };
}
