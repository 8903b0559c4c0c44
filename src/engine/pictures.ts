/** Validation pictures as the page shows them: bytes and labels, copied out of the data set. */
import { noLabel, type Dataset } from '../data/dataset';
import { placeOf } from '../training/place-of';
import type { Commands } from './protocol';

/** Waits until the pictures are in; indices count from the first validation picture. */
export async function picturesOf(
  dataset: Dataset,
  indices: readonly number[],
): Promise<Commands['pictures']['give']> {
  const places = indices.map((index) => placeOf(dataset, index));
  // A drawing is not read from anywhere.
  const filed = places.filter((place) => place < dataset.labels.length);
  await dataset.until(Math.max(-1, ...filed) + 1);
  return picturesAt(dataset, places);
}

/** Pictures by their places in the data set; they must be in. */
export function picturesAt(dataset: Dataset, places: readonly number[]): Commands['pictures']['give'] {
  const { width, height, images, levels } = dataset;
  const size = width * height;
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
    labels: Uint8Array.from(places, (place) => dataset.labels[place] ?? noLabel),
  };
}
