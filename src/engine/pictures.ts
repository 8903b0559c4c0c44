/** Validation pictures as the page shows them: bytes and labels, copied out of the data set. */
import type { Dataset } from '../data/dataset';
import type { Commands } from './protocol';

/** Waits until the pictures are in; indices count from the first validation picture. */
export async function picturesOf(
  dataset: Dataset,
  indices: readonly number[],
): Promise<Commands['pictures']['give']> {
  const { width, height, split, images, levels } = dataset;
  const size = width * height;
  const places = indices.map((index) => split.validation.first + index);
  await dataset.until(Math.max(-1, ...places) + 1);
  const pixels = new Uint8Array(places.length * size);
  places.forEach((place, i) => {
    const picture = images.subarray(place * size, (place + 1) * size);
    // A screen has 256 greys, whatever the data set has.
    pixels.set(
      levels === 255 ? picture : picture.map((value) => Math.round((value * 255) / levels)),
      i * size,
    );
  });
  return {
    count: places.length,
    width,
    height,
    pixels,
    labels: Uint8Array.from(places, (place) => dataset.labels[place]),
  };
}
