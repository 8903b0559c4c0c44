/** Where a posterior lies on its model's traversal, from what is drawn of it: no model is known by name. */
import type { Drawable } from '../../../models/contract';

export interface DigitPosition {
  /** The mean, or where values are categories without an order the most probable one. */
  readonly kind: 'mean' | 'category';
  readonly position: number;
  /** Ends of the support of the posterior, where it has any. */
  readonly support: readonly [number, number] | null;
}

/** Mean of a density known at places x, by trapezia: Sum of x y / Sum of y, each weighted by its width. */
function meanOfDensity(x: readonly number[], y: readonly number[]): number {
  let mass = 0;
  let moment = 0;
  for (let i = 1; i < x.length; i++) {
    const half = (x[i] - x[i - 1]) / 2;
    mass += half * (y[i] + y[i - 1]);
    moment += half * (x[i] * y[i] + x[i - 1] * y[i - 1]);
  }
  return moment / mass;
}

/** Null where no posterior is drawn. */
export function digitPosition(drawables: readonly Drawable[]): DigitPosition | null {
  const posterior = drawables.find(({ name }) => name === 'posterior');
  if (posterior?.kind === 'density')
    return { kind: 'mean', position: meanOfDensity(posterior.x, posterior.y), support: null };
  if (posterior?.kind !== 'bars') return null;
  const { x, y, spacing } = posterior;
  if (spacing === null) return { kind: 'category', position: x[y.indexOf(Math.max(...y))], support: null };
  const position = y.reduce((sum, probability, r) => sum + probability * x[r], 0);
  return { kind: 'mean', position, support: [x[0], x[x.length - 1]] };
}

/** The place of a position across a row of pictures, each in the middle of its own, as a fraction of the row's width; null beyond it. */
export function placeInRow(position: number, positions: ArrayLike<number>): number | null {
  const first = positions[0];
  const last = positions[positions.length - 1];
  if (position < first || position > last) return null;
  const along = last === first ? 0 : (position - first) / (last - first);
  return (0.5 + along * (positions.length - 1)) / positions.length;
}
