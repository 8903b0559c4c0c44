/** Draws one model's KL by dimension as cells: a column a dimension, a row an evaluation, the newest below and highest. Pure but for the context. */
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
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

export function drawKl(
  context: CanvasRenderingContext2D,
  { width, height }: PlotSize,
  ink: PlotInk,
  { rows, order, top, shown }: KlPicture,
): void {
  const wide = width / order.length;
  const gap = wide >= GAP_FROM ? 1 : 0;
  rows.forEach((kl, row) => {
    const place = rowPlace(row, rows.length, height);
    const high = place.height - (place.height >= GAP_FROM ? 1 : 0);
    order.forEach((j, column) => {
      const full = fullness(kl[j], top);
      // A collapsed dimension is a hollow cell with a bar through it: not told by its colour alone.
      context.fillStyle = full > 0 ? ink.series : ink.quiet;
      context.globalAlpha = full > 0 ? full : 0.12;
      context.fillRect(column * wide, place.top, wide - gap, high);
      if (full > 0) return;
      context.globalAlpha = 0.8;
      context.fillRect(column * wide + wide / 4, place.top + high / 2 - 0.5, wide / 2 - gap, 1);
    });
  });
  context.globalAlpha = 1;
  const column = order.indexOf(shown);
  if (column < 0 || rows.length === 0) return;
  context.strokeStyle = ink.ink;
  context.lineWidth = 2;
  const left = Math.max(1, column * wide - gap / 2);
  const right = Math.min(width - 1, (column + 1) * wide - gap / 2);
  context.strokeRect(left, 1, right - left, height - 2);
}
