/** The KL as the paper counts it and as the decoder meets it, by dimension: two bars each. Pure. */
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { pairedBars } from '../../ui/paired-bars';
import type { Box, Mark, Scene } from '../../ui/scene';

const AXIS = 30;
const LEGEND = 42;
const FOOT = 34;

export interface DimensionKl {
  /** What the hollow and the full bar are. */
  readonly names: readonly [string, string];
  readonly counted: readonly number[];
  readonly met: readonly number[];
}

export function dimensionsScene({ names, counted, met }: DimensionKl, size: PlotSize, ink: PlotInk): Scene {
  const { width, height } = size;
  const box: Box = {
    left: AXIS,
    right: Math.max(AXIS + 1, width - 8),
    top: LEGEND + 6,
    floor: Math.max(LEGEND + 7, height - FOOT),
  };
  const pairs = counted.map((hollow, j) => ({ hollow, full: met[j] }));
  const key = (row: number, text: string, fill: string, stroke: string): Mark[] => [
    {
      kind: 'path',
      points: [8, 6 + row * 18, 20, 6 + row * 18, 20, 18 + row * 18, 8, 18 + row * 18],
      closed: true,
      fill,
      stroke,
    },
    { kind: 'label', x: 26, y: 16 + row * 18, text, fill: ink.ink, size: 12, anchor: 'start' },
  ];
  const below: Mark = {
    kind: 'label',
    x: (box.left + box.right) / 2,
    y: box.floor + 28,
    text: 'dimension',
    fill: ink.quiet,
    size: 11,
    anchor: 'middle',
  };
  return {
    ...size,
    background: ink.surface,
    marks: [
      ...key(0, names[0], ink.surface, ink.other),
      ...key(1, names[1], ink.series, ink.series),
      ...pairedBars(pairs, box, ink),
      below,
    ],
  };
}
