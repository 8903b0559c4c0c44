/** The true posterior of two dimensions as a map of colours under q's contours, with the marginals of both along its edges. Pure. */
import type { PosteriorTruth } from '../../../experiment/truth';
import { contours, levelHolding } from '../../../math/contours';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import { cornersOf, type Box, type Mark, type Scene } from '../../../ui/scene';
import { edgeMarks } from './edge-marks';
import { asText, heatColours } from './heat-colours';
import { frameOf, ownMean, type AxisFrame } from './truth-frame';
import {
  acrossMarks,
  crossMarks,
  diamondMarks,
  keyLines,
  keyMarks,
  LINE,
  rimmed,
  upMarks,
  type KeyEntry,
} from './truth-marks';

const LEFT = 46;
const EDGE = 54;
const BELOW = 36;
/** Shares of q's mass that its contours hold. */
const shares = [0.5, 0.95] as const;

const planeKey: readonly KeyEntry[] = [
  { sample: 'ramp', text: 'truth, square-root scale' },
  { sample: 'contour', text: 'q: 50 and 95 % of it' },
  { sample: 'mean', text: 'mean of q' },
  { sample: 'mode', text: 'mode of the truth' },
];
const cellsKey: readonly KeyEntry[] = [
  { sample: 'ramp', text: 'truth, square-root scale' },
  { sample: 'square', text: 'q: area is its mass' },
];

export function planeScene(truth: PosteriorTruth, size: PlotSize, ink: PlotInk): Scene {
  const [across, up] = truth.axes;
  const frames = [frameOf(across), frameOf(up)] as const;
  const isCategories = across.categories;
  const lines = keyLines(isCategories ? cellsKey : planeKey, size.width);
  const box: Box = {
    left: LEFT,
    right: Math.max(LEFT + 1, size.width - EDGE),
    top: EDGE,
    floor: Math.max(EDGE + 1, size.height - BELOW - lines.length * LINE),
  };
  const colours = heatColours(ink);
  const [x, y] = frames.map(({ edges: [low, high] }) => ({ low, high }));
  const names = truth.axes.map(({ dimension }) => `z${dimension + 1}`);
  const wide = box.right - box.left;
  const high = box.floor - box.top;
  const map = isCategories
    ? categoryMarks(truth, box, ink, colours)
    : placeMarks(truth, frames, box, ink, colours);
  return {
    ...size,
    background: ink.surface,
    marks: [
      ...map,
      { kind: 'path', points: cornersOf(box), closed: true, sharp: true, stroke: ink.quiet },
      ...edgeMarks(
        {
          frame: frames[0],
          categories: isCategories,
          at: (along, height) => [box.left + along * wide, box.top - 4 - height * (EDGE - 10)],
        },
        ink,
      ),
      ...edgeMarks(
        {
          frame: frames[1],
          categories: isCategories,
          at: (along, height) => [box.right + 4 + height * (EDGE - 10), box.floor - along * high],
        },
        ink,
      ),
      ...acrossMarks(box, x, names[0], ink, size.width),
      ...upMarks(box, y, names[1], ink),
      ...keyMarks(lines, 4, size.height - lines.length * LINE + 12, ink, (part) =>
        asText(colours(part * part)),
      ),
    ],
  };
}

const bounded = (value: number, most: number) => Math.max(0, Math.min(most, value));
const within = (cell: number, count: number) => bounded(cell, count - 1);

type Colours = ReturnType<typeof heatColours>;

