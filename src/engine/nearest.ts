/** The training pictures nearest to a picture by their pixels. Knows no model. */
import type { Dataset } from '../data/dataset';
import { placeOf } from '../training/place-of';
import { picturesAt } from './pictures';
import type { Commands } from './protocol';

/** Compares with all training pictures that are in; `index` as in the protocol. */
export function nearestPictures(dataset: Dataset, index: number, count: number): Commands['nearest']['give'] {
  const { images, levels, width, height, split } = dataset;
  const size = width * height;
  const end = Math.min(split.training.end, dataset.loaded());
  const compared = Math.max(0, end - split.training.first);
  const own = placeOf(dataset, index) * size;
  const squares = new Float64Array(compared);
  for (let k = 0; k < compared; k++) {
    const other = (split.training.first + k) * size;
    let sum = 0;
    for (let pixel = 0; pixel < size; pixel++) {
      const difference = images[own + pixel] - images[other + pixel];
      sum += difference * difference;
    }
    squares[k] = sum;
  }
  const nearest = smallest(squares, count);
  return {
    ...picturesAt(
      dataset,
      nearest.map((k) => split.training.first + k),
    ),
    distances: Float32Array.from(nearest, (k) => Math.sqrt(squares[k]) / levels),
    compared,
  };
}

/** Places of the smallest values, in their order; of equal ones the first come first. Sorts no more than these: there may be a million values. */
function smallest(values: Float64Array, count: number): number[] {
  const found: number[] = [];
  for (let k = 0; k < values.length; k++) {
    if (found.length === count && !(values[k] < values[found[count - 1]])) continue;
    const at = found.findLastIndex((other) => values[other] <= values[k]) + 1;
    found.splice(at, 0, k);
    if (found.length > count) found.pop();
  }
  return found;
}
