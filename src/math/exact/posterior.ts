/**
 * The true posterior of a few latent dimensions over cells, and the evidence: eq. (1) as sums over a grid. An array over all
 * cells has the last dimension fastest.
 */

/** A log mass below this is left out of sums: millions of such cells change none of them in double precision. */
export const negligible = -60;

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
  const logMass = new Float64Array(cells);
  const last = logPrior[logPrior.length - 1];
  let highest = -Infinity;
  for (let row = 0; row < cells; row += last.length) {
    // The prior of all dimensions but the last, which is the same along a row.
    let prior = 0;
    let rest = row / last.length;
    for (let j = sizes.length - 2; j >= 0; j--) {
      prior += logPrior[j][rest % sizes[j]];
      rest = Math.floor(rest / sizes[j]);
    }
    for (let i = 0; i < last.length; i++) {
      const joint = logLikelihood[row + i] + (prior + last[i]);
      logMass[row + i] = joint;
      if (joint > highest) highest = joint;
    }
  }
  let sum = 0;
  // Written so that NaN is none of those left out.
  for (const joint of logMass) if (!(joint < highest + negligible)) sum += Math.exp(joint - highest);
  const logEvidence = highest + Math.log(sum);
  for (let cell = 0; cell < cells; cell++) logMass[cell] -= logEvidence;
  return { sizes, logEvidence, logMass };
}

/** Masses of the cells of dimension j, whatever the others are, [cells]; they sum to 1. */
export function marginalOf({ sizes, logMass }: ExactPosterior, j: number): Float64Array {
  const marginal = new Float64Array(sizes[j]);
  const inner = sizes.slice(j + 1).reduce((product, size) => product * size, 1);
  for (let cell = 0; cell < logMass.length; cell++)
    if (!(logMass[cell] < negligible))
      marginal[Math.floor(cell / inner) % sizes[j]] += Math.exp(logMass[cell]);
  return marginal;
}
