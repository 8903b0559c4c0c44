/** A sprite, one picture that holds a grid of equal tiles, -> a data set's pictures, row by row. Which size a tile has is said, or guessed and shown. */
import type { Size } from './data-limits';
import { collect, type DecodedPictures, type ReadOptions } from './decoded-pictures';
import type { GreyPicture } from './grey-picture';
import { refusal } from './refusal';

const smallest = 8;
const largest = 64;
/** Tried before all others, in this order: MNIST's side, SVHN's, and round ones. */
const usual = [28, 32, 64, 16];

/** Squares that fill the sprite exactly, the likeliest first; empty where there are none: then the side has to be said. */
export function tileSizes({ width, height }: Size): readonly number[] {
  const fits = (side: number) => width % side === 0 && height % side === 0 && width * height > side * side;
  const all = Array.from({ length: largest - smallest + 1 }, (_, i) => largest - i).filter(fits);
  return [...usual.filter((side) => all.includes(side)), ...all.filter((side) => !usual.includes(side))];
}

/** The tiles; flat ones of one grey at the end, which fill the last row, are left out. No labels. */
export async function readSprite(
  file: string,
  sprite: GreyPicture,
  tile: Size,
  options: ReadOptions = {},
): Promise<DecodedPictures> {
  const [across, down] = [sprite.width / tile.width, sprite.height / tile.height];
  if (!Number.isInteger(across) || !Number.isInteger(down)) {
    throw refusal(
      file,
      'tile',
      `a size that fills ${sprite.width} x ${sprite.height}`,
      `${tile.width} x ${tile.height}`,
    );
  }
  const tileAt = (index: number): GreyPicture => {
    const [row, column] = [Math.floor(index / across) * tile.height, (index % across) * tile.width];
    const sums = new Uint16Array(tile.width * tile.height);
    for (let y = 0; y < tile.height; y++) {
      const from = (row + y) * sprite.width + column;
      sums.set(sprite.sums.subarray(from, from + tile.width), y * tile.width);
    }
    return { ...tile, sums };
  };
  const background = sprite.sums[sprite.sums.length - 1];
  let count = across * down;
  while (count > 0 && tileAt(count - 1).sums.every((sum) => sum === background)) count--;
  if (count === 0) throw refusal(file, '', 'tiles with pictures', 'one grey all over');
  const collector = collect(file, count, tile, options);
  for (let i = 0; i < collector.count; i++) await collector.put(tileAt(i), null);
  return collector.finish();
}
