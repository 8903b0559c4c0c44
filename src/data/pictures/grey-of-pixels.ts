/** Pixels of colour and alpha, from any decoder -> a grey picture: the same for all of them. Pure. */
import type { Size } from '../data-limits';
import type { GreyPicture } from './grey-picture';

export interface GreyInto {
  /** Red + green + blue, not multiplied by alpha; `alpha` 0 ... 255. */
  put(pixel: number, sum: number, alpha: number): void;
  picture(): GreyPicture;
}

/** Room for a picture's pixels; for their alpha from the first on that is not opaque. */
export function greyInto({ width, height }: Size): GreyInto {
  const sums = new Uint16Array(width * height);
  let alphas: Uint8Array | undefined;
  return {
    put(pixel, sum, alpha) {
      if (alpha === 255) {
        sums[pixel] = sum;
        return;
      }
      alphas ??= new Uint8Array(width * height).fill(255);
      alphas[pixel] = alpha;
      sums[pixel] = Math.round((sum * alpha) / 255);
    },
    picture: () => ({ width, height, sums, ...(alphas && { alpha: alphas }) }),
  };
}
