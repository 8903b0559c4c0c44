/** Bytes as numbers of a type and a byte order. Pure. */
import { ofFloat16Bits } from '../../math/float16';
import type { NumberType } from './number-array';

type Binary = Exclude<NumberType, 'text'>;

export const bytesOfType: Readonly<Record<Binary, number>> = {
  bool: 1,
  uint8: 1,
  int8: 1,
  uint16: 2,
  int16: 2,
  float16: 2,
  uint32: 4,
  int32: 4,
  float32: 4,
  uint64: 8,
  int64: 8,
  float64: 8,
};

type Read = (view: DataView, at: number, little: boolean) => number;

const reads: Readonly<Record<Binary, Read>> = {
  bool: (view, at) => Number(view.getUint8(at) !== 0),
  uint8: (view, at) => view.getUint8(at),
  int8: (view, at) => view.getInt8(at),
  uint16: (view, at, little) => view.getUint16(at, little),
  int16: (view, at, little) => view.getInt16(at, little),
  float16: (view, at, little) => ofFloat16Bits(view.getUint16(at, little)),
  uint32: (view, at, little) => view.getUint32(at, little),
  int32: (view, at, little) => view.getInt32(at, little),
  float32: (view, at, little) => view.getFloat32(at, little),
  uint64: (view, at, little) => Number(view.getBigUint64(at, little)),
  int64: (view, at, little) => Number(view.getBigInt64(at, little)),
  float64: (view, at, little) => view.getFloat64(at, little),
};

/** The number at a place among the bytes. */
function numberAt(type: Binary, bytes: Uint8Array, little: boolean): (index: number) => number {
  const [size, read] = [bytesOfType[type], reads[type]];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (index) => read(view, index * size, little);
}

/** As many numbers as the bytes hold; of bytes the bytes themselves. */
export function numbersOfBytes(type: Binary, bytes: Uint8Array, little: boolean): ArrayLike<number> {
  if (type === 'uint8') return bytes;
  const at = numberAt(type, bytes, little);
  return Float64Array.from({ length: Math.floor(bytes.length / bytesOfType[type]) }, (_, i) => at(i));
}
