/** Where the points of a recorded curve lie in a square of 100 by 100, and where its replay has got to. The step axis is logarithmic. Pure. */
import { valuesOf, type RecordedTerm } from './recorded-term';
import type { RecordedModel, Recording } from '../../../experiment/recording';

/** The square's side; the style sheet stretches it. */
export const SIDE = 100;

/** Step 0 has no logarithm; it lies with step 1 at the left edge. */
export function across(step: number, last: number): number {
  return last <= 1 ? 0 : (SIDE * Math.log(Math.max(1, step))) / Math.log(last);
}

/** From the left edge to a place among the frames, which are as many equal times, not equal distances. */
export function reached(frames: readonly number[], position: number): number {
  const last = frames[frames.length - 1];
  const before = Math.floor(position);
  const from = across(frames[before], last);
  const to = across(frames[Math.min(before + 1, frames.length - 1)], last);
  return from + (position - before) * (to - from);
}

/** The smallest round number that is not below a value: the top of an axis that begins at 0. */
export function axisTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1e-6)));
  return (
    [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((factor) => factor * power).find((top) => top >= most * (1 - 1e-12)) ??
    most
  );
}

const down = (value: number, top: number): number => SIDE * (1 - value / top);

interface ReplayLine {
  /** Of each point of the curve. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly values: readonly number[];
  /** SVG's path through all points. */
  readonly path: string;
}

export function topOf(models: readonly RecordedModel[], term: RecordedTerm): number {
  return axisTop(Math.max(...models.flatMap((model) => valuesOf(model, term))));
}

export function lineOf(
  { curve, frames }: Pick<Recording, 'curve' | 'frames'>,
  model: RecordedModel,
  term: RecordedTerm,
  top: number,
): ReplayLine {
  const values = valuesOf(model, term);
  const x = curve.map((step) => across(step, frames[frames.length - 1]));
  const y = values.map((value) => down(value, top));
  const path = x.map((at, i) => `${i === 0 ? 'M' : 'L'}${at.toFixed(2)} ${y[i].toFixed(2)}`).join('');
  return { x, y, values, path };
}

/** Index of the last point that the replay has reached, or of the first. */
export function lastReached({ x }: Pick<ReplayLine, 'x'>, edge: number): number {
  return Math.max(
    0,
    x.findLastIndex((at) => at <= edge + 1e-9),
  );
}
