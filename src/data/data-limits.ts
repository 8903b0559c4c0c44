/** How much of a stranger's file is believed and held: every reader asks here before it makes room. Imports no reader. */
import { grouped } from './data-amounts';
import { mostPermuted as mostPictures } from './permutation';
import { refusal } from './refusal';

/** More cannot be put in an order (definition 12). */
export const mostKeptPictures = mostPictures;

/** Both sides of a picture that a net is given. */
export const mostSide = 64;
/** Pixels of one picture before it is cut or made smaller: a sprite of 65,536 tiles of 28 x 28 and more. */
const mostPicturePixels = 2 ** 26;
/** Bytes of one packed picture. */
export const mostPictureBytes = 2 ** 27;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Bytes that `count` decoded pictures take while they are read. */
export const decodedBytes = (count: number, { width, height }: Size): number => 2 * count * width * height;

/** Throws a DataError where there are no pictures, more than can be put in an order, or pictures too large for the nets. */
export function checkRoom(file: string, count: number, size: Size): void {
  if (!(Number.isInteger(count) && count >= 1 && count <= mostPictures)) {
    throw refusal(
      file,
      'number of pictures',
      `1 to ${grouped(mostPictures)} (of more, take the first ${grouped(mostPictures)})`,
      count,
    );
  }
  checkSide(file, size);
}

function checkSide(file: string, { width, height }: Size): void {
  const fits = (side: number) => Number.isInteger(side) && side >= 1 && side <= mostSide;
  if (!fits(width) || !fits(height)) {
    throw refusal(file, 'size', `1 to ${mostSide} pixels each way for the nets`, `${width} x ${height}`);
  }
}

/** Throws a DataError where a single picture is larger than any that is taken in whole. */
export function checkPicture(file: string, { width, height }: Size): void {
  if (!(width >= 1 && height >= 1 && width * height <= mostPicturePixels)) {
    throw refusal(file, 'size', `1 to ${mostPicturePixels} pixels in a picture`, `${width} x ${height}`);
  }
}
