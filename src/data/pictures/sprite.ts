/** A sprite, one picture that holds a grid of equal tiles or a picture in every row of pixels, -> a data set's pictures, row by row. Which of them is said, or guessed and shown. */
import type { Size } from '../data-limits';
import { collect, type DecodedPictures, type ReadOptions } from '../decoded-pictures';
import type { GreyPicture } from './grey-picture';
import { refusal } from '../refusal';
import { firstTile, hasFlatEdges, marginsOf, type Grid } from './sprite-margins';

const smallest = 8;
const largest = 64;
/** Narrow sprites of tiles would else be taken for rows. */
const smallestInRow = 16;
/** Tried before all others, in this order: MNIST's side, SVHN's, and round ones. */
const usual = [28, 32, 64, 16];
/** Where a sprite is so many times as high as wide, rows are likelier than tiles of this side. */
const timesHigher = 2;
const leastUsual = 16;
/** How much more lines differ where they are not of one picture. */
const clearly = 1.25;
/** Lines that tell it. */
const seamLines = 2048;

/** In place of a tile's side: every row of pixels is a square picture. */
export const aRow = 0;

/** Which tiles are no pictures: names may stand in the first row or column. */
export type Names = 'none' | 'first row' | 'first column';

/** Squares that fill the sprite exactly or with margins, or `aRow`, the likeliest first; empty where there are none. */
export function gridsOf(sprite: GreyPicture): readonly Grid[] {
  const { width, height } = sprite;
  const fits = (side: number) => width % side === 0 && height % side === 0 && width * height > side * side;
  const all = Array.from({ length: largest - smallest + 1 }, (_, i) => largest - i).filter(fits);
  const side = Math.sqrt(width);
  const isRow = Number.isInteger(side) && side >= smallestInRow && side <= largest && height > 1;
  const filling = (sides: readonly number[]) => sides.map((side) => ({ side, margin: 0 }));
  const likely = filling(usual.filter((side) => all.includes(side)));
  const margins = marginsOf(sprite);
  // Between digits on black any line may be flat: then tiles that fill the sprite are likelier.
  const areMargins = margins.length > 0 && !likely.some(({ side }) => hasFlatEdges(sprite, side));
  const rows = isRow ? filling([aRow]) : [];
  const isHigh = isRow && !areMargins && height >= timesHigher * width;
  const isUnlikely = (tile: number) =>
    !hasFlatEdges(sprite, tile) &&
    ((tile === leastUsual && !hasSeams(sprite, tile)) || areSquares(sprite, side));
  const unlikely = isHigh ? likely.filter((grid) => isUnlikely(grid.side)) : [];
  return [
    ...(areMargins ? margins : []),
    ...likely.filter((grid) => !unlikely.includes(grid)),
    ...(isHigh ? [...rows, ...unlikely] : []),
    ...(areMargins ? [] : margins),
    ...(isHigh ? [] : rows),
    ...filling(all.filter((side) => !usual.includes(side))),
  ];
}

/** Whether lines differ clearly more where tiles of this side would meet than within them. */
function hasSeams({ width, height, sums }: GreyPicture, side: number): boolean {
  const lines = Math.min(height - 1, seamLines);
  const sum = { met: 0, within: 0 };
  for (let line = 0; line < lines; line++) {
    const place = line % side === side - 1 ? 'met' : 'within';
    for (let at = line * width; at < (line + 1) * width; at++)
      sum[place] += Math.abs(sums[at] - sums[at + width]);
  }
  const met = Math.floor(lines / side);
  return sum.met / met > (clearly * sum.within) / (lines - met);
}

/** Whether pixels that lie below each other once a row is a square are clearly more alike than those that do now. */
function areSquares({ width, height, sums }: GreyPicture, side: number): boolean {
  const lines = Math.min(height - 1, seamLines);
  let [now, then] = [0, 0];
  for (let line = 0; line < lines; line++)
    for (let at = line * width; at < (line + 1) * width - side; at++) {
      now += Math.abs(sums[at] - sums[at + width]);
      then += Math.abs(sums[at] - sums[at + side]);
    }
  return clearly * then < now;
}

interface Cut extends Size {
  /** Flat tiles of one grey at the end, which fill the last row, are left out. */
  readonly count: number;
  tile(index: number): GreyPicture;
}

/** How many tiles lie beside and below each other; null where they do not fill the sprite. */
export function tilesIn(sprite: Size, grid: Grid): { readonly across: number; readonly down: number } | null {
  if (grid.side === aRow) return { across: 1, down: sprite.height };
  const first = firstTile(sprite, grid);
  if (first === null) return null;
  const along = (pixels: number) => (pixels - 2 * first + grid.margin) / (grid.side + grid.margin);
  return { across: along(sprite.width), down: along(sprite.height) };
}

/** Throws a DataError where tiles of the grid do not fill the sprite. */
export function cutSprite(file: string, sprite: GreyPicture, grid: Grid, names: Names = 'none'): Cut {
  const { side, margin } = grid;
  if (side === aRow) {
    const own = Math.sqrt(sprite.width);
    if (!Number.isInteger(own)) throw refusal(file, 'row', 'as many pixels as a square has', sprite.width);
    // The same pixels as a column of tiles.
    const column = { ...sprite, width: own, height: own * sprite.height };
    return cutSprite(file, column, { side: own, margin: 0 });
  }
  const step = side + margin;
  const first = firstTile(sprite, grid);
  const tiles = tilesIn(sprite, grid);
  if (first === null || tiles === null)
    throw refusal(
      file,
      'tile',
      `a size that fills ${sprite.width} x ${sprite.height}`,
      `${side} x ${side}${margin > 0 ? ` with a margin of ${margin}` : ''}`,
    );
  const left = names === 'first column' ? 1 : 0;
  const top = names === 'first row' ? 1 : 0;
  const [across, down] = [tiles.across - left, tiles.down - top];
  const tile = (index: number): GreyPicture => {
    const row = first + (Math.floor(index / across) + top) * step;
    const column = first + ((index % across) + left) * step;
    const sums = new Uint16Array(side * side);
    for (let y = 0; y < side; y++) {
      const from = (row + y) * sprite.width + column;
      sums.set(sprite.sums.subarray(from, from + side), y * side);
    }
    return { width: side, height: side, sums };
  };
  const background = sprite.sums[sprite.sums.length - 1];
  let count = across * down;
  while (count > 0 && tile(count - 1).sums.every((sum) => sum === background)) count--;
  if (count === 0) throw refusal(file, '', 'tiles with pictures', 'one grey all over');
  return { count, width: side, height: side, tile };
}

/** The tiles, each with its label where there are any. `sprite` lies on its ground. */
export async function readSprite(
  file: string,
  cut: Cut,
  labels: Uint8Array | null,
  options: ReadOptions = {},
): Promise<DecodedPictures> {
  const collector = collect(file, cut.count, cut, options);
  for (let i = 0; i < collector.count; i++) await collector.put(cut.tile(i), labels?.[i] ?? null);
  return collector.finish();
}
