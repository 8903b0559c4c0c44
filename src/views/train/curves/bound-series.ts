/** Theorem 2's bounds as lines of the chart of term1, with term1 of the same pictures: told apart by dash, models by colour and by the dots in a dash. Pure. */
import type { BoundCurves, MeasuredBounds } from './bounds-store';
import { pointsWithin, type StepWindow } from '../../../state/metrics-store';
import { placesOf, seriesKey, type OfSeries } from '../../../state/series';
import { lastAtOrBefore, type Point } from '../../../state/growing-columns';
import type { ChartSeries } from '../../../ui/chart-frame';
import { slotAt } from '../../../ui/palette';

/** From the highest line down. */
export const boundNames = { term1: 'term1', eq5: 'eq. (5)', eq6: 'eq. (6)' } as const;
export type BoundName = keyof typeof boundNames;
export const boundKeys = Object.keys(boundNames) as readonly BoundName[];

interface BoundLine extends OfSeries {
  readonly bound: BoundName;
  readonly points: readonly Point[];
}

const pair = (length: number) => `${length} 2.5`;

/** A full line; a long piece and as many dots as the model's place says; groups of as many dots. */
export function boundDash(place: number, bound: BoundName): string {
  if (bound === 'term1') return '';
  const dots = Array.from({ length: place + 1 }, () => pair(1.5));
  return bound === 'eq5' ? [pair(9), ...dots].join(' ') : [...dots.slice(1), '1.5 7'].join(' ');
}

export const boundWidth = 1.25;

export function boundLines(curves: BoundCurves, window: StepWindow): BoundLine[] {
  return curves.flatMap(({ series, points }) => {
    const step = Float64Array.from(points, (point) => point.step);
    return boundKeys.map((bound) => ({
      series,
      bound,
      points: pointsWithin(
        step,
        Float64Array.from(points, (point) => point[bound]),
        window,
      ),
    }));
  });
}

export function boundSeries({ series, bound, points }: BoundLine): ChartSeries {
  return {
    key: `${seriesKey(series)} ${bound}`,
    colour: slotAt(placesOf(series)).colour,
    dash: boundDash(placesOf(series).dash, bound),
    width: boundWidth,
    opacity: 1,
    dots: false,
    points: points.map(({ step, value }) => ({ x: step, y: value })),
  };
}

/** What was measured last at or before a step; null where nothing was. */
export function boundsAt(points: readonly MeasuredBounds[] | undefined, step: number): MeasuredBounds | null {
  const steps = (points ?? []).map((point) => point.step);
  return points?.[lastAtOrBefore(steps, step)] ?? null;
}
