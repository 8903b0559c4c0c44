/** A run of a dimension's cells: sums over a box around all of the mass are those over the whole grid, at a share of the work. Pure. */
import { marginalOf, type ExactPosterior } from '../../math/exact/posterior';
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
