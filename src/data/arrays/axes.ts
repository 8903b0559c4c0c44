/** Arrays with their axes in another order: the first axis of MATLAB and Fortran is fastest, and pictures may be columns. Rows are gathered in blocks of bounded memory. */
import { refusal } from '../refusal';
import { rowLength, type NumberArray, type NumberType } from './number-array';

/** Bytes of a block of gathered rows. Each block takes one pass over the array. */
const mostBlock = 2 ** 28;
const mostPasses = 8;
/** Of a large array the first block has few rows: they are all that a preview asks for. */
const largeBytes = 2 ** 26;
const firstRows = 1024;

type Block = Uint8Array | Float32Array | Float64Array;

/** Room that holds numbers of a type exactly. */
function roomFor(type: NumberType): { readonly bytes: number; readonly make: (length: number) => Block } {
  if (type === 'uint8' || type === 'bool') return { bytes: 1, make: (length) => new Uint8Array(length) };
  const short: readonly NumberType[] = ['int8', 'uint16', 'int16', 'float16', 'float32'];
  return short.includes(type)
    ? { bytes: 4, make: (length) => new Float32Array(length) }
    : { bytes: 8, make: (length) => new Float64Array(length) };
}

/** Where each number of an array of this shape stands once its axes are in the opposite order; both with the last axis fastest. */
function placesReversed(shape: readonly number[]): Int32Array {
  const places = new Int32Array(shape.reduce((product, size) => product * size, 1));
  const at = shape.map(() => 0);
  // Of the opposite order the first axis is fastest.
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1));
  let place = 0;
  for (let i = 0; i < places.length; i++) {
    places[i] = place;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      place += strides[axis];
      if (++at[axis] < shape[axis]) break;
      place -= strides[axis] * shape[axis];
      at[axis] = 0;
    }
  }
  return places;
}

function checkRow(array: NumberArray, numbers: number): void {
  const bytes = numbers * roomFor(array.type).bytes;
  if (bytes > mostBlock) throw refusal(array.name, 'memory', `at most ${mostBlock} bytes a picture`, bytes);
}

/**
 * All axes in the opposite order: [a, b, c] becomes [c, b, a]. Holds at most `blockBytes` and a row of the array at a time; an array of more
 * takes several passes over its bytes.
 */
export function reversed(array: NumberArray, blockBytes = mostBlock): NumberArray {
  const shape = array.shape.toReversed();
  const [first, last] = [array.shape[0], shape[0]];
  return {
    name: array.name,
    type: array.type,
    shape,
    words: array.words,
    async each(visit) {
      const numbers = rowLength({ shape });
      checkRow(array, numbers);
      const room = roomFor(array.type);
      const rows = Math.max(1, Math.min(last, Math.floor(blockBytes / (numbers * room.bytes))));
      if (Math.ceil(last / rows) > mostPasses)
        throw refusal(
          array.name,
          'order in memory',
          `at most ${mostPasses * blockBytes} bytes where each picture is spread over the whole array (save it with a picture's numbers together)`,
          last * numbers * room.bytes,
        );
      const places = placesReversed(array.shape.slice(1, -1));
      const isLarge = last * numbers * room.bytes > largeBytes;
      let block = room.make(0);
      for (let from = 0, end = 0; from < last; from = end) {
        end = Math.min(last, from + (isLarge && from === 0 ? Math.min(rows, firstRows) : rows));
        if (block.length < (end - from) * numbers) block = room.make((end - from) * numbers);
        await array.each((row, at) => {
          for (let k = from; k < end; k++)
            for (let j = 0; j < places.length; j++)
              block[(k - from) * numbers + places[j] * first + at] = row[j * last + k];
          return true;
        });
        for (let k = from; k < end; k++)
          if (!(await visit(block.subarray((k - from) * numbers, (k - from + 1) * numbers), k))) return;
      }
    },
  };
}

/** The axes after the first in the opposite order: [n, a, b] becomes [n, b, a]. Holds two rows. */
function rowsReversed(array: NumberArray): NumberArray {
  const own = array.shape.slice(1);
  const shape = [array.shape[0], ...own.toReversed()];
  if (own.filter((size) => size !== 1).length < 2) return { ...array, shape };
  return {
    ...array,
    shape,
    async each(visit) {
      checkRow(array, rowLength(array));
      const places = placesReversed(own);
      const turned = roomFor(array.type).make(places.length);
      await array.each((row, at) => {
        for (let i = 0; i < places.length; i++) turned[places[i]] = row[i];
        return visit(turned, at);
      });
    },
  };
}

/** An array of MATLAB's or Fortran's, from its numbers as they come: `array` has the opposite order of axes. Rows along its last axis are quick. */
export const firstAxisFastest = (array: NumberArray, lastCounts = false): NumberArray => ({
  ...reversed(array),
  fromLast: rowsReversed(array),
  lastCounts,
});

/** The last axis first, the others in their order: [a, b, n] becomes [n, a, b]. */
export const lastAxisFirst = (array: NumberArray): NumberArray =>
  array.fromLast ?? rowsReversed(reversed(array));
