/** Upright lines of an axis across a drawing, with their numbers and lines of words below them. Pure. */
import { stepOf } from './axis-scale';
import { formatShort } from './format';
import type { PlotInk } from './plot-canvas';
import type { Mark } from './scene';

interface AxisTake {
  readonly axis: readonly [number, number];
  /** Where a number stands. */
  readonly across: (value: number) => number;
  readonly top: number;
  readonly floor: number;
  /** Below the numbers, a line each. */
  readonly words: readonly string[];
}

export function axisMarks({ axis: [low, high], across, top, floor, words }: AxisTake, ink: PlotInk): Mark[] {
  const step = stepOf(high - low);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  const label = (x: number, y: number, text: string, anchor: 'start' | 'middle'): Mark => ({
    ...{ kind: 'label', x, y, text, fill: ink.quiet, size: 11, anchor },
  });
  const texts = Array.from({ length: Math.max(0, count) }, (_, i): Mark[] => {
    const value = (first + i) * step;
    const x = across(value);
    return [
      { kind: 'path', points: [x, top, x, floor], stroke: ink.quiet, opacity: 0.25 },
      label(x, floor + 13, formatShort(value), i === 0 ? 'start' : 'middle'),
    ];
  });
  return [
    ...texts.flat(),
    ...words.map((text, line) => label(across(low), floor + 28 + 15 * line, text, 'start')),
  ];
}
