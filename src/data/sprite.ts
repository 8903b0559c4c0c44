/** A sprite, one picture that holds a grid of equal tiles or a picture in every row of pixels, -> a data set's pictures, row by row. Which of them is said, or guessed and shown. */
import type { Size } from './data-limits';
import { collect, type DecodedPictures, type ReadOptions } from './decoded-pictures';
import type { GreyPicture } from './grey-picture';
import { refusal } from './refusal';

const smallest = 8;
const largest = 64;
/** Narrow sprites of tiles would else be taken for rows. */
const smallestInRow = 16;
/** Tried before all others, in this order: MNIST's side, SVHN's, and round ones. */
const usual = [28, 32, 64, 16];

/** In place of a tile's side: every row of pixels is a square picture. */
export const aRow = 0;

/** Squares that fill the sprite exactly, or `aRow`, the likeliest first; empty where there are none: then the side has to be said. */
export function tileSizes({ width, height }: Size): readonly number[] {
  const fits = (side: number) => width % side === 0 && height % side === 0 && width * height > side * side;
  const all = Array.from({ length: largest - smallest + 1 }, (_, i) => largest - i).filter(fits);
  const side = Math.sqrt(width);
  const isRow = Number.isInteger(side) && side >= smallestInRow && side <= largest && height > 1;
  return [
    ...usual.filter((side) => all.includes(side)),
    ...(isRow ? [aRow] : []),
    ...all.filter((side) => !usual.includes(side)),
  ];
}

interface Cut extends Size {
  /** Flat tiles of one grey at the end, which fill the last row, are left out. */
  readonly count: number;
  tile(index: number): GreyPicture;
}

/** Throws a DataError where tiles of the side do not fill the sprite. */
export function cutSprite(file: string, sprite: GreyPicture, side: number): Cut {
  if (side === aRow) {
    const own = Math.sqrt(sprite.width);
    if (!Number.isInteger(own)) throw refusal(file, 'row', 'as many pixels as a square has', sprite.width);
    // The same pixels as a column of tiles.
    return cutSprite(file, { width: own, height: own * sprite.height, sums: sprite.sums }, own);
  }
  const [across, down] = [sprite.width / side, sprite.height / side];
  if (!Number.isInteger(across) || !Number.isInteger(down))
    throw refusal(file, 'tile', `a size that fills ${sprite.width} x ${sprite.height}`, `${side} x ${side}`);
  const tile = (index: number): GreyPicture => {
    const [row, column] = [Math.floor(index / across) * side, (index % across) * side];
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

/** The tiles, without labels. */
export async function readSprite(
  file: string,
  sprite: GreyPicture,
  side: number,
  options: ReadOptions = {},
): Promise<DecodedPictures> {
  const cut = cutSprite(file, sprite, side);
  const collector = collect(file, cut.count, cut, options);
  for (let i = 0; i < collector.count; i++) await collector.put(cut.tile(i), null);
  return collector.finish();
}
