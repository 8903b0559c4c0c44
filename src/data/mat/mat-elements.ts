/** The elements that a MAT v5 file is made of: tags, a matrix's header, numbers of any type. Knows nothing of pictures. */
import type { ByteReader } from '../bytes/byte-reader';
import { refusal } from '../refusal';

/** Of the data types of the format (MAT-File Format, table 1-1), those met here by name. */
export const matType = { uint8: 2, matrix: 14, compressed: 15 } as const;
/** Of the array classes. Those from double to uint64 hold numbers. */
export const matClass = {
  cell: 1,
  struct: 2,
  object: 3,
  char: 4,
  sparse: 5,
  double: 6,
  uint8: 9,
  uint64: 15,
  opaque: 17,
};

/** Bytes and reading of a number of each type. */
const numbers: Readonly<
  Record<number, [size: number, read: (view: DataView, at: number, little: boolean) => number]>
> = {
  1: [1, (view, at) => view.getInt8(at)],
  2: [1, (view, at) => view.getUint8(at)],
  3: [2, (view, at, little) => view.getInt16(at, little)],
  4: [2, (view, at, little) => view.getUint16(at, little)],
  5: [4, (view, at, little) => view.getInt32(at, little)],
  6: [4, (view, at, little) => view.getUint32(at, little)],
  7: [4, (view, at, little) => view.getFloat32(at, little)],
  9: [8, (view, at, little) => view.getFloat64(at, little)],
};

interface MatTag {
  readonly type: number;
  readonly size: number;
  /** Up to four bytes may stand in the tag itself. */
  readonly small: Uint8Array | null;
}

export interface MatHeader {
  readonly name: string;
  readonly arrayClass: number;
  readonly complex: boolean;
  readonly dimensions: readonly number[];
}

const mostName = 63;
const mostDimensions = 8;

export async function readTag(file: string, reader: ByteReader, little: boolean): Promise<MatTag> {
  const bytes = (await reader.take(8, 'MAT element')).slice();
  const view = new DataView(bytes.buffer);
  const word = view.getUint32(0, little);
  if (word >>> 16 === 0) return { type: word, size: view.getUint32(4, little), small: null };
  const size = word >>> 16;
  if (size > 4) throw refusal(file, 'MAT element', 'at most 4 bytes in a small one', size);
  return { type: word & 0xffff, size, small: bytes.subarray(4, 4 + size) };
}

/** The bytes of a short element; `most` keeps a lying size from asking for room. */
async function shortElement(
  file: string,
  reader: ByteReader,
  little: boolean,
  what: string,
  most: number,
): Promise<{ type: number; bytes: Uint8Array }> {
  const { type, size, small } = await readTag(file, reader, little);
  if (small) return { type, bytes: small };
  if (size > most) throw refusal(file, what, `at most ${most} bytes`, size);
  const bytes = (await reader.take(size, what)).slice();
  await reader.skip((8 - (size % 8)) % 8, what);
  return { type, bytes };
}

/** Flags, dimensions and name, which come first in every matrix but the opaque ones, which hold no numbers. A dimension may be 0. */
export async function matrixHeader(file: string, reader: ByteReader, little: boolean): Promise<MatHeader> {
  const flags = await shortElement(file, reader, little, 'MAT array flags', 8);
  if (flags.bytes.length !== 8) throw refusal(file, 'MAT array flags', '8 bytes', flags.bytes.length);
  const word = new DataView(flags.bytes.buffer, flags.bytes.byteOffset).getUint32(0, little);
  const [arrayClass, complex] = [word & 0xff, (word & 0x800) !== 0];
  if (arrayClass === matClass.opaque) return { name: '', arrayClass, complex, dimensions: [] };
  const sizes = await shortElement(file, reader, little, 'MAT dimensions', 4 * mostDimensions);
  const dimensions = decode(file, 'MAT dimensions', sizes, little);
  for (const size of dimensions) {
    if (!(Number.isInteger(size) && size >= 0)) throw refusal(file, 'MAT dimensions', '0 or more', size);
  }
  const name = await shortElement(file, reader, little, 'MAT name', mostName);
  return { name: String.fromCharCode(...name.bytes), arrayClass, complex, dimensions };
}

const mostFields = 256;
const mostFieldName = 64;

/** The names of the fields of a structure whose header has been read; the fields follow, a matrix each. */
export async function fieldNames(file: string, reader: ByteReader, little: boolean): Promise<string[]> {
  const what = 'MAT field names';
  const sizes = decode(file, what, await shortElement(file, reader, little, what, 8), little);
  const [length] = sizes;
  if (sizes.length !== 1 || !(Number.isInteger(length) && length >= 1 && length <= mostFieldName))
    throw refusal(file, what, `a length of 1 to ${mostFieldName}`, sizes.join(' '));
  const { bytes } = await shortElement(file, reader, little, what, mostFields * length);
  return Array.from({ length: Math.floor(bytes.length / length) }, (_, at) =>
    String.fromCharCode(...bytes.subarray(at * length, (at + 1) * length)).replace(/\0.*$/s, ''),
  );
}

/** The numbers of a matrix whose header has been read, of which there must be `count`. */
export async function matNumbers(
  file: string,
  reader: ByteReader,
  little: boolean,
  count: number,
): Promise<number[]> {
  const element = await shortElement(file, reader, little, 'MAT numbers', 8 * count);
  const values = decode(file, 'MAT numbers', element, little);
  if (values.length !== count) throw refusal(file, 'MAT numbers', `${count}`, values.length);
  return values;
}

function decode(
  file: string,
  what: string,
  { type, bytes }: { type: number; bytes: Uint8Array },
  little: boolean,
): number[] {
  if (!Object.hasOwn(numbers, type)) throw refusal(file, what, 'numbers', `type ${type}`);
  const [size, read] = numbers[type];
  if (bytes.length % size !== 0) throw refusal(file, what, `numbers of ${size} bytes`, bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / size }, (_, i) => read(view, i * size, little));
}
