/** A picture file -> its grey: PNG here, other kinds by what the platform lends (createImageBitmap in a browser). Knows the kinds by content. */
import { checkPicture, type Size } from '../data-limits';
import { greyInto } from './grey-of-pixels';
import type { GreyPicture } from './grey-picture';
import { isCut } from './picture-end';
import { sizeInHeader } from './picture-size';
import { pausing, type Pausing } from '../pausing';
import { decodePng, isPng } from '../png/png';
import { refusal, refusing } from '../refusal';

/** Pixels as red, green, blue, alpha, not multiplied by alpha. */
export interface Rgba extends Size {
  readonly data: Uint8ClampedArray | Uint8Array;
}

/** The platform's decoder of JPEG, WebP and GIF; null in Node. */
export type DecodeOther = ((bytes: Uint8Array<ArrayBuffer>, type: string) => Promise<Rgba>) | null;

const textAt = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

/** The kind of picture that the bytes begin with, or null. */
export function pictureType(bytes: Uint8Array): string | null {
  if (isPng(bytes)) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (/^GIF8[79]a/.test(textAt(bytes, 0, 6))) return 'image/gif';
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 12) === 'WEBP') return 'image/webp';
  return null;
}

export async function decodePicture(
  file: string,
  bytes: Uint8Array<ArrayBuffer>,
  other: DecodeOther,
  looking: Pausing = {},
): Promise<GreyPicture> {
  const type = pictureType(bytes);
  if (type === null) throw refusal(file, '', 'a PNG, JPEG, GIF or WebP picture', 'something else');
  if (type === 'image/png') return decodePng(file, bytes, looking);
  if (!other)
    throw refusal(
      file,
      '',
      'a PNG picture (JPEG, GIF and WebP need a browser: use the page, or convert them to PNG)',
      type,
    );
  checkPicture(file, sizeInHeader(file, bytes, type));
  if (isCut(bytes, type)) throw refusal(file, '', `a whole picture of ${type}`, 'one cut short');
  const { width, height, data } = await refusing(file, '', `a whole picture of ${type}`, () =>
    other(bytes, type),
  );
  checkPicture(file, { width, height });
  if (data.length !== 4 * width * height) {
    throw refusal(file, 'pixels', `${4 * width * height} values`, data.length);
  }
  const grey = greyInto({ width, height });
  const pause = pausing(looking);
  for (let y = 0; y < height; y++) {
    for (let i = y * width; i < (y + 1) * width; i++)
      grey.put(i, data[4 * i] + data[4 * i + 1] + data[4 * i + 2], data[4 * i + 3]);
    await pause(width);
  }
  return grey.picture();
}
