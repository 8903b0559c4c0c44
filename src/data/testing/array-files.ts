/** Files of arrays made from numbers: NumPy's, tables of text, CIFAR's binary form. Only tests import this. */
import { zipSync, strToU8 } from 'fflate';
import { joinedBytes } from './test-files';

/** Of a header as numpy.save writes it; `body` is the array's bytes. */
export function npyFile(
  shape: readonly number[],
  body: Uint8Array,
  { descr = '|u1', fortran = false, version = 1 } = {},
): Uint8Array<ArrayBuffer> {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${sizes}), }`;
  const before = version === 1 ? 10 : 12;
  const header = strToU8(`${text.padEnd(64 * Math.ceil((text.length + before + 1) / 64) - before - 1)}\n`);
  const length = new Uint8Array(before - 8);
  const view = new DataView(length.buffer);
  if (version === 1) view.setUint16(0, header.length, true);
  else view.setUint32(0, header.length, true);
  return joinedBytes([0x93], strToU8('NUMPY'), [version, 0], length, header, body);
}

export function npzFile(
  arrays: Readonly<Record<string, Uint8Array>>,
  level: 0 | 6 = 0,
): Uint8Array<ArrayBuffer> {
  const files = Object.fromEntries(Object.entries(arrays).map(([name, bytes]) => [`${name}.npy`, bytes]));
  return joinedBytes(zipSync(files, { level }));
}

export const bytesOf = (numbers: ArrayBufferView<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

export const tableFile = (
  rows: readonly (readonly (string | number)[])[],
  separator = ',',
  end = '\n',
): Uint8Array<ArrayBuffer> => joinedBytes(strToU8(rows.map((row) => row.join(separator) + end).join('')));

/** Records of labels and 3 x 32 x 32 bytes. */
export const cifarFile = (
  labels: readonly (readonly number[])[],
  planes: Uint8Array,
): Uint8Array<ArrayBuffer> =>
  joinedBytes(
    ...labels.flatMap((own, i) => [Uint8Array.from(own), planes.subarray(i * 3072, (i + 1) * 3072)]),
  );

/** An archive as GNU tar writes it, with a header of its own before a long name; or as POSIX has it, with records before every file. */
export function tarFile(
  files: readonly (readonly [string, Uint8Array])[],
  size?: string,
  records?: (path: string, bytes: Uint8Array) => Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const blocks = (bytes: Uint8Array) => [bytes, new Uint8Array((512 - (bytes.length % 512)) % 512)];
  const header = (path: string, length: number, kind: string) => {
    const bytes = new Uint8Array(512);
    bytes.set(strToU8(path).subarray(0, 100));
    bytes.set(strToU8(size ?? length.toString(8).padStart(11, '0')), 124);
    bytes.set(strToU8(kind), 156);
    bytes.set(strToU8(records ? 'ustar\x0000' : 'ustar  '), 257);
    return bytes;
  };
  const one = (path: string, bytes: Uint8Array, kind = '0') => [
    header(path, bytes.length, kind),
    ...blocks(bytes),
  ];
  const record = ([key, value]: readonly [string, string]) => {
    const rest = ` ${key}=${value}\n`;
    const bare = strToU8(rest).length;
    // The length counts its own digits.
    const digits = String(bare + String(bare).length).length;
    return `${bare + digits}${rest}`;
  };
  const before = (path: string, bytes: Uint8Array) => {
    if (records) return one('pax', strToU8(Object.entries(records(path, bytes)).map(record).join('')), 'x');
    return path.length > 100 ? one('././@LongLink', strToU8(`${path}\0`), 'L') : [];
  };
  return joinedBytes(
    ...files.flatMap(([path, bytes]) => [...before(path, bytes), ...one(path, bytes)]),
    new Uint8Array(1024),
  );
}
