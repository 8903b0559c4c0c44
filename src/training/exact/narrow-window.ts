/** Where a picture's posterior is narrower than a cell: a window of finer cells around all of its mass. Pure. */
import { momentsOf } from '../../math/exact/cell-moments';
import { marginalOf } from '../../math/exact/posterior';
import type { LatentDistribution, Window } from '../../models/latent/distribution';
import type { Boxed } from './boxed-cells';

/** Deviations to each side. */
const REACH = 7;
/** Cells a deviation of the narrower of both: sums of a smooth density are exact from one on. */
const CELLS = 1.5;
/** In a dimension. Of modes far apart a window is no finer than the cells that there are. */
const [FEWEST, MOST] = [21, 241];

/** [d]; null where no marginal of q or of the truth is narrower than a cell [d] of the grid, and where a window of so many cells would not do. */
export function narrowWindow(
  { dimensions, posterior }: Boxed,
  widths: readonly number[],
  { moments }: NonNullable<LatentDistribution['windowed']>,
): readonly Window[] | null {
  let isNarrow = false;
  const windows = dimensions.map(({ inputs }, j): Window => {
    const cell = widths[j];
    const found = momentsOf(marginalOf(posterior, j), inputs);
    const own = moments[j];
    isNarrow ||= Math.min(found.deviation, own.deviation) < cell;
    // Of a marginal within one cell nobody knows how narrow it is.
    const wide = Math.max(found.deviation, cell / 2);
    const low = Math.min(found.mean - REACH * wide, own.mean - REACH * own.deviation);
    const high = Math.max(found.mean + REACH * wide, own.mean + REACH * own.deviation);
    const narrow = Math.min(own.deviation, Math.max(found.deviation, cell / 4));
    return { low, high, count: Math.max(FEWEST, Math.ceil((CELLS * (high - low)) / narrow)) };
  });
  return isNarrow && windows.every(({ count }) => count <= MOST) ? windows : null;
}
