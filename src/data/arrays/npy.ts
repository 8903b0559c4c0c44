/** NumPy's .npy format, versions 1 to 3: the header of a file, and its rows as they come. Numbers alone: what Python pickles is refused. */
import type { ByteReader } from '../bytes/byte-reader';
import { refusal } from '../refusal';
import { firstAxisFastest } from './axes';
import { numbersOfBytes } from './numbers-of-bytes';
import { openFlowArray, rowBytesOf, type ArrayHeader } from './flow-array';
import type { Flow, NumberArray } from './number-array';

/** A header is a short text; a longer one is no header. */
const mostHeader = 2 ** 16;
const mostAxes = 8;

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
export const isNpy = (bytes: Uint8Array): boolean => magic.every((byte, i) => bytes[i] === byte);

const types: Readonly<Record<string, ArrayHeader['type']>> = {
  b1: 'bool',
  u1: 'uint8',
  i1: 'int8',
  u2: 'uint16',
  i2: 'int16',
  f2: 'float16',
  u4: 'uint32',
  i4: 'int32',
  f4: 'float32',
  u8: 'uint64',
  i8: 'int64',
  f8: 'float64',
};

/** Kinds of NumPy that are no real numbers, by their letter. */
const others: Readonly<Record<string, string>> = {
  O: 'Python objects (pickled)',
  U: 'texts',
  S: 'texts',
  V: 'records',
  M: 'dates',
  m: 'durations',
  c: 'complex numbers',
};

interface Header extends ArrayHeader {
  readonly little: boolean;
  readonly fortran: boolean;
}

async function headerOf(name: string, reader: ByteReader): Promise<Header> {
  const start = await reader.take(8, 'NumPy header');
  if (!isNpy(start)) throw refusal(name, 'NumPy header', 'the letters NUMPY', 'others');
  const version = start[6];
  if (version < 1 || version > 3) throw refusal(name, 'NumPy version', '1 to 3', version);
  const sized = (await reader.take(version === 1 ? 2 : 4, 'NumPy header')).slice();
  const view = new DataView(sized.buffer);
  const length = version === 1 ? view.getUint16(0, true) : view.getUint32(0, true);
  if (length > mostHeader) throw refusal(name, 'NumPy header', `at most ${mostHeader} bytes`, length);
  const text = new TextDecoder().decode(await reader.take(length, 'NumPy header'));
  const descr = /'descr':\s*'([<>|=])?([a-zA-Z])(\d*)/.exec(text);
  const order = /'fortran_order':\s*(True|False)/.exec(text);
  const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(text);
  if (/'descr':\s*\[/.test(text)) throw refusal(name, '', 'an array of numbers', 'a NumPy array of records');
  if (!descr || !order || !shape)
    throw refusal(name, 'NumPy header', 'descr, fortran_order and shape', text.slice(0, 60));
  const [, mark, letter, size] = descr;
  const type = types[letter + size];
  if (!type) {
    const what = others[letter] ?? `the type ${letter}${size}`;
    throw refusal(name, '', 'an array of numbers', `a NumPy array of ${what}`);
  }
  const axes = shape[1]
    .split(',')
    .filter((one) => one.trim() !== '')
    .map(Number);
  const isShape = axes.length <= mostAxes && axes.every((one) => Number.isSafeInteger(one));
  if (!isShape || !Number.isSafeInteger(8 * axes.reduce((product, one) => product * one, 1)))
    throw refusal(name, 'shape', 'an array that can be read', `(${shape[1].slice(0, 60)})`);
  return { type, little: mark !== '>', fortran: order[1] === 'True', shape: axes };
}

/** The array of a .npy file, by its header alone. */
export async function openNpy(flow: Flow): Promise<NumberArray> {
  const { name, size } = flow;
  let fortran = false;
  /** As its numbers come: of Fortran's order with all axes in the opposite one. */
  const array = await openFlowArray(flow, {
    async header(reader) {
      const header = await headerOf(name, reader);
      ({ fortran } = header);
      return fortran ? { ...header, shape: header.shape.toReversed() } : header;
    },
    check({ shape, type }) {
      if (shape.length === 0) throw refusal(name, '', 'an array of pictures or labels', 'a single number');
      if (shape[0] * rowBytesOf({ shape, type }) <= size) return;
      const got = `${(fortran ? shape.toReversed() : shape).join(' x ')} of ${type}`;
      throw refusal(name, 'shape', `at most the ${size} bytes that there are`, got);
    },
    async rows(reader, header) {
      const rowBytes = rowBytesOf(header);
      const { type, little } = header;
      return async () => numbersOfBytes(type, await reader.take(rowBytes, 'NumPy array'), little);
    },
  });
  return fortran && array.shape.length > 1 ? firstAxisFastest(array) : array;
}
