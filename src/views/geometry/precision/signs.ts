/** The signs of the deviations of z, told apart by shape, and a legend of them. Pure. */
import type { PlotInk } from '../../../ui/plot-canvas';
import type { Box, Mark } from '../../../ui/scene';

export type Sign = 'own' | 'factorised' | 'joint' | 'truth' | 'line';

const LARGEST = 4.5;
/** A row of the legend, px. */
const ROW = 17;

export interface LegendRow {
  readonly sign: Sign;
  readonly text: string;
}

const dashed = (points: readonly number[], ink: PlotInk): Mark => ({
  ...{ kind: 'path', points, stroke: ink.ink, width: 1.25, dash: [5, 4] },
});

/** A level of the axis from side to side. */
export const acrossMark = ({ left, right }: Box, y: number, ink: PlotInk): Mark =>
  dashed([left, y, right, y], ink);

/** One sign about a place; `room` is how much a dimension has across, px. */
export function signMarks(sign: Sign, x: number, y: number, room: number, ink: PlotInk): Mark[] {
  const r = Math.min(LARGEST, Math.max(1.5, 0.3 * room));
  switch (sign) {
    case 'own':
      return [{ kind: 'dots', points: [x, y], radius: r, fill: ink.series, opacity: 1 }];
    case 'factorised': {
      const half = Math.min(9, Math.max(1.5, 0.45 * room));
      return [{ kind: 'path', points: [x - half, y, x + half, y], stroke: ink.ink, width: 2.5 }];
    }
    case 'joint':
      return [
        {
          ...{ kind: 'path', points: [x - r, y - 0.8 * r, x + r, y - 0.8 * r, x, y + r], closed: true },
          ...{ sharp: true, fill: ink.surface, stroke: ink.ink, width: 1.25 },
        },
      ];
    case 'truth':
      return [
        { kind: 'path', points: [x - r, y - r, x + r, y + r], stroke: ink.ink, width: 1.75 },
        { kind: 'path', points: [x - r, y + r, x + r, y - r], stroke: ink.ink, width: 1.75 },
      ];
    case 'line':
      return [dashed([x - 9, y, x + 9, y], ink)];
  }
}

export const legendHeight = (rows: readonly LegendRow[]): number => 6 + ROW * rows.length;

export const legendMarks = (rows: readonly LegendRow[], left: number, ink: PlotInk): Mark[] =>
  rows.flatMap(({ sign, text }, row): Mark[] => [
    ...signMarks(sign, left + 9, 12 + row * ROW, 20, ink),
    {
      ...{ kind: 'label', x: left + 25, y: 16 + row * ROW, text },
      ...{ fill: ink.ink, size: 12, anchor: 'start' },
    },
  ]);
