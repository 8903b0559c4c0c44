/**
 * The true posterior of a few latent dimensions over cells, and the evidence: eq. (1) as sums over a grid. An array over all
 * cells has the last dimension fastest.
 */
import { logSumExp } from '../numeric';

export interface ExactPosterior {
  /** Cells of each dimension, [d]. */
  readonly sizes: readonly number[];
  /** log p(x), nats. */
  readonly logEvidence: number;
  /** log p(cell | x), [cells of all dimensions] nats; the masses sum to 1. */
  readonly logMass: Float64Array;
}

/**
 * log p(x) = log sum_cells p(cell) p(x | z_cell), and each cell's share of it. `logPrior`: [d][cells], log masses; `logLikelihood`:
 * log p(x | z) at the cells' points. Throws where the numbers of cells differ.
 */
export function exactPosterior(
  logPrior: readonly ArrayLike<number>[],
  logLikelihood: ArrayLike<number>,
): ExactPosterior {
  const sizes = logPrior.map(({ length }) => length);
  const cells = sizes.reduce((product, size) => product * size, 1);
  if (logLikelihood.length !== cells)
    throw new RangeError(
      `exactPosterior: expected a likelihood for each of ${cells} cells, got ${logLikelihood.length}; decode the same grid`,
    );
  const logMass = Float64Array.from(logLikelihood);
  let inner = cells;
  for (const [j, size] of sizes.entries()) {
    inner /= size;
    for (let cell = 0; cell < cells; cell++) logMass[cell] += logPrior[j][Math.floor(cell / inner) % size];
  }
  const logEvidence = logSumExp(logMass);
  for (let cell = 0; cell < cells; cell++) logMass[cell] -= logEvidence;
  return { sizes, logEvidence, logMass };
}

/** Masses of the cells of dimension j, whatever the others are, [cells]; they sum to 1. */
export function marginalOf({ sizes, logMass }: ExactPosterior, j: number): Float64Array {
  const marginal = new Float64Array(sizes[j]);
  const inner = sizes.slice(j + 1).reduce((product, size) => product * size, 1);
  for (let cell = 0; cell < logMass.length; cell++)
    marginal[Math.floor(cell / inner) % sizes[j]] += Math.exp(logMass[cell]);
  return marginal;
}
