/** How the numbers of an array mean greys: by their type and by the range that the first of them have. */
import { refusal } from '../refusal';
import type { NumberArray } from './number-array';

export interface GreyScale {
  /** In words, for whoever looks at the offer. */
  readonly words: string;
  readonly low: number;
  readonly high: number;
}

/** Rounding of programs that scaled pixels beyond the end of their range. */
const slack = 1e-3;
/** White, as a sum of three channels. */
const white = 765;

/** Ranges that programs keep pixels in, the narrowest first. */
const ranges = [
  { words: '0 is black, 1 is white', low: 0, high: 1 },
  { words: '-1 is black, 1 is white', low: -1, high: 1 },
  { words: '0 is black, 255 is white', low: 0, high: 255 },
  { words: '0 is black, 65535 is white', low: 0, high: 65535 },
] as const;

/** Rows that tell the range of all. */
const looked = 1000;

/** By the first rows of the array, which are as good as all where they are many. */
export async function scaleOf(array: NumberArray): Promise<GreyScale> {
  const { name, type } = array;
  let [low, high] = [Infinity, -Infinity];
  await array.each((row, at) => {
    for (let i = 0; i < row.length; i++) {
      if (!Number.isFinite(row[i])) throw refusal(name, 'pixels', 'numbers', row[i]);
      low = Math.min(low, row[i]);
      high = Math.max(high, row[i]);
    }
    return at + 1 < looked;
  });
  const isBytes = type === 'uint8' && high > 1;
  const found = isBytes
    ? ranges[2]
    : ranges.find((range) => low >= range.low - slack && high <= range.high + slack);
  if (found) return found;
  throw refusal(name, 'pixels', 'numbers from 0 to 1, -1 to 1, 0 to 255 or 0 to 65535', `${low} to ${high}`);
}

/** A number as the sum of three channels, 0 to 765; NaN where it is not in the scale. */
export function greyOf(value: number, { low, high }: GreyScale): number {
  const share = (value - low) / (high - low);
  if (!(share >= -slack && share <= 1 + slack)) return NaN;
  return Math.round(white * Math.min(1, Math.max(0, share)));
}
