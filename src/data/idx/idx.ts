/** The IDX format of MNIST: bytes in, pictures or labels out, after every check the format allows. Knows of no file system. */
import { DataError } from '../dataset';

/** Count pictures of height rows and width columns, one byte a pixel; a view of the file's bytes. */
interface IdxImages {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const unsignedByte = 0x08;

/** Type and dimensions after the magic number, then as many bytes as they say: no more, no fewer. */
function readIdx(
  file: string,
  bytes: Uint8Array,
  axes: readonly string[],
): { sizes: number[]; body: Uint8Array } {
  const headerSize = 4 + 4 * axes.length;
  const fail = (what: string, expected: string, got: string | number): never => {
    throw new DataError(file, `${file}, ${what}: expected ${expected}, got ${got}`);
  };
  if (bytes.length < headerSize) fail('IDX header', `${headerSize} bytes`, bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(0) !== 0) fail('IDX magic number', 'two zero bytes first', hex(view.getUint32(0)));
  if (bytes[2] !== unsignedByte)
    fail('IDX type', `${hex(unsignedByte, 2)} (unsigned byte)`, hex(bytes[2], 2));
  if (bytes[3] !== axes.length) fail('IDX dimensions', `${axes.length}`, bytes[3]);
  const sizes = axes.map((_, axis) => view.getUint32(4 + 4 * axis));
  sizes.forEach((size, axis) => {
    if (size === 0) fail(`IDX ${axes[axis]}`, 'at least 1', 0);
  });
  const size = headerSize + sizes.reduce((product, axisSize) => product * axisSize, 1);
  if (bytes.length !== size) {
    fail('IDX length', `${size} bytes for ${sizes.join(' x ')}`, bytes.length);
  }
  return { sizes, body: bytes.subarray(headerSize) };
}

function hex(value: number, digits = 8): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}

/** An IDX3 file of unsigned bytes. Throws a DataError that names the file and what is wrong with it. */
export function readIdxImages(file: string, bytes: Uint8Array): IdxImages {
  const { sizes, body } = readIdx(file, bytes, ['number of pictures', 'number of rows', 'number of columns']);
  return { count: sizes[0], height: sizes[1], width: sizes[2], pixels: body };
}

/** An IDX1 file of unsigned bytes: one label a picture. Throws a DataError that names the file and what is wrong with it. */
export function readIdxLabels(file: string, bytes: Uint8Array): Uint8Array {
  return readIdx(file, bytes, ['number of labels']).body;
}
