/** The axes of a small chart of nats against T, and how T and nats lie on it. Pure. */
import { LADDER } from '../../math/relaxed-ladder';
import { stepOf } from '../../ui/axis-scale';
import { formatShort } from '../../ui/format';
import type { PlotInk } from '../../ui/plot-canvas';
import type { Box, Mark } from '../../ui/scene';

export interface Axes {
  readonly across: (temperature: number) => number;
  readonly up: (nats: number) => number;
  readonly marks: readonly Mark[];
}

const FIRST = 0;
const LAST = LADDER[LADDER.length - 1];
export const TEXT = 11;

export function axesOf(box: Box, top: number, ink: PlotInk): Axes {
  const { left, right, floor } = box;
  const across = (T: number) => left + ((T - FIRST) / (LAST - FIRST)) * (right - left);
  const up = (nats: number) => floor - (nats / top) * (floor - box.top);
  const step = stepOf(top);
  const ticks = Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, i) => i * step);
  const label = (x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end'): Mark => ({
    kind: 'label',
    x,
    y,
    text,
    fill: ink.quiet,
    size: TEXT,
    anchor,
  });
  return {
    across,
    up,
    marks: [
      { kind: 'path', points: [left, box.top, left, floor, right, floor], stroke: ink.quiet },
      ...ticks.map((nats) => label(left - 4, up(nats) + 4, formatShort(nats), 'end')),
      ...[0, 0.5, 1, 1.5, 2].map((T) =>
        label(across(T), floor + 14, formatShort(T), T === 0 ? 'start' : T === LAST ? 'end' : 'middle'),
      ),
    ],
  };
}

/** The temperature of the ladder nearest to a place on a chart, as its place in the ladder. */
export function rungAt({ left, right }: Box, x: number): number {
  const T = FIRST + ((x - left) / (right - left)) * (LAST - FIRST);
  let nearest = 0;
  LADDER.forEach((rung, i) => {
    if (Math.abs(rung - T) < Math.abs(LADDER[nearest] - T)) nearest = i;
  });
  return nearest;
}

/** A line through points of the ladder, with a square at each. */
export function ladderLine(axes: Axes, values: readonly number[], colour: string): Mark[] {
  const points = values.flatMap((nats, i) => [axes.across(LADDER[i]), axes.up(nats)]);
  return [
    { kind: 'path', points, stroke: colour, width: 2 },
    { kind: 'dots', points, radius: 2.2, fill: colour, opacity: 1 },
  ];
}

/** The same value at every T: dashed. */
export function levelLine(axes: Axes, { left, right }: Box, nats: number, colour: string): Mark {
  return {
    kind: 'path',
    points: [left, axes.up(nats), right, axes.up(nats)],
    stroke: colour,
    width: 2,
    dash: [7, 4],
  };
}

/** Where T is read off. */
export function cursorMark(axes: Axes, { top, floor }: Box, rung: number, ink: PlotInk): Mark {
  const x = axes.across(LADDER[rung]);
  return { kind: 'path', points: [x, top, x, floor], stroke: ink.ink, dash: [2, 3] };
}

/** Line pieces with their names, side by side or one below the other where there is no room. */
export function legendMarks(
  entries: readonly { readonly name: string; readonly colour: string; readonly dash?: readonly number[] }[],
  width: number,
  ink: PlotInk,
): Mark[] {
  const beside = width >= 480;
  return entries.flatMap(({ name, colour, dash }, k): Mark[] => {
    const x = beside ? 8 + (k * width) / 2 : 8;
    const y = beside ? 16 : 16 + 18 * k;
    const line: Mark = { kind: 'path', points: [x, y - 4, x + 24, y - 4], stroke: colour, width: 2, dash };
    const dots: Mark = { kind: 'dots', points: [x + 12, y - 4], radius: 2.2, fill: colour, opacity: 1 };
    return [
      ...(dash ? [line] : [line, dots]),
      { kind: 'label', x: x + 30, y, text: name, fill: ink.ink, size: 12, anchor: 'start' },
    ];
  });
}

/** Height that the legend takes. */
export const legendHeight = (width: number): number => (width >= 480 ? 24 : 42);
