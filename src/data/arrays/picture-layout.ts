/** Whether an array holds pictures, and where their rows, columns and channels are. Pure. */
import { refusal } from '../refusal';
import type { Size } from '../data-limits';
import type { NumberArray } from './number-array';

export interface PictureLayout extends Size {
  readonly count: number;
  readonly channels: 1 | 3;
  /** Whether a pixel's channels stand together, or each channel is a picture of its own. */
  readonly channelsLast: boolean;
}

/** A smaller square is no picture. */
const fewestSide = 4;
const isChannels = (count: number): count is 1 | 3 => count === 1 || count === 3;

function sideOf(pixels: number): number | null {
  const side = Math.sqrt(pixels);
  return Number.isInteger(side) && side >= fewestSide ? side : null;
}

/** Whether so many numbers are the pixels of a square, of one channel or three. */
export const isPictureRow = (numbers: number): boolean =>
  sideOf(numbers) !== null || sideOf(numbers / 3) !== null;

/** [n, height, width], with 1 or 3 channels before or after those, or [n, pixels] of a square; null where it is none of these. */
export function layoutOf({ shape }: Pick<NumberArray, 'shape'>): PictureLayout | null {
  const [count, a, b, c] = shape;
  const grey = { channels: 1, channelsLast: true } as const;
  if (shape.length === 3) return { count, height: a, width: b, ...grey };
  if (shape.length === 4) {
    if (isChannels(c)) return { count, height: a, width: b, channels: c, channelsLast: true };
    return isChannels(a) ? { count, height: b, width: c, channels: a, channelsLast: false } : null;
  }
  if (shape.length !== 2) return null;
  const side = sideOf(a);
  if (side !== null) return { count, height: side, width: side, ...grey };
  // CIFAR's rows: all of red, then green, then blue.
  const third = sideOf(a / 3);
  return third === null ? null : { count, height: third, width: third, channels: 3, channelsLast: false };
}

/** The same, or what the array is instead. */
export function expectLayout(array: NumberArray): PictureLayout {
  const found = layoutOf(array);
  if (found) return found;
  const { shape, name } = array;
  const way =
    'pictures as [n, height, width], with 1 or 3 channels before or after, or [n, pixels] of a square';
  const got = shape.length === 2 ? `${shape[1]} numbers a row` : `an array of ${shape.length} dimensions`;
  throw refusal(name, '', way, `${got} (${shape.join(' x ')})`);
}
