/** The entries of a zip archive from its directory, each unpacked when it is asked for and to no more than it says. Knows nothing of pictures. */
import { mostDeflated } from '../bytes/deflate-ratio';
import { byteReader } from '../bytes/byte-reader';
import { part, streamOf, type ByteSource } from '../bytes/byte-source';
import { mostPictureBytes } from '../data-limits';
import { refusal } from '../refusal';
import { zipRecords, type ZipRecord } from './zip-directory';
import { pathsOf, type Named } from './zip-names';

/** A file in an archive or a folder. */
export interface Entry extends Named {
  /** Unpacked, as the directory says; reading fails where it is not true. */
  readonly size: number;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  /** The same in parts, of any length, each unpacked when it is asked for. */
  open(): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
}

export function isZip(bytes: Uint8Array): boolean {
  return (
    [0x50, 0x4b].every((byte, i) => bytes[i] === byte) && [0x0403, 0x0605].includes(bytes[2] + 256 * bytes[3])
  );
}

/** All files of the archive; folders are left out. Throws a DataError for encrypted and split archives, and where files share their bytes. */
export async function zipEntries(source: ByteSource): Promise<readonly Entry[]> {
  const records = await zipRecords(source);
  expectApart(source.name, records);
  const files = records.filter(({ isFolder }) => !isFolder);
  const locked = files.findIndex(({ flags }) => flags & 1);
  const names = pathsOf(files.map(({ name }) => name));
  if (locked >= 0)
    throw refusal(
      `${source.name}, ${names[locked].path}`,
      'zip',
      'a file without a password',
      'an encrypted one',
    );
  return files.map((record, k) => entryOf(source, names[k], record));
}

/** Files that share their bytes unpack to many times what any honest archive does. */
function expectApart(name: string, records: readonly ZipRecord[]): void {
  const isOrdered = records.every(({ start }, k) => k === 0 || start >= records[k - 1].start);
  const inOrder = isOrdered ? records : records.toSorted((a, b) => a.start - b.start);
  for (let k = 0; k + 1 < inOrder.length; k++) {
    const { start, packed } = inOrder[k];
    if (packed > 0 && start + 30 + packed > inOrder[k + 1].start)
      throw refusal(name, 'zip', 'files one after the other', 'some that share their bytes');
  }
}

/** Of a million of them a browser has to hold every one: little is made for each. */
function entryOf(source: ByteSource, { path, raw }: Named, record: ZipRecord): Entry {
  const open = () => openEntry(source, path, record);
  const bytes = () => bytesOfEntry(source, path, record);
  const { size } = record;
  return raw ? { path, raw, size, open, bytes } : { path, size, open, bytes };
}

async function openEntry(source: ByteSource, path: string, { method, packed, size, start }: ZipRecord) {
  const where = `${source.name}, ${path}`;
  if (method !== 0 && method !== 8)
    throw refusal(where, 'zip', 'deflate or no compression', `method ${method}`);
  if (size > packed * mostDeflated + mostDeflated)
    throw refusal(where, 'zip', `${size} unpacked bytes`, 'too few packed ones');
  if (method === 0 && size !== packed) throw refusal(where, 'zip', `${size} bytes`, packed);
  const header = await part(source, start, start + 30, `zip entry ${path}`);
  const local = new DataView(header.buffer, header.byteOffset, 30);
  if (local.getUint32(0, true) !== 0x04034b50)
    throw refusal(where, 'zip', 'a file at its place', 'something else');
  const from = start + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  if (from + packed > source.size) throw refusal(where, 'zip', `${packed} bytes`, source.size - from);
  const bytes = streamOf(source, from, from + packed);
  return method === 0 ? bytes : bytes.pipeThrough(new DecompressionStream('deflate-raw'));
}

async function bytesOfEntry(source: ByteSource, path: string, record: ZipRecord) {
  const where = `${source.name}, ${path}`;
  const { size } = record;
  if (size > mostPictureBytes) throw refusal(where, 'size', `at most ${mostPictureBytes} bytes`, size);
  const reader = byteReader(where, await openEntry(source, path, record));
  try {
    const bytes = (await reader.take(size, 'zip entry')).slice() as Uint8Array<ArrayBuffer>;
    await reader.end(0);
    return bytes;
  } finally {
    await reader.cancel();
  }
}
