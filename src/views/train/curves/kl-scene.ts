/** One model's KL by dimension as cells: a column a dimension, a row an evaluation, the newest below and highest. Pure. */
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import { cornersOf, type Mark, type Scene } from '../../../ui/scene';
import { isCollapsed } from './kl-rows';

interface KlPicture {
  /** KL by dimension of each evaluation shown, oldest first. Nats. */
  readonly rows: readonly ArrayLike<number>[];
  /** Dimensions from left to right. */
  readonly order: readonly number[];
  /** The KL drawn fullest. */
  readonly top: number;
  readonly shown: number;
}

const NEWEST_HEIGHT = 22;
const NEWEST_GAP = 3;
/** Narrower cells are no wider with a gap between them. */
const GAP_FROM = 5;

/** How full a cell is drawn, 0 to 1: as the root of its KL, so that small ones are still told from none. */
export function fullness(kl: number, top: number): number {
  return isCollapsed(kl) ? 0 : 0.15 + 0.85 * Math.sqrt(Math.min(1, kl / top));
}

/** Top and height of row `row` of `count`: the newest always in one place, and what is older above it. */
export function rowPlace(
  row: number,
  count: number,
  height: number,
): { readonly top: number; readonly height: number } {
  if (count === 1) return { top: 0, height };
  const newest = height - NEWEST_HEIGHT;
  if (row === count - 1) return { top: newest, height: NEWEST_HEIGHT };
  const each = (newest - NEWEST_GAP) / (count - 1);
  return { top: row * each, height: each };
}

/** The column and row under a place of the drawing; null outside the rows. */
export function cellAt(
  { x, y }: { readonly x: number; readonly y: number },
  { width, height }: PlotSize,
  columns: number,
  rows: number,
): { readonly column: number; readonly row: number } | null {
  const column = Math.floor((x / width) * columns);
  const row = Array.from({ length: rows }, (_, i) => rowPlace(i, rows, height)).findIndex(
    (place) => y >= place.top && y < place.top + place.height,
  );
  return column >= 0 && column < columns && row >= 0 ? { column, row } : null;
}

export function klScene({ rows, order, top, shown }: KlPicture, size: PlotSize, ink: PlotInk): Scene {
  const { width, height } = size;
  const wide = width / order.length;
  const gap = wide >= GAP_FROM ? 1 : 0;
  const cells = rows.flatMap((kl, row) => {
    const place = rowPlace(row, rows.length, height);
    const floor = place.top + place.height - (place.height >= GAP_FROM ? 1 : 0);
    const middle = (place.top + floor) / 2;
    return order.flatMap((j, column): Mark[] => {
      const full = fullness(kl[j], top);
      const cell = { left: column * wide, top: place.top, right: (column + 1) * wide - gap, floor };
      if (full > 0) return [{ kind: 'box', ...cell, fill: ink.series, opacity: full }];
      // A collapsed dimension is a hollow cell with a bar through it: not told by its colour alone.
      const [left, right] = [cell.left + wide / 4, cell.left + (3 * wide) / 4 - gap];
      return [
        { kind: 'box', ...cell, fill: ink.quiet, opacity: 0.12 },
        { kind: 'box', left, top: middle - 0.5, right, floor: middle + 0.5, fill: ink.quiet, opacity: 0.8 },
      ];
    });
  });
  const column = order.indexOf(shown);
  const picked = {
    left: Math.max(1, column * wide - gap / 2),
    top: 1,
    right: Math.min(width - 1, (column + 1) * wide - gap / 2),
    floor: height - 1,
  };
  const outline: Mark = {
    kind: 'path',
    points: cornersOf(picked),
    closed: true,
    sharp: true,
    stroke: ink.ink,
    width: 2,
  };
  return {
    ...size,
    background: ink.surface,
    marks: column < 0 || rows.length === 0 ? cells : [...cells, outline],
  };
}
