/** The files of a tar archive: its headers one after the other, with the long names of GNU and of POSIX. Knows nothing of pictures. */
import { part, streamOf, type ByteSource } from './byte-source';
import { mostPictureBytes } from './data-limits';
import { mostPermuted } from './permutation';
import { refusal } from './refusal';
import type { Entry } from './zip';

const block = 512;
/** A longer name is no name. */
const mostName = 2 ** 16;

const textOf = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
};

/** Whether the first block is a header of POSIX or GNU. */
export const isTar = (bytes: Uint8Array): boolean =>
  bytes.length >= block && String.fromCharCode(...bytes.subarray(257, 262)) === 'ustar';

/** Octal digits, or from 8 GiB on a binary number behind a set bit. */
function sizeIn(name: string, field: Uint8Array): number {
  if (field[0] & 0x80) return field.subarray(4).reduce((size, byte) => 256 * size + byte, 0);
  const text = textOf(field).trim();
  if (!/^[0-7]*$/.test(text)) throw refusal(name, 'tar size', 'octal digits', `'${text}'`);
  return Number.parseInt(text || '0', 8);
}

/** 'path' of the records of a POSIX header: each is its length, a blank, a name, '=', a value and a line's end. */
function pathIn(records: string): string | null {
  for (const line of records.split('\n')) {
    const found = /^\d+ path=(.*)$/.exec(line);
    if (found) return found[1];
  }
  return null;
}

/** All files; folders, links and the like are left out. */
export async function tarEntries(source: ByteSource): Promise<readonly Entry[]> {
  const { name } = source;
  const entries: Entry[] = [];
  let long: string | null = null;
  for (let at = 0; at + block <= source.size;) {
    const header = await part(source, at, at + block, 'tar header');
    // Two empty blocks end an archive; one is enough.
    if (header.every((byte) => byte === 0)) break;
    if (!isTar(header)) throw refusal(name, 'tar header', "the letters 'ustar'", 'others');
    const size = sizeIn(name, header.subarray(124, 136));
    const start = at + block;
    if (start + size > source.size)
      throw refusal(name, 'tar', `${size} bytes of a file`, `${source.size - start}, and the end`);
    const kind = String.fromCharCode(header[156]);
    if (kind === 'L' || kind === 'x') {
      if (size > mostName) throw refusal(name, 'tar', `a name of at most ${mostName} bytes`, size);
      const text = textOf(await part(source, start, start + size, 'tar name'));
      long = kind === 'L' ? text : (pathIn(text) ?? long);
    } else {
      const prefix = textOf(header.subarray(345, 500));
      const own = textOf(header.subarray(0, 100));
      const path = long ?? (prefix === '' ? own : `${prefix}/${own}`);
      if (kind !== 'g') long = null;
      if (kind === '0' || kind === '\0') entries.push(entryAt(source, path, start, size));
      if (entries.length > mostPermuted) throw refusal(name, 'tar', `at most ${mostPermuted} files`, 'more');
    }
    at = start + block * Math.ceil(size / block);
  }
  return entries;
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
