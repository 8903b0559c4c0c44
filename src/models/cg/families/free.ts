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
  undrawn: 'Each grid point has its own logit: there is no function to draw.',
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
  // On a new grid the logits are read off the line through the old ones.
  headMap: ({ gridPoints: from }, { gridPoints: to }) => {
    const rows = Array.from({ length: from }, () => new Array<number>(to).fill(0));
    for (let r = 0; r < to; r++) {
      const place = (r / (to - 1)) * (from - 1);
      const left = Math.min(Math.floor(place), from - 2);
      rows[left][r] = 1 - (place - left);
      rows[left + 1][r] = place - left;
    }
    return rows;
  },
  names: ({ gridPoints: R }) => gridPoints(R).map((zeta) => `[z = ${Number(zeta.toFixed(3))}]`),
};
