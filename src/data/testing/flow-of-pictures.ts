/** Pictures in memory as a data set on its way. Only tests import this. */
import type { DecodedPictures } from '../decoded-pictures';
import type { PictureFlow } from '../picture-flow';
import type { Cut } from '../split';

export function flowOfPictures(pictures: DecodedPictures, cut: Cut, seed = 0, name = 'n'): PictureFlow {
  const { count, images, levels } = pictures;
  const pixels = pictures.width * pictures.height;
  return {
    name,
    cut,
    seed,
    async pour(into) {
      into.begin(name, count, pictures);
      for (let i = 0; i < count; i++) {
        const own = images.subarray(i * pixels, (i + 1) * pixels);
        await into.put(Uint16Array.from(own, (value) => (levels === 255 ? 3 : 1) * value));
      }
      return pictures;
    },
  };
}
