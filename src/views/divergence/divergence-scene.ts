/** Figures 3 and 5: for each generator both divergences against T, mean and a band of one deviation. Pure: from statistics to a scene, in Node as in a page. */
import { LADDER } from '../../math/relaxed-ladder';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import type { Box, Mark, Scene } from '../../ui/scene';
import {
  axesOf,
  cursorMark,
  ladderLine,
  legendHeight,
  legendMarks,
  levelLine,
  rungAt,
  type Axes,
} from './axes';
import type { Divergences, GeneratorStatistics, Reference } from './divergence-statistics';
import { families } from './families';

const AXIS = 30;
const NAME = 22;
const BELOW = 34;
/** A panel's width by its height that is aimed at. */
const SHAPE = 1.35;

const referenceSigns: Readonly<Record<Reference, string>> = {
  uniform: 'Uniform',
  relaxed: 'flat prior at the same T',
};

/** The panels of so many generators in a drawing, row by row. */
export function panelBoxes(count: number, { width, height }: PlotSize): Box[] {
  const below = legendHeight(width);
  const shapeOf = (columns: number) => width / columns / ((height - below) / Math.ceil(count / columns));
  const distance = (columns: number) => Math.abs(Math.log(shapeOf(columns) / SHAPE));
  const columns = [1, 2, 3].filter((n) => n <= count).reduce((a, b) => (distance(b) < distance(a) ? b : a));
  const [across, down] = [width / columns, (height - below) / Math.ceil(count / columns)];
  return Array.from({ length: count }, (_, i) => ({
    left: (i % columns) * across + AXIS,
    right: (i % columns) * across + across - 8,
    top: below + Math.floor(i / columns) * down + NAME,
    floor: Math.max(below + NAME + 1, below + (Math.floor(i / columns) + 1) * down - BELOW),
  }));
}

/** One scale for all panels: up to the highest band. */
function topOf(generators: readonly GeneratorStatistics[]): number {
  const highs = generators.flatMap(({ category, z }) =>
    [category, ...z].map(({ mean, deviation }) => mean + deviation),
  );
  return Math.max(0.5, ...highs) * 1.04;
}

function band(axes: Axes, low: readonly (readonly [number, number])[], high: typeof low, fill: string): Mark {
  const around = [...low, ...high.toReversed()];
  return {
    kind: 'path',
    // Below 0 there is no KL: what noise leaves there is cut at the axis.
    points: around.flatMap(([T, nats]) => [axes.across(T), axes.up(Math.max(0, nats))]),
    closed: true,
    fill,
    opacity: 0.18,
  };
}

function curves({ category, z }: GeneratorStatistics, axes: Axes, box: Box, ink: PlotInk): Mark[] {
  const ends = [0, LADDER[LADDER.length - 1]];
  const level = (sign: number) =>
    ends.map((T): [number, number] => [T, category.mean + sign * category.deviation]);
  const along = (sign: number) =>
    z.map(({ mean, deviation }, i): [number, number] => [LADDER[i], mean + sign * deviation]);
  return [
    band(axes, level(-1), level(1), ink.other),
    band(axes, along(-1), along(1), ink.series),
    levelLine(axes, box, category.mean, ink.other),
    ...ladderLine(
      axes,
      z.map(({ mean }) => mean),
      ink.series,
    ),
  ];
}

export function divergenceScene(
  divergences: Divergences,
  rung: number | null,
  size: PlotSize,
  ink: PlotInk,
): Scene {
  const { family, reference, generators } = divergences;
  const top = topOf(generators);
  const boxes = panelBoxes(families[family].length, size);
  const sign = referenceSigns[reference];
  const panels = families[family].flatMap(({ name }, g): Mark[] => {
    const box = boxes[g];
    const axes = axesOf(box, top, ink);
    const statistics: GeneratorStatistics | undefined = generators[g];
    return [
      ...axes.marks,
      ...(statistics ? curves(statistics, axes, box, ink) : []),
      ...(rung === null ? [] : [cursorMark(axes, box, rung, ink)]),
      {
        kind: 'label',
        x: box.left,
        y: box.top - 8,
        text: name,
        fill: ink.ink,
        size: 12,
        anchor: 'start',
        bold: true,
      },
      {
        kind: 'label',
        x: (box.left + box.right) / 2,
        y: box.floor + 28,
        text: 'T',
        fill: ink.quiet,
        size: 11,
        anchor: 'middle',
      },
    ];
  });
  return {
    ...size,
    background: ink.surface,
    marks: [
      ...legendMarks(
        [
          { name: `KL(α : Uniform), categories`, colour: ink.other, dash: [7, 4] },
          { name: `KL(p(z) : ${sign})`, colour: ink.series },
        ],
        size.width,
        ink,
      ),
      ...panels,
    ],
  };
}

/** The temperature at a place of the drawing; null where there is no panel. */
export function rungUnder(count: number, size: PlotSize, x: number, y: number): number | null {
  const box = panelBoxes(count, size).find(
    (each) => x >= each.left - AXIS && x <= each.right + 8 && y >= each.top - NAME && y <= each.floor + BELOW,
  );
  return box ? rungAt(box, x) : null;
}
