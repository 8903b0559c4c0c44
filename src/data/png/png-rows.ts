/** Unpacked bytes of a PNG, in whatever parts they come, -> its rows without their filters. Holds two rows. */
import type { Size } from '../data-limits';
import { refusal } from '../refusal';

export interface PngLayout extends Size {
  readonly depth: number;
  /** Values a pixel: 1 grey or palette, 2 grey and alpha, 3 colour, 4 colour and alpha. */
  readonly channels: number;
  readonly interlaced: boolean;
}

/** Some of the picture's pixels: every `across`th of every `down`th row, from `left` and `top` on. */
interface Pass extends Size {
  readonly top: number;
  readonly left: number;
  readonly down: number;
  readonly across: number;
}

/** First row and column of each pass of an interlaced picture, and the steps from one to the next. */
const interlaced = [
  [0, 0, 8, 8],
  [0, 4, 8, 8],
  [4, 0, 8, 4],
  [0, 2, 4, 4],
  [2, 0, 4, 2],
  [0, 1, 2, 2],
  [1, 0, 2, 1],
];

function passesOf(layout: PngLayout): Pass[] {
  const all = layout.interlaced ? interlaced : [[0, 0, 1, 1]];
  return all
    .map(([top, left, down, across]) => ({
      ...{ top, left, down, across },
      width: Math.ceil((layout.width - left) / across),
      height: Math.ceil((layout.height - top) / down),
    }))
    .filter(({ width, height }) => width > 0 && height > 0);
}

const rowBytes = (width: number, { depth, channels }: PngLayout): number =>
  Math.ceil((width * depth * channels) / 8);

/** Of rows of pixels, each behind a byte that names its filter. */
export const unpackedBytes = (layout: PngLayout): number =>
  passesOf(layout).reduce((sum, { width, height }) => sum + height * (1 + rowBytes(width, layout)), 0);

/** Where the pixels of a row lie in the picture. */
export interface RowPlace {
  readonly y: number;
  readonly left: number;
  readonly across: number;
  /** How many pixels. */
  readonly width: number;
}

/** Takes the unpacked bytes, and gives each row as soon as it is whole; what lies behind the last row is not looked at. */
export function pngRows(
  file: string,
  layout: PngLayout,
  give: (row: Uint8Array, place: RowPlace) => void,
): (part: Uint8Array) => void {
  const passes = passesOf(layout);
  const step = Math.max(1, (layout.depth * layout.channels) / 8);
  const room = rowBytes(layout.width, layout);
  let [row, above] = [new Uint8Array(room), new Uint8Array(room)];
  let [pass, line, filter, filled] = [0, 0, -1, 0];
  return (part) => {
    for (let at = 0; at < part.length && pass < passes.length;) {
      const { width, height, top, left, down, across } = passes[pass];
      if (filter < 0) {
        filter = part[at++];
        if (filter > 4) throw refusal(file, 'PNG filter', '0 to 4', filter);
        continue;
      }
      const length = rowBytes(width, layout);
      const taken = part.subarray(at, at + length - filled);
      row.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled < length) return;
      unfilter(filter, row.subarray(0, length), above, step);
      give(row.subarray(0, length), { y: top + line * down, left, across, width });
      [row, above] = [above, row];
      [filter, filled, line] = [-1, 0, line + 1];
      if (line < height) continue;
      [pass, line] = [pass + 1, 0];
      above.fill(0);
    }
  };
}

/** In place; `above` is the row before it, without its filter, or zero. `step`: bytes of a pixel. */
function unfilter(filter: number, row: Uint8Array, above: Uint8Array, step: number): void {
  const { length } = row;
  if (filter === 1) for (let i = step; i < length; i++) row[i] += row[i - step];
  else if (filter === 2) for (let i = 0; i < length; i++) row[i] += above[i];
  else if (filter === 3)
    for (let i = 0; i < length; i++) row[i] += ((i < step ? 0 : row[i - step]) + above[i]) >> 1;
  else if (filter === 4)
    for (let i = 0; i < length; i++)
      row[i] += i < step ? above[i] : nearest(row[i - step], above[i], above[i - step]);
}

/** Paeth's: of the three that which is nearest to left + above - corner, in that order. */
function nearest(left: number, above: number, corner: number): number {
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
