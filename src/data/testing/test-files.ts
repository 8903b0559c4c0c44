/** Small files of every kind that the readers take, written by other hands than theirs: zlib, fast-png, fflate and the formats' descriptions. Only tests import this. */
import { deflateSync } from 'node:zlib';
import { encode } from 'fast-png';
import { zipSync } from 'fflate';
import { fillUniform, keyOf } from '../../math/random';

export interface Colours {
  readonly count: number;
  readonly side: number;
  /** Red, green, blue, a pixel after the other, a picture after the other. */
  readonly rgb: Uint8Array;
  /** 0 ... 9. */
  readonly labels: Uint8Array;
  /** Red + green + blue of each pixel. */
  readonly sums: Uint16Array;
}

export function colours(count: number, side: number): Colours {
  const u = fillUniform(new Float32Array(count * side * side * 3), keyOf(5, 'colours'), 0);
  const rgb = Uint8Array.from(u, (x) => Math.floor(256 * x));
  const sums = Uint16Array.from(
    { length: count * side * side },
    (_, i) => rgb[3 * i] + rgb[3 * i + 1] + rgb[3 * i + 2],
  );
  return { count, side, rgb, labels: Uint8Array.from({ length: count }, (_, i) => i % 10), sums };
}

export function joinedBytes(...parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function words(values: readonly number[], little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => view.setUint32(4 * i, value, little));
  return new Uint8Array(view.buffer);
}

/** IDX of bytes: sizes [n] or [n, height, width]. */
export function idxFile(sizes: readonly number[], body: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  return joinedBytes([0, 0, 8, sizes.length], words(sizes, false), body);
}

function matMatrix(
  name: string,
  sizes: readonly number[],
  data: Uint8Array,
  arrayClass: number,
  little: boolean,
): Uint8Array {
  const element = (type: number, bytes: Uint8Array) =>
    joinedBytes(words([type, bytes.length], little), bytes, new Uint8Array((8 - (bytes.length % 8)) % 8));
  const body = joinedBytes(
    element(6, words([arrayClass, 0], little)),
    element(5, words(sizes, little)),
    element(1, new TextEncoder().encode(name)),
    element(2, data),
  );
  return joinedBytes(words([14, body.length], little), body);
}

/** SVHN's layout, X column-major and y with 10 for zero, packed as MATLAB does. */
export function matFile(
  { count, side, rgb, labels }: Colours,
  little = true,
  packed = true,
): Uint8Array<ArrayBuffer> {
  const x = new Uint8Array(rgb.length);
  for (let i = 0; i < count; i++)
    for (let row = 0; row < side; row++)
      for (let column = 0; column < side; column++)
        for (let channel = 0; channel < 3; channel++) {
          const from = 3 * ((i * side + row) * side + column) + channel;
          x[row + side * (column + side * (channel + 3 * i))] = rgb[from];
        }
  const y = Uint8Array.from(labels, (label) => label || 10);
  const element = (matrix: Uint8Array) => {
    if (!packed) return matrix;
    const bytes = deflateSync(matrix);
    return joinedBytes(words([15, bytes.length], little), bytes);
  };
  const header = new Uint8Array(128).fill(32);
  header.set(new TextEncoder().encode('MATLAB 5.0 MAT-file'));
  header.set(little ? [0, 1, 0x49, 0x4d] : [1, 0, 0x4d, 0x49], 124);
  return joinedBytes(
    header,
    element(matMatrix('X', [side, side, 3, count], x, 9, little)),
    element(matMatrix('y', [count, 1], y, 9, little)),
  );
}

export function pngFiles({ count, side, rgb }: Colours): Uint8Array[] {
  const size = 3 * side * side;
  return Array.from({ length: count }, (_, i) =>
    encode({ width: side, height: side, channels: 3, data: rgb.slice(i * size, (i + 1) * size) }),
  );
}

