/** A logit for each grid point: every density that the grid can have, and no structure. */
import { gridPoints } from '../../../math/polynomial-family';
import type { LinearFamily } from './family';

/** A head has d R numbers; more than this many a dimension take too long a step. */
const MOST_POINTS = 101;

export const free: LinearFamily = {
  kind: 'linear',
  title: 'Free logits',
  meaning: 'Any shape on the grid: one logit for each grid point, with no smoothness.',
  equation: { tex: String.raw`\log q(\zeta_r)=b_r-\psi(\boldsymbol{b})`, source: 'definition 29' },
  takes: [],
  size: ({ gridPoints: R }) => R,
  refuse: ({ gridPoints: R }) =>
    R <= MOST_POINTS
      ? null
      : `Free logits: expected at most ${MOST_POINTS} grid points R, got ${R}; lower R, or take another family`,
  // Between grid points the nearest one counts, so that a drawn density has steps.
  statistics: (z, { gridPoints: R }) => {
    const nearest = z.map((x) => Math.round(((x + 1) / 2) * (R - 1)));
    return Array.from({ length: R }, (_, p) => nearest.map((r) => (r === p ? 1 : 0)));
  },
  names: ({ gridPoints: R }) => gridPoints(R).map((zeta) => `[z = ${Number(zeta.toFixed(3))}]`),
};
