/** The entries of a zip archive from its directory, each unpacked when it is asked for and to no more than it says. Knows nothing of pictures. */
import { byteReader } from './byte-reader';
import { part, streamOf, type ByteSource } from './byte-source';
import { mostPictureBytes } from './data-limits';
import { mostPermuted } from './permutation';
import { refusal } from './refusal';

/** A file in an archive or a folder. */
export interface Entry {
  readonly path: string;
  /** Unpacked, as the directory says; reading fails where it is not true. */
  readonly size: number;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  /** The same in parts, of any length, each unpacked when it is asked for. */
  open(): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
}

const mostDirectory = 2 ** 28;
/** Deflate gives at most 1,032 bytes for one. */
const mostRatio = 1032;

export function isZip(bytes: Uint8Array): boolean {
  return (
    [0x50, 0x4b].every((byte, i) => bytes[i] === byte) && [0x0403, 0x0605].includes(bytes[2] + 256 * bytes[3])
  );
}

/** The 22 bytes that end every archive, before a comment of up to 64 KiB. */
async function endOfDirectory(source: ByteSource): Promise<DataView> {
  const from = Math.max(0, source.size - 22 - 0xffff);
  const tail = await part(source, from, source.size, 'zip directory');
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return new DataView(tail.buffer, tail.byteOffset + at, 22);
  }
  throw refusal(source.name, 'zip directory', 'one at the end', 'a file cut short');
}

/** All files of the archive; folders are left out. Throws a DataError for encrypted, split and zip64 archives. */
export async function zipEntries(source: ByteSource): Promise<readonly Entry[]> {
  const { name } = source;
  const end = await endOfDirectory(source);
  const [count, size, start] = [end.getUint16(10, true), end.getUint32(12, true), end.getUint32(16, true)];
  if (start === 0xffffffff || count === 0xffff) {
    throw refusal(name, 'zip', 'fewer than 65,535 files and less than 4 GiB', 'a zip64 archive');
  }
  if (end.getUint16(4, true) !== 0) throw refusal(name, 'zip', 'an archive in one part', 'a split one');
  if (size > mostDirectory) throw refusal(name, 'zip directory', `at most ${mostDirectory} bytes`, size);
  const directory = await part(source, start, start + size, 'zip directory');
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  const spans: (readonly [start: number, packed: number])[] = [];
  for (let at = 0, k = 0; k < Math.min(count, mostPermuted); k++) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== 0x02014b50) {
      throw refusal(name, 'zip directory', `${count} files`, `${k} and something else`);
    }
    const next =
      at + 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > directory.length) throw refusal(name, 'zip directory', `${next} bytes`, directory.length);
    // Some programs of Windows part folders by backslashes, which the format forbids.
    const path = new TextDecoder()
      .decode(directory.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)))
      .replaceAll('\\', '/');
    const entry = entryAt(source, path, view, at);
    if (!path.endsWith('/')) entries.push(entry);
    spans.push([view.getUint32(at + 42, true), view.getUint32(at + 20, true)]);
    at = next;
  }
  expectApart(name, spans);
  return entries;
}

/** Files that share their bytes unpack to many times what any honest archive does. */
function expectApart(name: string, spans: readonly (readonly [start: number, packed: number])[]): void {
  const inOrder = spans.toSorted(([a], [b]) => a - b);
  inOrder.forEach(([start, packed], i) => {
    const next = inOrder[i + 1];
    if (next && packed > 0 && start + 30 + packed > next[0])
      throw refusal(name, 'zip', 'files one after the other', 'some that share their bytes');
  });
}

function entryAt(source: ByteSource, path: string, view: DataView, at: number): Entry {
  const where = `${source.name}, ${path}`;
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
  const start = view.getUint32(at + 42, true);
  if (flags & 1) throw refusal(where, 'zip', 'a file without a password', 'an encrypted one');
  if ([packed, size, start].includes(0xffffffff))
    throw refusal(where, 'zip', 'less than 4 GiB', 'a zip64 entry');
  const open = async () => {
    if (method !== 0 && method !== 8)
      throw refusal(where, 'zip', 'deflate or no compression', `method ${method}`);
    if (size > packed * mostRatio + mostRatio)
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
  };
  return {
    path,
    size,
    open,
    async bytes() {
      if (size > mostPictureBytes) throw refusal(where, 'size', `at most ${mostPictureBytes} bytes`, size);
      const reader = byteReader(where, await open());
      try {
        const bytes = (await reader.take(size, 'zip entry')).slice() as Uint8Array<ArrayBuffer>;
        await reader.end(0);
        return bytes;
      } finally {
        await reader.cancel();
      }
    },
  };
}