/** Each picture in the folder of its label, or of what that is called. */
export function zipFile(pictures: Colours, names?: readonly string[]): Uint8Array<ArrayBuffer> {
  const files = pngFiles(pictures).map((png, i) => [
    `${names?.[pictures.labels[i]] ?? pictures.labels[i]}/${String(i).padStart(4, '0')}.png`,
    png,
  ]);
  return joinedBytes(zipSync(Object.fromEntries(files) as Record<string, Uint8Array>));
}

type Field = readonly [id: number, type: number, bytes: ArrayLike<number>];

function varInt(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varInt(Math.floor(value / 128))];
}
const int = (id: number, value: number, type = 5): Field => [id, type, varInt(2 * value)];
const long = (id: number, value: number): Field => int(id, value, 6);
const text = (value: string) => joinedBytes(varInt(value.length), new TextEncoder().encode(value));
const list = (id: number, type: number, items: readonly ArrayLike<number>[]): Field => [
  id,
  9,
  joinedBytes(
    [16 * Math.min(15, items.length) + type],
    items.length < 15 ? [] : varInt(items.length),
    ...items,
  ),
];
const struct = (...fields: readonly Field[]) =>
  joinedBytes(
    ...fields.flatMap(([id, type, bytes], k) => [[16 * (id - (fields[k - 1]?.[0] ?? 0)) + type], bytes]),
    [0],
  );

/** Snappy of literals alone, of at most 64 KiB each. */
function snappy(bytes: Uint8Array): Uint8Array {
  const parts: ArrayLike<number>[] = [varInt(bytes.length)];
  for (let at = 0; at < bytes.length; at += 65536) {
    const part = bytes.subarray(at, at + 65536);
    parts.push([61 << 2, (part.length - 1) & 255, (part.length - 1) >> 8], part);
  }
  return joinedBytes(...parts);
}

/** Hugging Face's layout in two row groups; pages of version 1, packed by snappy. */
export function parquetFile(pictures: Colours): Uint8Array<ArrayBuffer> {
  const pngs = pngFiles(pictures);
  const parts: Uint8Array[] = [new TextEncoder().encode('PAR1')];
  let at = 4;
  const column = (path: readonly string[], type: number, values: readonly ArrayLike<number>[]) => {
    // All are there: one run of the highest level.
    const levels = [...varInt(2 * values.length), path.length];
    const page = joinedBytes(words([levels.length], true), levels, ...values);
    const packed = snappy(page);
    const header = struct(int(1, 0), int(2, page.length), int(3, packed.length), [
      5,
      12,
      struct(int(1, values.length), int(2, 0), int(3, 3), int(4, 3)),
    ]);
    const chunk = joinedBytes(header, packed);
    const metadata = struct(
      int(1, type),
      list(2, 5, [varInt(0)]),
      list(3, 8, path.map(text)),
      int(4, 1),
      long(5, values.length),
      long(6, header.length + page.length),
      long(7, chunk.length),
      long(9, at),
    );
    parts.push(chunk);
    at += chunk.length;
    return struct(long(2, 0), [3, 12, metadata]);
  };
  const half = Math.ceil(pngs.length / 2);
  const groups = [0, half].map((first) => {
    const own = pngs.slice(first, first + half);
    const images = own.map((png) => joinedBytes(words([png.length], true), png));
    const labels = own.map((_, i) => [pictures.labels[first + i], 0, 0, 0, 0, 0, 0, 0]);
    const columns = [column(['image', 'bytes'], 6, images), column(['label'], 2, labels)];
    return struct(list(1, 12, columns), long(2, 0), long(3, own.length));
  });
  const element = (name: string, ...fields: readonly Field[]) =>
    struct(...fields.filter(([id]) => id < 4), [4, 8, text(name)], ...fields.filter(([id]) => id > 4));
  const schema = [
    element('root', int(5, 2)),
    element('image', int(3, 1), int(5, 1)),
    element('bytes', int(1, 6), int(3, 1)),
    element('label', int(1, 2), int(3, 1)),
  ];
  const footer = struct(int(1, 1), list(2, 12, schema), long(3, pngs.length), list(4, 12, groups));
  return joinedBytes(...parts, footer, words([footer.length], true), new TextEncoder().encode('PAR1'));
}
