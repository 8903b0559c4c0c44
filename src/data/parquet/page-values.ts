/** The values of a page, by its encoding: plain, by a dictionary, or by differences. Makes no more room than its bytes or its rows account for. */
import type { Encoding, ParquetType } from 'hyparquet';
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { readVarInt } from 'hyparquet/src/thrift.js';
import { refusal } from '../refusal';
import { runs } from './runs';

export type Value = Uint8Array<ArrayBuffer> | number;

interface How {
  readonly file: string;
  readonly what: string;
  readonly type: ParquetType;
  readonly encoding: Encoding;
  readonly dictionary: readonly Value[] | null;
}

/** Exactly `count` values; throws where there are fewer, or of a kind that is not read here. */
export function decodeValues(how: How, body: Uint8Array<ArrayBuffer>, count: number): Value[] {
  const { file, what, type, encoding, dictionary } = how;
  if (count === 0) return [];
  const isInteger = type === 'INT32' || type === 'INT64';
  if (encoding === 'PLAIN') {
    if (type === 'BOOLEAN') return bits(body, count);
    return type === 'BYTE_ARRAY' ? plainBytes(body, count) : plainNumbers(body, type, count);
  }
  if (encoding === 'RLE_DICTIONARY' || encoding === 'PLAIN_DICTIONARY')
    return lookedUp(body, dictionary, count);
  if (encoding === 'RLE' && type === 'BOOLEAN') return Array.from(runs(body.subarray(4), 1, count));
  if (encoding === 'DELTA_BINARY_PACKED' && isInteger) return differences(body, type, count).values;
  if (encoding === 'DELTA_LENGTH_BYTE_ARRAY') return lengthsFirst(body, count);
  throw refusal(
    file,
    what,
    'plain values, a dictionary or differences',
    `${encoding ?? 'an unknown encoding'} of ${type}`,
  );
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function lookedUp(body: Uint8Array, dictionary: readonly Value[] | null, count: number): Value[] {
  if (!dictionary) throw new Error('dictionary: expected one before its first use, got none');
  if (body.length === 0) throw new Error('bits of an index: expected a byte, got none');
  if (body[0] > 32) throw new Error(`bits of an index: expected 0 to 32, got ${body[0]}`);
  const indices = body[0] === 0 ? new Uint32Array(count) : runs(body.subarray(1), body[0], count);
  return Array.from(indices, (index) => {
    if (index >= dictionary.length)
      throw new Error(`dictionary: expected index < ${dictionary.length}, got ${index}`);
    return dictionary[index];
  });
}

/** Throws where `count` values of at least `bytes` each cannot be there, before room is made for them. */
function roomFor(body: Uint8Array, bytes: number, count: number): void {
  if (count * bytes > body.length)
    throw new Error(`values: expected ${count * bytes} bytes, got ${body.length}`);
}

function plainBytes(body: Uint8Array<ArrayBuffer>, count: number): Value[] {
  const view = viewOf(body);
  // The length of each takes four.
  roomFor(body, 4, count);
  let at = 0;
  return Array.from({ length: count }, () => {
    const length = view.getUint32(at, true);
    at += 4 + length;
    if (at > body.length) throw new Error(`value: expected ${length} bytes, got fewer`);
    return body.subarray(at - length, at);
  });
}

const numbers: Partial<
  Readonly<Record<ParquetType, readonly [bytes: number, read: (view: DataView, at: number) => number]>>
> = {
  INT32: [4, (view, at) => view.getInt32(at, true)],
  INT64: [8, (view, at) => Number(view.getBigInt64(at, true))],
  FLOAT: [4, (view, at) => view.getFloat32(at, true)],
  DOUBLE: [8, (view, at) => view.getFloat64(at, true)],
};

/** Types whose values can be read. */
export const isReadable = (type: ParquetType | undefined): type is ParquetType =>
  type !== undefined && (type === 'BYTE_ARRAY' || type === 'BOOLEAN' || Object.hasOwn(numbers, type));

function plainNumbers(body: Uint8Array, type: ParquetType, count: number): number[] {
  const [bytes, read] = numbers[type]!;
  const view = viewOf(body);
  roomFor(body, bytes, count);
  return Array.from({ length: count }, (_, i) => read(view, bytes * i));
}

function bits(body: Uint8Array, count: number): number[] {
  if (count > 8 * body.length) throw new Error(`values: expected ${count} bits, got ${8 * body.length}`);
  return Array.from({ length: count }, (_, i) => (body[i >> 3] >> (i & 7)) & 1);
}

/** More in a block, or more parts of one, are no writer's: theirs are 128 and 4. */
const mostBlock = 2 ** 16;

function differences(body: Uint8Array, type: 'INT32' | 'INT64', count: number) {
  const view = viewOf(body);
  const ahead = { view, offset: 0 };
  const [block, parts] = [readVarInt(ahead), readVarInt(ahead)];
  const fits = block > 0 && block <= mostBlock && parts > 0 && parts <= block && block % parts === 0;
  if (!fits) throw new Error(`differences: expected a block in equal parts, got ${block} in ${parts}`);
  const reader = { view, offset: 0 };
  if (type === 'INT32') {
    const values = new Int32Array(count);
    deltaBinaryUnpack(reader, count, values);
    return { values: Array.from(values), end: reader.offset };
  }
  const values = new BigInt64Array(count);
  deltaBinaryUnpack(reader, count, values);
  return { values: Array.from(values, Number), end: reader.offset };
}

function lengthsFirst(body: Uint8Array<ArrayBuffer>, count: number): Value[] {
  const { values, end } = differences(body, 'INT32', count);
  let at = end;
  return values.map((length) => {
    if (!(length >= 0 && length <= body.length - at))
      throw new Error(`value: expected at most ${body.length - at} bytes, got ${length}`);
    at += length;
    return body.subarray(at - length, at);
  });
}
