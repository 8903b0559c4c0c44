/** Eq. (4) and the measured KL of z of a trained posterior: summed against T, and by dimension at one T. Pure. */
import { LADDER } from '../../math/relaxed-ladder';
import { formatShort } from '../../ui/format';
import { pairedBars } from '../../ui/paired-bars';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import type { Box, Mark, Scene } from '../../ui/scene';
import { axesOf, cursorMark, ladderLine, legendHeight, legendMarks, levelLine, rungAt, TEXT } from './axes';
import type { PosteriorDivergence } from './posterior-statistics';

const AXIS = 30;
const HEAD = 24;
const BELOW = 36;

/** Curve and bars: side by side where there is room, else one below the other. */
function posteriorBoxes({ width, height }: PlotSize): readonly [Box, Box] {
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

function byDimension({ dimensions }: PosteriorDivergence, rung: number, box: Box, ink: PlotInk): Mark[] {
  const pairs = dimensions.map(({ category, z }) => ({ hollow: category, full: z[rung] }));
  return [
    title(box, `By dimension at T = ${formatShort(LADDER[rung])}, nats`, ink),
    ...pairedBars(pairs, box, ink),
    note((box.left + box.right) / 2, box, 'dimension', ink),
  ];
}

/** The temperature at a place of the curve; null beside it. */
export function posteriorRungUnder(size: PlotSize, x: number, y: number): number | null {
  const [curve] = posteriorBoxes(size);
  const isOver = x >= curve.left - AXIS && x <= curve.right + 8 && y >= curve.top && y <= curve.floor + BELOW;
  return isOver ? rungAt(curve, x) : null;
}
