/** A run of a dimension's cells: sums over a box around all of the mass are those over the whole grid, at a share of the work. Pure. */
import { exactPosterior, marginalOf, type ExactPosterior } from '../../math/exact/posterior';
import type { LatentCells } from '../../models/latent/distribution';

/** Cells `from` to `to` - 1. Log masses are those of the whole, so less than 1 in all. */
export function boxedCells(cells: LatentCells, from: number, to: number): LatentCells {
  const { logPrior, logPosterior, inputs, statistics } = cells;
  const width = inputs.length / logPrior.length;
  return {
    logPrior: logPrior.slice(from, to),
    logPosterior: logPosterior.slice(from, to),
    inputs: inputs.slice(from * width, to * width),
    statistics: statistics?.map((row) => Float64Array.from(row).slice(from, to)) ?? null,
  };
}

/** A cell with less of both masses in its dimension counts for nothing: together they change no figure by 1e-8 nats. */
const NOTHING = 1e-13;

/** The cells of each dimension that hold all of the truth's mass and of q's, [d][first, end], in whole cells of the model. */
function boxOf(
  posterior: ExactPosterior,
  dimensions: readonly LatentCells[],
  parts: number,
): [number, number][] {
  return dimensions.map(({ logPosterior }, j) => {
    const marginal = marginalOf(posterior, j);
    const counts = (cell: number) => marginal[cell] > NOTHING || logPosterior[cell] > Math.log(NOTHING);
    let [first, end] = [0, marginal.length];
    while (first < end - 1 && !counts(first)) first++;
    while (end > first + 1 && !counts(end - 1)) end--;
    return [first - (first % parts), Math.ceil(end / parts) * parts];
  });
}

/** Values at the cells of a box, of values at all cells [sizes] with the last dimension fastest. */
function boxedValues(
  values: ArrayLike<number>,
  sizes: readonly number[],
  box: readonly (readonly [number, number])[],
): Float32Array {
  const own = box.map(([first, end]) => end - first);
  const found = new Float32Array(own.reduce((product, size) => product * size, 1));
  const last = own.length - 1;
  for (let row = 0; row < found.length; row += own[last]) {
    let [from, stride, rest] = [0, 1, row / own[last]];
    for (let j = last; j >= 0; j--) {
      const cell = j === last ? 0 : rest % own[j];
      if (j < last) rest = Math.floor(rest / own[j]);
      from += (box[j][0] + cell) * stride;
      stride *= sizes[j];
    }
    for (let cell = 0; cell < own[last]; cell++) found[row + cell] = values[from + cell];
  }
  return found;
}

/** A picture's cells, [d], and its true posterior over them. */
export interface Boxed {
  readonly dimensions: readonly LatentCells[];
  readonly posterior: ExactPosterior;
}

/** The box around all of a picture's mass, of log p(x | z) at all cells, of which every `parts` neighbours are one of the model's own. */
export function boxed(all: readonly LatentCells[], logLikelihood: ArrayLike<number>, parts = 1): Boxed {
  const priors = (dimensions: readonly LatentCells[]) => dimensions.map(({ logPrior }) => logPrior);
  const whole = exactPosterior(priors(all), logLikelihood);
  const box = boxOf(whole, all, parts);
  const dimensions = all.map((cells, j) => boxedCells(cells, ...box[j]));
  const values = boxedValues(logLikelihood, whole.sizes, box);
  return { dimensions, posterior: exactPosterior(priors(dimensions), values) };
}
