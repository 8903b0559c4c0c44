/** Eq. (4) beside the measured KL of z, by dimension and summed, at every temperature. Pure. */
import { histogramKl, histogramKlError } from '../../math/histogram-divergence';
import { LADDER } from '../../math/relaxed-ladder';
import type { ModelSpec, Posterior, CommonSettings } from '../../models/contract';
import type { PosteriorCounts, PosteriorRequest } from './posterior-counts';
import { categoriesOf, simplexKl } from './simplex-divergence';

interface DimensionDivergence {
  /** Eq. (4) of this dimension, nats. */
  readonly category: number;
  /** KL of z and what was taken off it, one a temperature. */
  readonly z: readonly number[];
  readonly correction: readonly number[];
  /** Standard error of z, one a temperature. */
  readonly error: readonly number[];
  /** Share of posterior samples where the prior has none, one a temperature. */
  readonly beyond: readonly number[];
}

export interface PosteriorDivergence {
  readonly samples: number;
  readonly dimensions: readonly DimensionDivergence[];
  readonly category: number;
  /** KL(q(y | x) : p(y | a)) summed over the dimensions, exact and the same at every temperature. */
  readonly simplex: number;
  /** Sums over the dimensions, one a temperature. */
  readonly z: readonly number[];
  readonly correction: readonly number[];
  /** At most: all dimensions are drawn with the same noise, so that their errors may all go one way. */
  readonly error: readonly number[];
  /** The largest share of any dimension, one a temperature. */
  readonly beyond: readonly number[];
}

/** Whether z is one number a dimension, y^T zeta. */
export const isRelaxedToGrid = (spec: ModelSpec, posterior: Posterior, settings: CommonSettings): boolean =>
  spec.distribution(posterior, settings).relaxed?.by === 'histogram';

/** The categories of a posterior that is relaxed to one number z a dimension; null for a model without such. */
export function relaxedPosterior(
  spec: ModelSpec,
  posterior: Posterior,
  settings: CommonSettings,
): PosteriorRequest | null {
  const { relaxed } = spec.distribution(posterior, settings);
  if (relaxed?.by !== 'histogram') return null;
  return {
    zeta: relaxed.places,
    dimensions: categoriesOf(relaxed.categories),
    categories: spec.klByDimension(posterior, settings),
  };
}

const rungs = LADDER.map((_, rung) => rung);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export function posteriorDivergence(request: PosteriorRequest, counts: PosteriorCounts): PosteriorDivergence {
  const dimensions = request.categories.map((category, j): DimensionDivergence => {
    const cells = counts.posterior[j].length / LADDER.length;
    const at = (all: Uint32Array, rung: number) => all.subarray(rung * cells, (rung + 1) * cells);
    const pairs = rungs.map((rung) => [at(counts.posterior[j], rung), at(counts.prior[j], rung)] as const);
    const each = pairs.map(([q, p]) => histogramKl(q, p));
    return {
      category,
      z: each.map(({ kl }) => kl),
      correction: each.map(({ correction }) => correction),
      error: pairs.map(([q, p]) => histogramKlError(q, p)),
      beyond: each.map(({ beyond }) => beyond),
    };
  });
  const summed = (part: 'z' | 'correction' | 'error') =>
    rungs.map((rung) => sum(dimensions.map((each) => each[part][rung])));
  return {
    samples: counts.samples,
    dimensions,
    category: sum(dimensions.map(({ category }) => category)),
    simplex: simplexKl(request.dimensions),
    z: summed('z'),
    correction: summed('correction'),
    error: summed('error'),
    beyond: rungs.map((rung) => Math.max(0, ...dimensions.map(({ beyond }) => beyond[rung]))),
  };
}
