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
  const order = Array.from(squares.keys()).sort((a, b) => squares[a] - squares[b] || a - b);
  const nearest = order.slice(0, count);
  return {
    ...picturesAt(
      dataset,
      nearest.map((k) => split.training.first + k),
    ),
    distances: Float32Array.from(nearest, (k) => Math.sqrt(squares[k]) / levels),
    compared,
  };
}
