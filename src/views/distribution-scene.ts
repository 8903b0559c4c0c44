/** Distributions over one axis: the posterior filled, the prior dashed, eq. (2) a full line, samples outlined steps or dots. Pure. */
import type { Drawable, DrawableName } from '../models/contract';
import { formatShort, formatSigned } from '../ui/format';
import { keptInside } from '../ui/label-layout';
import type { PlotInk, PlotSize } from '../ui/plot-canvas';
import type { Mark, Scene } from '../ui/scene';
import { frameOf, shapeOf, ticksOf, type Frame, type Shape } from './distribution-shape';

const MARGIN = { left: 6, right: 6, top: 16, bottom: 20 };
const TEXT = 12;
/** From the top of a line of text to what its letters stand on, px. */
const ASCENT = 9.12;
const DOT = 4.5;
const DOT_CORNERS = 24;

interface Filled {
  readonly fill: string;
  readonly opacity: number;
}

interface Scale {
  readonly x: (value: number) => number;
  readonly y: (height: number) => number;
}

/** The order of painting: what is outlined lies over what is filled. */
const order: readonly DrawableName[] = ['posterior', 'samples', 'prior', 'continuous'];

function scaleOf({ left, right, top }: Frame, { width, height }: PlotSize): Scale {
  const across = (width - MARGIN.left - MARGIN.right) / (right - left);
  const floor = height - MARGIN.bottom;
  const up = (floor - MARGIN.top) / (top || 1);
  return { x: (value) => MARGIN.left + (value - left) * across, y: (value) => floor - value * up };
}

/** The shape's outline; down to the axis where it is steps or to be filled. */
function trace({ form, x, y }: Shape, scale: Scale, closed: boolean): number[] {
  const floor = scale.y(0);
  const points: number[] = [];
  if (closed || form === 'steps') points.push(scale.x(x[0]), floor);
  y.forEach((height, i) => {
    // A piece without a length would begin the dashes anew.
    if (form === 'line' || height !== y[i - 1]) points.push(scale.x(x[i]), scale.y(height));
    if (form === 'steps' && height !== y[i + 1]) points.push(scale.x(x[i + 1]), scale.y(height));
  });
  if (closed || form === 'steps') points.push(scale.x(x[x.length - 1]), floor);
  return points;
}

function barMarks({ x, y }: Shape, scale: Scale, filled: Filled): Mark[] {
  const floor = scale.y(0);
  return y.map((height, i): Mark => {
    const [left, right] = [scale.x(x[i]), scale.x(x[i + 1])];
    // A gap between bars where there is room for one.
    const gap = right - left > 8 ? 1 : 0;
    return {
      kind: 'box',
      left: left + gap / 2,
      top: scale.y(height),
      right: right - gap / 2,
      floor,
      ...filled,
    };
  });
}

const dotMarks = ({ x, y }: Shape, scale: Scale, ink: PlotInk): Mark[] =>
  y.map((height, i) => ({
    kind: 'path',
    points: Array.from({ length: DOT_CORNERS }, (_, k) => (2 * Math.PI * k) / DOT_CORNERS).flatMap((turn) => [
      scale.x(x[i]) + DOT * Math.cos(turn),
      scale.y(height) + DOT * Math.sin(turn),
    ]),
    closed: true,
    fill: ink.ink,
    stroke: ink.surface,
    width: 1.5,
  }));

function shapeMarks(shape: Shape, scale: Scale, ink: PlotInk): Mark[] {
  const { name, form } = shape;
  if (form === 'dots') return dotMarks(shape, scale, ink);
  const filled = { fill: ink.series, opacity: 0.3 };
  if (name === 'posterior' && form === 'steps') return barMarks(shape, scale, filled);
  const line: Mark = {
    kind: 'path',
    points: trace(shape, scale, false),
    stroke: name === 'posterior' || name === 'samples' ? ink.series : ink.ink,
    width: 1.5,
    dash: name === 'prior' ? [5, 4] : undefined,
  };
  if (name !== 'posterior') return [line];
  return [{ kind: 'path', points: trace(shape, scale, true), ...filled }, line];
}

function axisMarks(frame: Frame, scale: Scale, { width }: PlotSize, ink: PlotInk, named: boolean): Mark[] {
  const floor = scale.y(0);
  const label = { kind: 'label', fill: ink.quiet, size: TEXT } as const;
  const ticks = ticksOf(frame.left, frame.right).filter((tick) => !frame.nominal || Number.isInteger(tick));
  const unit = frame.nominal ? 'probability' : 'density';
  return [
    {
      kind: 'path',
      points: [MARGIN.left, floor + 0.5, width - MARGIN.right, floor + 0.5],
      stroke: ink.quiet,
    },
    ...ticks.flatMap((tick): Mark[] => {
      const x = Math.round(scale.x(tick)) + 0.5;
      const text = formatSigned(tick);
      return [
        { kind: 'path', points: [x, floor, x, floor + 4], stroke: ink.quiet },
        { ...label, text, ...keptInside(text, TEXT, x, width), y: floor + 6 + ASCENT },
      ];
    }),
    ...(named
      ? [
          {
            ...label,
            text: `${unit}, up to ${formatShort(frame.highest)}`,
            x: MARGIN.left,
            y: 1 + ASCENT,
            anchor: 'start' as const,
          },
        ]
      : []),
  ];
}

/** A second posterior over the first: its outline alone, dotted. */
const overMark = (shape: Shape, scale: Scale, ink: PlotInk): Mark => ({
  kind: 'path',
  points: trace(shape, scale, false),
  stroke: ink.ink,
  width: 2,
  dash: [2, 3],
});

/** `unit` names what the heights are, above them; `over` is drawn over all, as an outline. */
export function distributionScene(
  drawables: readonly Drawable[],
  size: PlotSize,
  ink: PlotInk,
  unit = true,
  over: readonly Drawable[] = [],
): Scene {
  const frame = frameOf([...drawables, ...over]);
  const scale = scaleOf(frame, size);
  const shapes = order.flatMap((name) => drawables.filter((drawable) => drawable.name === name).map(shapeOf));
  return {
    ...size,
    background: ink.surface,
    marks: [
      ...shapes.flatMap((shape) => shapeMarks(shape, scale, ink)),
      ...over.map((drawable) => overMark(shapeOf(drawable), scale, ink)),
      ...axisMarks(frame, scale, size, ink, unit),
    ],
  };
}
