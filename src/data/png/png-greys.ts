/** Rows of a PNG's pixels -> grey: the sum of three channels of 8 bits, whatever the picture keeps. */
import type { GreyInto } from '../pictures/grey-of-pixels';
import type { PngChunks } from './png-chunks';
import type { PngLayout, RowPlace } from './png-rows';
import { refusal } from '../refusal';

/** Reads the values of a row; several may share a byte. */
function valuesOf(depth: number): (row: Uint8Array, i: number) => number {
  if (depth === 8) return (row, i) => row[i];
  if (depth === 16) return (row, i) => 256 * row[2 * i] + row[2 * i + 1];
  return (row, i) => (row[(i * depth) >> 3] >> (8 - depth - ((i * depth) & 7))) & (2 ** depth - 1);
}

export function pngGreys(
  file: string,
  { width: across, depth, channels }: PngLayout,
  isPalette: boolean,
  { palette, transparent }: Pick<PngChunks, 'palette' | 'transparent'>,
  grey: GreyInto,
): (row: Uint8Array, place: RowPlace) => void {
  const value = valuesOf(depth);
  const most = 2 ** depth - 1;
  const toByte = depth === 8 ? (part: number) => part : (part: number) => Math.round((part * 255) / most);
  if (isPalette) {
    const colours = Math.floor(palette.length / 3);
    return (row, { y, left, across: step, width }) => {
      for (let k = 0; k < width; k++) {
        const colour = value(row, k);
        if (colour >= colours) throw refusal(file, 'PNG palette', `${colours} colours`, `colour ${colour}`);
        const sum = palette[3 * colour] + palette[3 * colour + 1] + palette[3 * colour + 2];
        grey.put(y * across + left + k * step, sum, transparent[colour] ?? 255);
      }
    };
  }
  const hasAlpha = channels % 2 === 0;
  // One grey or colour may be named as the transparent one.
  const clear = !hasAlpha && transparent.length === 2 * channels ? transparent : null;
  return (row, { y, left, across: step, width }) => {
    for (let k = 0; k < width; k++) {
      const at = k * channels;
      const sum =
        channels < 3
          ? 3 * toByte(value(row, at))
          : toByte(value(row, at)) + toByte(value(row, at + 1)) + toByte(value(row, at + 2));
      const alpha = hasAlpha
        ? toByte(value(row, at + channels - 1))
        : clear && isClear(row, at, clear)
          ? 0
          : 255;
      grey.put(y * across + left + k * step, sum, alpha);
    }
  };

  function isClear(row: Uint8Array, at: number, named: Uint8Array): boolean {
    for (let k = 0; k < channels; k++)
      if (value(row, at + k) !== 256 * named[2 * k] + named[2 * k + 1]) return false;
    return true;
  }
}
