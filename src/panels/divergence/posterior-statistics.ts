/** Eq. (4) beside the measured KL of z, by dimension and summed, at every temperature. Pure. */
import { histogramKl } from '../../math/histogram-divergence';
import { LADDER } from '../../math/relaxed-ladder';
import type { ModelSpec, Posterior, CommonSettings } from '../../models/contract';
import type { PosteriorCounts, PosteriorRequest, RelaxedDimension } from './posterior-counts';

export interface DimensionDivergence {
  /** Eq. (4) of this dimension, nats. */
  readonly category: number;
  /** KL of z and what was taken off it, one a temperature. */
  readonly z: readonly number[];
  readonly correction: readonly number[];
  /** Share of posterior samples where the prior has none, one a temperature. */
  readonly beyond: readonly number[];
}

export interface PosteriorDivergence {
  readonly samples: number;
  readonly dimensions: readonly DimensionDivergence[];
  readonly category: number;
  /** Sums over the dimensions, one a temperature. */
  readonly z: readonly number[];
  readonly correction: readonly number[];
  /** The largest share of any dimension, one a temperature. */
  readonly beyond: readonly number[];
}

/** Logits of q and p of a dimension that is relaxed on the grid; null for one that is not. */
function relaxedDimension(
  spec: ModelSpec,
  posterior: Posterior,
  settings: CommonSettings,
  dimension: number,
): (RelaxedDimension & { readonly zeta: readonly number[] }) | null {
  const [q, p] = (['posterior', 'prior'] as const).map((name) => {
    const drawables = spec.drawables(posterior, dimension, settings);
    return drawables.find((each) => each.kind === 'bars' && each.spacing !== null && each.name === name);
  });
  if (q?.kind !== 'bars' || p?.kind !== 'bars') return null;
  return { zeta: q.x, posterior: q.y.map(Math.log), prior: p.y.map(Math.log) };
}

/** Whether z is one number a dimension, y^T zeta. */
export const isRelaxedToGrid = (spec: ModelSpec, posterior: Posterior, settings: CommonSettings): boolean =>
  relaxedDimension(spec, posterior, settings, 0) !== null;

/** The categories of a posterior that is relaxed to one number z a dimension; null for a model without such. */
export function relaxedPosterior(
  spec: ModelSpec,
  posterior: Posterior,
  settings: CommonSettings,
): PosteriorRequest | null {
  const first = relaxedDimension(spec, posterior, settings, 0);
  if (first === null) return null;
  const dimensions = Array.from(
    { length: settings.latent },
    (_, j) => relaxedDimension(spec, posterior, settings, j) ?? first,
  );
  return { zeta: first.zeta, dimensions, categories: spec.klByDimension(posterior, settings) };
}

const rungs = LADDER.map((_, rung) => rung);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export function posteriorDivergence(request: PosteriorRequest, counts: PosteriorCounts): PosteriorDivergence {
  const dimensions = request.categories.map((category, j): DimensionDivergence => {
    const cells = counts.posterior[j].length / LADDER.length;
    const each = rungs.map((rung) =>
      histogramKl(
        counts.posterior[j].subarray(rung * cells, (rung + 1) * cells),
        counts.prior[j].subarray(rung * cells, (rung + 1) * cells),
      ),
    );
    return {
      category,
      z: each.map(({ kl }) => kl),
      correction: each.map(({ correction }) => correction),
      beyond: each.map(({ beyond }) => beyond),
    };
  });
  const summed = (part: 'z' | 'correction') =>
    rungs.map((rung) => sum(dimensions.map((each) => each[part][rung])));
  return {
    samples: counts.samples,
    dimensions,
    category: sum(dimensions.map(({ category }) => category)),
    z: summed('z'),
    correction: summed('correction'),
    beyond: rungs.map((rung) => Math.max(0, ...dimensions.map(({ beyond }) => beyond[rung]))),
  };
}
