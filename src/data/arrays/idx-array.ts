/** IDX files of any type and number of axes as arrays: what idx-file reads are bytes of one axis or three, which are most. */
import type { ByteReader } from '../bytes/byte-reader';
import { refusal } from '../refusal';
import { openFlowArray, rowBytesOf, type ArrayHeader } from './flow-array';
import type { Flow, NumberArray } from './number-array';
import { bytesOfType, numbersOfBytes } from './numbers-of-bytes';

const types: Readonly<Record<number, ArrayHeader['type']>> = {
  0x08: 'uint8',
  0x09: 'int8',
  0x0b: 'int16',
  0x0c: 'int32',
  0x0d: 'float32',
  0x0e: 'float64',
};
const mostAxes = 5;

/** Whether the bytes begin as an IDX file of any kind. */
export const isIdxArray = (bytes: Uint8Array): boolean =>
  bytes[0] === 0 && bytes[1] === 0 && bytes[2] in types && bytes[3] >= 1 && bytes[3] <= mostAxes;

async function headerOf(name: string, reader: ByteReader): Promise<ArrayHeader> {
  const head = (await reader.take(4, 'IDX header')).slice();
  if (!isIdxArray(head)) throw refusal(name, 'IDX header', 'a type of IDX and 1 to 5 axes', 'others');
  const sizes = (await reader.take(4 * head[3], 'IDX header')).slice();
  const view = new DataView(sizes.buffer);
  const shape = Array.from({ length: head[3] }, (_, axis) => view.getUint32(4 * axis));
  const type = types[head[2]];
  const bytes = shape.reduce((product, size) => product * size, bytesOfType[type]);
  if (!Number.isSafeInteger(bytes))
    throw refusal(name, 'IDX shape', 'an array that can be read', shape.join(' x '));
  return { type, shape };
}

/** The array of an IDX file, by its header alone. `flow` is unpacked. */
export const openIdxArray = (flow: Flow): Promise<NumberArray> =>
  openFlowArray(flow, {
    header: (reader) => headerOf(flow.name, reader),
    check({ shape, type }) {
      if (shape[0] * rowBytesOf({ shape, type }) <= flow.size) return;
      const most = `at most the ${flow.size} bytes that there are`;
      throw refusal(flow.name, 'IDX shape', most, shape.join(' x '));
    },
    async rows(reader, header) {
      const rowBytes = rowBytesOf(header);
      return async (row) => numbersOfBytes(header.type, await reader.take(rowBytes, `row ${row}`), false);
    },
  });
