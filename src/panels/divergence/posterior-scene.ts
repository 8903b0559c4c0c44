/** Eq. (4) and the measured KL of z of a trained posterior: summed against T, and by dimension at one T. Pure. */
import { LADDER } from '../../math/relaxed-ladder';
import { formatShort } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import type { Mark, Scene } from '../../ui/scene';
import {
  axesOf,
  cursorMark,
  ladderLine,
  legendHeight,
  legendMarks,
  levelLine,
  rungAt,
  stepOf,
  TEXT,
  type Box,
} from './axes';
import type { PosteriorDivergence } from './posterior-statistics';

const AXIS = 30;
const HEAD = 24;
const BELOW = 36;

/** Curve and bars: side by side where there is room, else one below the other. */
export function posteriorBoxes({ width, height }: PlotSize): readonly [Box, Box] {
  const below = legendHeight(width);
  const beside = width >= 520;
  const [across, down] = beside ? [width / 2, height - below] : [width, (height - below) / 2];
  const at = (column: number, row: number): Box => ({
    left: column * across + AXIS,
    right: (column + 1) * across - 8,
    top: below + row * down + HEAD,
    floor: Math.max(below + HEAD + 1, below + (row + 1) * down - BELOW),
  });
  return [at(0, 0), beside ? at(1, 0) : at(0, 1)];
}

export function posteriorScene(
  divergence: PosteriorDivergence | null,
  rung: number,
  size: PlotSize,
  ink: PlotInk,
): Scene {
  const [curve, bars] = posteriorBoxes(size);
  const legend = legendMarks(
    [
      { name: 'eq. (4), categories', colour: ink.other, dash: [7, 4] },
      { name: 'KL(q(z | x) : p(z | a)), measured', colour: ink.series },
    ],
    size.width,
    ink,
  );
  const marks = divergence
    ? [...summed(divergence, rung, curve, ink), ...byDimension(divergence, rung, bars, ink)]
    : axesOf(curve, 1, ink).marks;
  return { ...size, background: ink.surface, marks: [...legend, ...marks] };
}

function title({ left, top }: Box, text: string, ink: PlotInk): Mark {
  return { kind: 'label', x: left, y: top - 8, text, fill: ink.ink, size: 12, anchor: 'start', bold: true };
}

function note(x: number, { floor }: Box, text: string, ink: PlotInk): Mark {
  return { kind: 'label', x, y: floor + 28, text, fill: ink.quiet, size: TEXT, anchor: 'middle' };
}

function summed({ category, z }: PosteriorDivergence, rung: number, box: Box, ink: PlotInk): Mark[] {
  const axes = axesOf(box, Math.max(0.5, category, ...z) * 1.05, ink);
  return [
    title(box, 'Sum over dimensions, nats', ink),
    ...axes.marks,
    levelLine(axes, box, category, ink.other),
    ...ladderLine(axes, z, ink.series),
    cursorMark(axes, box, rung, ink),
    note((box.left + box.right) / 2, box, 'T', ink),
  ];
}

/** Two bars a dimension, eq. (4) hollow: told apart without colour. */
function byDimension({ dimensions }: PosteriorDivergence, rung: number, box: Box, ink: PlotInk): Mark[] {
  const top = Math.max(0.1, ...dimensions.flatMap((each) => [each.category, each.z[rung]])) * 1.05;
  const across = (box.right - box.left) / dimensions.length;
  const up = (nats: number) => box.floor - (Math.max(0, nats) / top) * (box.floor - box.top);
  const bar = (x: number, nats: number, look: Pick<Mark & { kind: 'path' }, 'fill' | 'stroke'>): Mark => ({
    kind: 'path',
    points: [x, box.floor, x, up(nats), x + 0.36 * across, up(nats), x + 0.36 * across, box.floor],
    closed: true,
    ...look,
  });
  const step = stepOf(top);
  const every = Math.ceil(dimensions.length / 10);
  const label = (x: number, y: number, text: string, anchor: 'middle' | 'end'): Mark => ({
    kind: 'label',
    x,
    y,
    text,
    fill: ink.quiet,
    size: TEXT,
    anchor,
  });
  return [
    title(box, `By dimension at T = ${formatShort(LADDER[rung])}, nats`, ink),
    {
      kind: 'path',
      points: [box.left, box.top, box.left, box.floor, box.right, box.floor],
      stroke: ink.quiet,
    },
    ...Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, i) =>
      label(box.left - 4, up(i * step) + 4, formatShort(i * step), 'end'),
    ),
    ...dimensions.flatMap((each, j) => {
      const x = box.left + (j + 0.12) * across;
      return [
        bar(x, each.category, { stroke: ink.other, fill: ink.surface }),
        bar(x + 0.4 * across, each.z[rung], { fill: ink.series, stroke: ink.series }),
        ...(j % every === 0 ? [label(x + 0.38 * across, box.floor + 14, String(j + 1), 'middle')] : []),
      ];
    }),
    note((box.left + box.right) / 2, box, 'dimension', ink),
  ];
}

/** The temperature at a place of the curve; null beside it. */
export function posteriorRungUnder(size: PlotSize, x: number, y: number): number | null {
  const [curve] = posteriorBoxes(size);
  const isOver = x >= curve.left - AXIS && x <= curve.right + 8 && y >= curve.top && y <= curve.floor + BELOW;
  return isOver ? rungAt(curve, x) : null;
}
