/** A picture without its edges: the square in its middle, or what is left when pixels are taken off its sides. Pure. */
import type { Size } from '../data-limits';
import type { GreyPicture } from './grey-picture';
import { refusal } from '../refusal';

/** Pixels that are taken off each side. */
interface Sides {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Crop = 'whole' | 'middle square' | Sides;

const noSides: Sides = { left: 0, top: 0, right: 0, bottom: 0 };

/** Of an odd rest the right and the lower side lose the pixel more. */
function sidesOf({ width, height }: Size, crop: Crop): Sides {
  if (crop === 'whole') return noSides;
  if (crop !== 'middle square') return crop;
  const side = Math.min(width, height);
  const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)];
  return { left, top, right: width - side - left, bottom: height - side - top };
}

/** Throws a DataError where nothing would be left. */
export function croppedSize(file: string, { width, height }: Size, crop: Crop): Size {
  const { left, top, right, bottom } = sidesOf({ width, height }, crop);
  const rest = { width: width - left - right, height: height - top - bottom };
  const isWhole = [left, top, right, bottom].every((side) => Number.isInteger(side) && side >= 0);
  if (!isWhole || rest.width < 1 || rest.height < 1)
    throw refusal(
      file,
      'crop',
      `whole pixels off the sides of ${width} x ${height} that leave some of it`,
      `${left} left, ${top} top, ${right} right, ${bottom} bottom`,
    );
  return rest;
}

export function cropped(file: string, picture: GreyPicture, crop: Crop): GreyPicture {
  if (crop === 'whole') return picture;
  const { width, height } = croppedSize(file, picture, crop);
  if (width === picture.width && height === picture.height) return picture;
  const { left, top } = sidesOf(picture, crop);
  const sums = new Uint16Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * picture.width + left;
    sums.set(picture.sums.subarray(from, from + width), y * width);
  }
  return { width, height, sums };
}

/** As it is written: 'whole', 'middle square', or '2/0/2/0', pixels off the left, the top, the right and the bottom. Throws a DataError for other words. */
export function cropOf(file: string, words: string): Crop {
  if (words === 'whole' || words === 'middle square') return words;
  const found = /^(\d{1,4})\/(\d{1,4})\/(\d{1,4})\/(\d{1,4})$/.exec(words);
  if (!found) throw refusal(file, 'crop', 'whole, middle square, or left/top/right/bottom as 2/0/2/0', words);
  const [left, top, right, bottom] = found.slice(1).map(Number);
  return { left, top, right, bottom };
}
