/** The Concrete density of three categories on a grid over the triangle, in logarithms: no NaN at any alpha > 0 and T > 0. */
import { expectTemperature } from './numeric';
import { fromPlane, toPlane } from './simplex';

export type Triple = readonly [number, number, number];

/**
 * log p(y) of Con(alpha, T) over three categories by dy_1 dy_2: log 2 + 2 log T + sum_k [log alpha_k - (T+1)
 * log y_k] - 3 log sum_k alpha_k y_k^(-T), concreteLogDensity from logarithms. It is also the density of any
 * three of more categories, y_k / (y_a + y_b + y_c): section 3.2's y has log y_k - log y_l = (g_k + phi_k - g_l
 * - phi_l) / T, so the three renormalised are softmax((g + phi) / T) of their own Gumbels alone, Con(alpha_abc
 * renormalised, T).
 */
export function triangleLogDensity(logAlpha: Triple, logY: Triple, temperature: number): number {
  expectTemperature('triangleLogDensity', temperature);
  const T = temperature;
  const a = logAlpha[0] - T * logY[0];
  const b = logAlpha[1] - T * logY[1];
  const c = logAlpha[2] - T * logY[2];
  const highest = Math.max(a, b, c);
  const sum = highest + Math.log(Math.exp(a - highest) + Math.exp(b - highest) + Math.exp(c - highest));
  return Math.LN2 + 2 * Math.log(T) + (a + b + c) - (logY[0] + logY[1] + logY[2]) - 3 * sum;
}

/** Square cells over the drawn triangle, the first row at its top; T does not move them. */
export interface TriangleGrid {
  readonly columns: number;
  readonly rows: number;
  /** log y of every cell's centre, row by row; of a centre outside, log y of the nearest place half a cell inside. */
  readonly logY: readonly Triple[];
  /** Which centres lie inside. */
  readonly inside: readonly number[];
}

/** Cells of side 1 / columns over the triangle of toPlane, never on a face. Not in the paper: the drawing of figures 6 to 8. */
export function triangleGrid(columns: number): TriangleGrid {
  if (!Number.isInteger(columns) || columns < 2) {
    throw new RangeError(
      `triangleGrid: expected an integer of 2 columns or more, got ${columns}; take some 100`,
    );
  }
  const height = toPlane([0, 0, 1])[1];
  const rows = Math.ceil(columns * height);
  const logY: Triple[] = [];
  const inside: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const y = fromPlane([(column + 0.5) / columns, height - (row + 0.5) / columns]);
      if (Math.min(...y) > 0) inside.push(logY.length);
      const kept = y.map((share) => Math.max(share, 0.5 / columns));
      const total = Math.log(kept[0] + kept[1] + kept[2]);
      logY.push([Math.log(kept[0]) - total, Math.log(kept[1]) - total, Math.log(kept[2]) - total]);
    }
  }
  return { columns, rows, logY, inside };
}

/** A density over a grid. */
export interface TriangleField {
  readonly grid: TriangleGrid;
  /** log p at every cell's centre. */
  readonly logDensity: Float64Array;
  /** log of the percentile at which the drawing clips. */
  readonly logClip: number;
}

/** Definition 17: so many of the cells inside are drawn as they are, the rest as the highest of them. */
export const CLIPPED_AT = 0.98;

/** log p over the grid, and its 98th percentile over the cells inside. Not in the paper: figures 6 to 8 crop their colours by eye. */
export function triangleField(grid: TriangleGrid, logAlpha: Triple, temperature: number): TriangleField {
  const logDensity = Float64Array.from(grid.logY, (y) => triangleLogDensity(logAlpha, y, temperature));
  const sorted = Float64Array.from(grid.inside, (cell) => logDensity[cell]).sort();
  return { grid, logDensity, logClip: sorted[Math.ceil(CLIPPED_AT * sorted.length) - 1] };
}

/** The drawn height of a cell, p / clip, at most 1. Not in the paper: arithmetic. */
export const clippedAt = (field: TriangleField, cell: number): number =>
  Math.min(1, Math.exp(field.logDensity[cell] - field.logClip));

/**
 * Where the density of three categories has no bound: near an edge p ~ y_k^(2T - 1), near a corner at distance
 * rho p ~ rho^(T - 2). So at edges and corners for T < 1/2 = 1/(n - 1), at corners alone up to T < 2. Section
 * 3.2's "leak to the faces"; Maddison et al. 2016.
 */
export function unboundedAt(temperature: number): 'edges' | 'corners' | 'nowhere' {
  expectTemperature('unboundedAt', temperature);
  return temperature < 0.5 ? 'edges' : temperature < 2 ? 'corners' : 'nowhere';
}
