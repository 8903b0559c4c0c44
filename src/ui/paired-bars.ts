/** Pairs of bars on one axis from 0, the first of a pair hollow and the second full: told apart without colour. Knows nothing of what they measure; pure. */
import { stepOf } from './axis-scale';
import { formatShort } from './format';
import type { PlotInk } from './plot-canvas';
import type { Box, Mark } from './scene';

interface BarPair {
  readonly hollow: number;
  readonly full: number;
}

const TEXT = 11;

/** Axis, numbers from 1 below the pairs, and the bars; what is below 0 is drawn as 0. */
export function pairedBars(pairs: readonly BarPair[], box: Box, ink: PlotInk): Mark[] {
  const top = Math.max(0.1, ...pairs.flatMap(({ hollow, full }) => [hollow, full])) * 1.05;
  const across = (box.right - box.left) / pairs.length;
  const up = (value: number) => box.floor - (Math.max(0, value) / top) * (box.floor - box.top);
  const bar = (x: number, value: number, look: Pick<Mark & { kind: 'path' }, 'fill' | 'stroke'>): Mark => ({
    kind: 'path',
    points: [x, box.floor, x, up(value), x + 0.36 * across, up(value), x + 0.36 * across, box.floor],
    closed: true,
    ...look,
  });
  const label = (x: number, y: number, text: string, anchor: 'middle' | 'end'): Mark => ({
    kind: 'label',
    x,
    y,
    text,
    fill: ink.quiet,
    size: TEXT,
    anchor,
  });
  const step = stepOf(top);
  const every = Math.ceil(pairs.length / 10);
  return [
    {
      kind: 'path',
      points: [box.left, box.top, box.left, box.floor, box.right, box.floor],
      stroke: ink.quiet,
    },
    ...Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, i) =>
      label(box.left - 4, up(i * step) + 4, formatShort(i * step), 'end'),
    ),
    ...pairs.flatMap(({ hollow, full }, j) => {
      const x = box.left + (j + 0.12) * across;
      return [
        bar(x, hollow, { stroke: ink.other, fill: ink.surface }),
        bar(x + 0.4 * across, full, { fill: ink.series, stroke: ink.series }),
        ...(j % every === 0 ? [label(x + 0.38 * across, box.floor + 14, String(j + 1), 'middle')] : []),
      ];
    }),
  ];
}
