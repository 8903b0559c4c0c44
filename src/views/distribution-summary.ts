/** What a drawn posterior looks like, in words and few numbers: the drawing's text alternative. Pure. */
import type { Drawable } from '../models/contract';
import { formatShort, formatSigned } from '../ui/format';
import { shapeOf } from './distribution-shape';

interface Moments {
  readonly mean: number;
  readonly deviation: number;
  /** Places of the local maxima, at most as many as can be told; in the order of the axis. */
  readonly modes: readonly number[];
}

/** Modes lower than this part of the highest are ripples. */
const RIPPLE = 0.1;
const MODES = 5;

/** Places and the probability at each: of bars their own, of a density by the trapezium rule. */
function massesOf(drawable: Drawable): { readonly x: readonly number[]; readonly mass: readonly number[] } {
  switch (drawable.kind) {
    case 'bars':
    case 'points':
      return { x: drawable.x, mass: drawable.y };
    case 'histogram':
      return {
        x: drawable.mass.map((_, i) => (drawable.edges[i] + drawable.edges[i + 1]) / 2),
        mass: drawable.mass,
      };
    case 'density': {
      const { x, y } = drawable;
      const last = x.length - 1;
      return { x, mass: y.map((p, i) => (p * (x[Math.min(last, i + 1)] - x[Math.max(0, i - 1)])) / 2) };
    }
  }
}

export function momentsOf(drawable: Drawable): Moments {
  const { x, mass } = massesOf(drawable);
  const total = mass.reduce((sum, m) => sum + m, 0);
  const mean = mass.reduce((sum, m, i) => sum + m * x[i], 0) / total;
  const variance = mass.reduce((sum, m, i) => sum + m * (x[i] - mean) ** 2, 0) / total;
  const { y } = shapeOf(drawable);
  const top = Math.max(...y);
  const modes = x.filter(
    (_, i) => y[i] >= RIPPLE * top && y[i] > (y[i - 1] ?? -1) && y[i] >= (y[i + 1] ?? -1),
  );
  return { mean, deviation: Math.sqrt(variance), modes: modes.slice(0, MODES) };
}

function onTheLine(drawable: Drawable): string {
  const { mean, deviation, modes } = momentsOf(drawable);
  const places = modes.map(formatSigned).join(', ');
  return `mean ${formatSigned(mean)}, standard deviation ${formatSigned(deviation)}, ${modes.length === 1 ? 'mode' : 'modes'} at ${places}`;
}

function ofCategories(y: readonly number[]): string {
  const best = y.indexOf(Math.max(...y));
  return `most probable category ${best} with ${formatShort(y[best])}`;
}

/** 'mean 0.12, standard deviation 0.3, mode at 0.1', or of categories the most probable. */
export function summaryOf(drawables: readonly Drawable[]): string {
  const posterior = drawables.find(({ name }) => name === 'posterior');
  if (!posterior) return '';
  const nominal = posterior.kind === 'bars' && posterior.spacing === null;
  return nominal ? ofCategories(posterior.y) : onTheLine(posterior);
}
