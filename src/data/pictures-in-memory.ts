/** Pictures gathered in memory: bytes as long as every sum is a multiple of three, as of grey pictures, sums from the first other one on. Nothing is rounded. */
import { bytesOf, inMegabytes } from './data-amounts';
import type { Size } from './data-limits';
import type { PictureSink } from './picture-sink';
import { refusal } from './refusal';

interface GatheredPictures {
  /** A pixel is images[i] / levels. */
  readonly images: Uint8Array | Uint16Array;
  readonly levels: 255 | 765;
}

interface PicturesInMemory extends PictureSink {
  done(): GatheredPictures;
}

/** Where no device says otherwise: twice what a run of the largest data set needs. */
const mostInMemory = 2 ** 31;

/** Of all pictures, with `places` that there have to be: for a drawn picture there is one behind the last; or of as many as the one file says. */
export function picturesInMemory(places?: number): PicturesInMemory {
  let images: Uint8Array | Uint16Array = new Uint8Array(0);
  let at = 0;
  let length: number | null = null;

  function room<T>(file: string, bytes: number, make: () => T): T {
    const refused = (got: string) =>
      refusal(
        file,
        'memory',
        `at most ${inMegabytes(mostInMemory)} of decoded pictures (take the first of them, or a smaller size)`,
        got,
      );
    if (bytes > mostInMemory) throw refused(inMegabytes(bytes));
    try {
      return make();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw refused(`${inMegabytes(bytes)}, for which this device has no memory`);
    }
  }

  let named = '';
  return {
    begin(file, ofFile, size: Size) {
      named = file;
      if (length !== null) return;
      const pixels = bytesOf(places ?? ofFile, size, 1);
      length = pixels;
      images = room(file, pixels, () => new Uint8Array(pixels));
    },
    put(sums) {
      if (images instanceof Uint8Array && !areGrey(sums)) images = room(named, 2 * images.length, widened);
      if (images instanceof Uint16Array) images.set(sums, at);
      else for (let i = 0; i < sums.length; i++) images[at + i] = sums[i] / 3;
      at += sums.length;
    },
    done: () => ({ images, levels: images instanceof Uint8Array ? 255 : 765 }),
  };

  function widened(): Uint16Array {
    const wide = new Uint16Array(images.length);
    for (let i = 0; i < at; i++) wide[i] = 3 * images[i];
    return wide;
  }
}

/** Whether a byte a pixel holds them all. */
export function areGrey(sums: Uint16Array): boolean {
  for (let i = 0; i < sums.length; i++) if (sums[i] % 3 !== 0) return false;
  return true;
}
