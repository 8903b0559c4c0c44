/** A picture turned, for files whose rows and columns are exchanged (EMNIST) or that were scanned askew. Pure. */
import type { Size } from '../data-limits';
import type { GreyPicture } from './grey-picture';

/** transposed: rows and columns exchanged, about the diagonal from the upper left. */
export const turns = ['as it is', 'transposed', 'a quarter left', 'a quarter right', 'upside down'] as const;
export type Turn = (typeof turns)[number];

const exchanges = (turn: Turn): boolean => turn !== 'as it is' && turn !== 'upside down';

/** The size that a picture has afterwards. */
export const turnedSize = ({ width, height }: Size, turn: Turn): Size =>
  exchanges(turn) ? { width: height, height: width } : { width, height };

/** Where a pixel of the new picture, [y, x], comes from. */
const sources: Readonly<Record<Turn, (y: number, x: number, own: Size) => [y: number, x: number]>> = {
  'as it is': (y, x) => [y, x],
  transposed: (y, x) => [x, y],
  'a quarter left': (y, x, { width }) => [x, width - 1 - y],
  'a quarter right': (y, x, { height }) => [height - 1 - x, y],
  'upside down': (y, x, { width, height }) => [height - 1 - y, width - 1 - x],
};

export function turned(picture: GreyPicture, turn: Turn): GreyPicture {
  if (turn === 'as it is') return picture;
  const { width, height } = turnedSize(picture, turn);
  const from = sources[turn];
  const sums = new Uint16Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [row, column] = from(y, x, picture);
      sums[y * width + x] = picture.sums[row * picture.width + column];
    }
  return { width, height, sums };
}
