/** Which part of the axes a chart shows. Pure. */
import type { Point } from '../../state/series';

/** The first steps fall from far above everything that follows, so they may run off the top. */
const WARM_UP = 0.05;
const PADDING = 0.06;

export type Domain = readonly [number, number];

/** From the lowest value to the highest after the first steps (of all, where `whole`), with a margin. */
export function valueDomain(curves: readonly (readonly Point[])[], whole: boolean): Domain {
  const points = curves.flat();
  if (points.length === 0) return [0, 1];
  const last = Math.max(...points.map(({ step }) => step));
  const settled = whole ? points : points.filter(({ step }) => step >= WARM_UP * last);
  const low = Math.min(...points.map(({ value }) => value));
  const high = Math.max(...settled.map(({ value }) => value));
  // A single value still needs an interval around it.
  const margin = PADDING * (high - low) || 1;
  return [low - margin, high + margin];
}

/** The longest axis is the budget; early in a run it grows with it, so that the curve is not a dot in a corner. */
export function stepDomain(step: number, budget: number): Domain {
  const enough = Math.max(1, 1.25 * step);
  const power = 10 ** Math.floor(Math.log10(enough));
  const round = [1, 2, 5, 10].map((digit) => digit * power).find((value) => value >= enough) ?? 10 * power;
  return [0, step >= budget ? step : Math.max(1, Math.min(budget, Math.max(100, round)))];
}
