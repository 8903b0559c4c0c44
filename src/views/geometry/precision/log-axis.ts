/** A logarithmic axis up the side of a drawing: its ends around some numbers, its ticks, its marks. Pure. */
import { shareOf } from '../../../ui/axis-scale';
import type { PlotInk } from '../../../ui/plot-canvas';
import type { Box, Mark } from '../../../ui/scene';

type Ends = readonly [low: number, high: number];

/** Around all that are positive, with room at both ends, and no narrower than a factor of four. */
export function endsOf(values: readonly number[]): Ends {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  if (positive.length === 0) return [0.1, 1];
  const [low, high] = [Math.min(...positive), Math.max(...positive)];
  const room = Math.max(1.3, 2 * Math.sqrt(low / high));
  return [low / room, high * room];
}

/** 1, 2 and 5 times powers of ten between the ends; of many powers those alone, or every so many of them. */
export function logTicks([low, high]: Ends, most: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const within = (factors: readonly number[], every: number) =>
    powers
      .filter((power) => power % every === 0)
      .flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)))
      .filter((value) => value >= low && value <= high);
  const fine = within([1, 2, 5], 1);
  if (fine.length <= most) return fine;
  for (let every = 1; ; every++) {
    const coarse = within([1], every);
    if (coarse.length <= most) return coarse;
  }
}

/** Where a number stands; below the axis at its foot. */
export const upOf =
  (ends: Ends, { top, floor }: Box) =>
  (value: number) =>
    value > ends[0] ? floor - shareOf('log', ends, value) * (floor - top) : floor;

export function logAxisMarks(ends: Ends, box: Box, ink: PlotInk): Mark[] {
  const up = upOf(ends, box);
  return logTicks(ends, Math.max(2, Math.floor((box.floor - box.top) / 22))).flatMap((value): Mark[] => [
    {
      kind: 'path',
      points: [box.left, up(value), box.right, up(value)],
      stroke: ink.quiet,
      opacity: 0.25,
    },
    {
      ...{ kind: 'label', x: box.left - 4, y: up(value) + 4, text: tickText(value) },
      ...{ fill: ink.quiet, size: 11, anchor: 'end' },
    },
  ]);
}

const tickText = (value: number): string =>
  value >= 1e-3 && value < 1e5 ? String(value) : value.toExponential(0).replace('+', '').replace('-', '−');
