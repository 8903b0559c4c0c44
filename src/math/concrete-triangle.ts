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
  return logDensityAt(logAlpha, logY, 0, temperature);
}

/** Of the three numbers of `logY` from `first` on: a slider waits for some thousands of these. */
function logDensityAt(logAlpha: Triple, logY: ArrayLike<number>, first: number, T: number): number {
  const a = logAlpha[0] - T * logY[first];
  const b = logAlpha[1] - T * logY[first + 1];
  const c = logAlpha[2] - T * logY[first + 2];
  const highest = Math.max(a, b, c);
  const sum = highest + Math.log(Math.exp(a - highest) + Math.exp(b - highest) + Math.exp(c - highest));
  const ofY = logY[first] + logY[first + 1] + logY[first + 2];
  return Math.LN2 + 2 * Math.log(T) + (a + b + c) - ofY - 3 * sum;
}

/** Square cells over the drawn triangle, the first row at its top; T does not move them. */
interface TriangleGrid {
  readonly columns: number;
  readonly rows: number;
  /** log y of every cell's centre, three numbers a cell, row by row; of a centre outside, log y of the nearest place half a cell inside. */
  readonly logY: Float64Array;
  /** Which centres lie inside. */
  readonly inside: Int32Array;
  /** Those, and the cells around them that a smoothed drawing reaches into. */
  readonly drawn: Int32Array;
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
  const logY = new Float64Array(3 * columns * rows);
  const inside: number[] = [];
  const drawn: number[] = [];
  for (let cell = 0; cell < columns * rows; cell++) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const y = fromPlane([(column + 0.5) / columns, height - (row + 0.5) / columns]);
    const lowest = Math.min(...y);
    if (lowest > 0) inside.push(cell);
    if (lowest > -2 / columns) drawn.push(cell);
    const kept = y.map((share) => Math.max(share, 0.5 / columns));
    const total = Math.log(kept[0] + kept[1] + kept[2]);
    logY.set(
      kept.map((share) => Math.log(share) - total),
      3 * cell,
    );
  }
  return { columns, rows, logY, inside: Int32Array.from(inside), drawn: Int32Array.from(drawn) };
}

/** A density over a grid. */
export interface TriangleField {
  readonly grid: TriangleGrid;
  /** log p at the centre of every drawn cell, -Infinity elsewhere. */
  readonly logDensity: Float64Array;
  /** log of the percentile at which the drawing clips. */
  readonly logClip: number;
}

/** Definition 17: so many of the cells inside are drawn as they are, the rest as the highest of them. */
export const CLIPPED_AT = 0.98;

/** log p over the grid, and its 98th percentile over the cells inside. Not in the paper: figures 6 to 8 crop their colours by eye. */
export function triangleField(grid: TriangleGrid, logAlpha: Triple, temperature: number): TriangleField {
  expectTemperature('triangleField', temperature);
  const { logY, drawn, inside } = grid;
  const logDensity = new Float64Array(logY.length / 3).fill(-Infinity);
  for (const cell of drawn) logDensity[cell] = logDensityAt(logAlpha, logY, 3 * cell, temperature);
  const sorted = new Float64Array(inside.length);
  for (let i = 0; i < inside.length; i++) sorted[i] = logDensity[inside[i]];
  sorted.sort();
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
