/** The measured densities of a relaxed z on cells, of the prior and of every picture's posterior, and what they give: their KL, and draws of z. */
import { coveringProposal, massesOfCounts } from '../../math/cell-density';
import { histogramKl } from '../../math/histogram-divergence';
import type { EqualCells } from '../../math/relaxed-ladder';
import type { Categories, Draws, Relaxed } from '../../models/latent/distribution';
import { mapped } from './mapped';
import { cellMassDraws } from './mass-draws';
import { countRelaxed } from './relaxed-counts';
import { auditKey, type AuditPurpose, type Subject } from './subject';

/** Samples of each posterior and dimension; their counts fit 16 bits. */
const SAMPLES_OF_POSTERIOR = 5 * 4096;
/** Samples of the prior of each dimension. */
const SAMPLES_OF_PRIOR = 100 * 4096;
/** Of the proposal, the share that is the prior's. */
const SHARE_OF_PRIOR = 0.01;

interface RelaxedDensities {
  readonly cells: EqualCells;
  /** By dimension, counts [cells]. */
  readonly prior: readonly Uint32Array[];
  /** By dimension, counts [pictures cells]. */
  readonly posterior: readonly Uint16Array[];
}

/** One noise for the prior and one for each dimension, which all pictures share. Yields the share that is done. */
export async function* relaxedDensities(
  subject: Subject,
  temperature: number,
  pictures: number,
  { places, cells }: Pick<Extract<Relaxed, { by: 'histogram' }>, 'places' | 'cells'>,
  of: (place: number) => Categories,
): AsyncGenerator<number, RelaxedDensities, void> {
  const posteriors = Array.from({ length: pictures }, (_, i) => of(i).posterior);
  const { prior } = of(0);
  // The noise of a block costs as much as the products of some 100 columns.
  const costs = {
    prior: SAMPLES_OF_PRIOR * (100 + prior.length),
    dimension: SAMPLES_OF_POSTERIOR * (100 + pictures),
  };
  const whole = costs.prior + prior.length * costs.dimension;
  const counts = (
    columns: readonly (readonly number[])[],
    samples: number,
    purpose: AuditPurpose,
    before: number,
  ) =>
    mapped(
      countRelaxed({ columns, zeta: places, temperature, cells, samples, key: auditKey(subject, purpose) }),
      (done) => (before + done * (100 + columns.length)) / whole,
    );

  const ofPrior = yield* counts(prior, SAMPLES_OF_PRIOR, 'prior', 0);
  const posterior: Uint16Array[] = [];
  for (let j = 0; j < prior.length; j++) {
    const columns = posteriors.map((logits) => logits[j]);
    const before = costs.prior + j * costs.dimension;
    posterior.push(Uint16Array.from(yield* counts(columns, SAMPLES_OF_POSTERIOR, `relaxed/${j}`, before)));
  }
  const own = (j: number) => ofPrior.slice(j * cells.count, (j + 1) * cells.count);
  return { cells, prior: prior.map((_, j) => own(j)), posterior };
}

const countsOf = ({ cells, posterior }: RelaxedDensities, place: number) =>
  posterior.map((counts) => counts.subarray(place * cells.count, (place + 1) * cells.count));

/**
 * KL of a picture's z by dimension, [d] nats, between histograms with the plug-in bias taken off. What happens inside a cell is not
 * seen: but for what the correction leaves, a lower bound of the KL of the densities.
 */
export function klOfRelaxed(densities: RelaxedDensities, place: number): number[] {
  return countsOf(densities, place).map((counts, j) => histogramKl(counts, densities.prior[j]).kl);
}

/**
 * Draws of a picture's z from its smoothed histogram with 1 % of the prior's, weighed against the prior's: the model whose prior is
 * that histogram is evaluated exactly, whatever the proposal.
 */
export function relaxedDraws(densities: RelaxedDensities): (place: number) => Draws {
  const prior = densities.prior.map(massesOfCounts);
  return (place) => {
    const proposals = countsOf(densities, place).map((counts, j) =>
      coveringProposal(counts, prior[j], SHARE_OF_PRIOR),
    );
    return cellMassDraws(proposals, prior, densities.cells);
  };
}