/** Cells of the frame, the first row the highest. */
function placeMarks(
  { axes, mass, peaks }: PosteriorTruth,
  frames: readonly [AxisFrame, AxisFrame],
  box: Box,
  ink: PlotInk,
  colours: Colours,
): Mark[] {
  const rows = axes[1].places.length;
  const [[left, right], [bottom, top]] = frames.map(({ cells }) => cells);
  const columns = right - left + 1;
  const high = top - bottom + 1;
  const largest = mass.reduce((most, one) => Math.max(most, one), 0);
  const rgba = new Uint8ClampedArray(4 * columns * high);
  // q over the same cells, row by row from below, and a cell more all around: contours end at the border of the drawing.
  const own = new Float64Array(columns * high);
  for (let row = 0; row < high; row++)
    for (let column = 0; column < columns; column++) {
      const colour = colours(mass[(left + column) * rows + bottom + row] / largest);
      rgba.set([...colour, 255], 4 * ((high - 1 - row) * columns + column));
      own[row * columns + column] = axes[0].own[left + column] * axes[1].own[bottom + row];
    }
  const at = (column: number, row: number): readonly [number, number] => [
    box.left + (bounded(column + 0.5, columns) / columns) * (box.right - box.left),
    box.floor - (bounded(row + 0.5, high) / high) * (box.floor - box.top),
  ];
  const place = (j: 0 | 1, z: number) => {
    const { places } = frames[j];
    return (z - places[0]) / (places[1] - places[0]);
  };
  // Of logarithms: those of a normal density are flat enough to be read between cells.
  const wide = columns + 2;
  const logs = Float64Array.from({ length: wide * (high + 2) }, (_, i) => {
    const column = within((i % wide) - 1, columns);
    const row = within(Math.floor(i / wide) - 1, high);
    return Math.log(Math.max(own[row * columns + column], 1e-300));
  });
  return [
    {
      kind: 'heat',
      left: box.left,
      top: box.top,
      width: box.right - box.left,
      height: box.floor - box.top,
      columns,
      rows: high,
      rgba,
      inside: cornersOf(box),
    },
    ...shares.flatMap((share) =>
      contours(logs, wide, Math.log(levelHolding(own, share))).flatMap((line) =>
        rimmed(
          Array.from({ length: line.length / 2 }, (_, i) => at(line[2 * i] - 1, line[2 * i + 1] - 1)).flat(),
          ink,
        ),
      ),
    ),
    ...peaks.flatMap((cell) =>
      diamondMarks(...at(Math.floor(cell / rows) - left, (cell % rows) - bottom), ink),
    ),
    ...crossMarks(...at(place(0, ownMean(axes[0])), place(1, ownMean(axes[1]))), ink),
  ];
}

/** A cell a pair of categories: its colour the truth, a square in it q. */
function categoryMarks({ axes, mass }: PosteriorTruth, box: Box, ink: PlotInk, colours: Colours): Mark[] {
  const [columns, rows] = axes.map(({ places }) => places.length);
  const largest = mass.reduce((most, one) => Math.max(most, one), 0);
  const [wide, high] = [(box.right - box.left) / columns, (box.floor - box.top) / rows];
  const marks: Mark[] = [];
  const squares: Mark[] = [];
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++) {
      const left = box.left + column * wide;
      const floor = box.floor - row * high;
      const share = mass[column * rows + row];
      marks.push({
        kind: 'box',
        left,
        right: left + wide,
        top: floor - high,
        floor,
        fill: asText(colours(share / largest)),
      });
      const side = Math.sqrt(axes[0].own[column] * axes[1].own[row]);
      if (side < 0.1) continue;
      const [halfWide, halfHigh] = [(side * (wide - 4)) / 2, (side * (high - 4)) / 2];
      const [x, y] = [left + wide / 2, floor - high / 2];
      const corners = cornersOf({
        left: x - halfWide,
        right: x + halfWide,
        top: y - halfHigh,
        floor: y + halfHigh,
      });
      squares.push(...rimmed(corners, ink, { closed: true }));
    }
  const lines = [
    ...Array.from({ length: columns - 1 }, (_, i) => {
      const x = box.left + (i + 1) * wide;
      return [x, box.top, x, box.floor];
    }),
    ...Array.from({ length: rows - 1 }, (_, i) => {
      const y = box.floor - (i + 1) * high;
      return [box.left, y, box.right, y];
    }),
  ].map((points): Mark => ({ kind: 'path', points, stroke: ink.quiet, width: 1, opacity: 0.25 }));
  return [...marks, ...lines, ...squares];
}
