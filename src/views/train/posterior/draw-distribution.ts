/** Draws distributions over one axis: the posterior filled, the prior dashed, eq. (2) a full line, samples outlined steps or dots. Pure but for the context. */
import type { Drawable, DrawableName } from '../../../models/contract';
import { formatShort } from '../../../ui/format';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import { frameOf, shapeOf, ticksOf, type Frame, type Shape } from './shape';

const MARGIN = { left: 6, right: 6, top: 16, bottom: 20 };
const FONT = '11px system-ui, sans-serif';

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

/** The shape's outline as a path; closed down to the axis where it is to be filled. */
function trace(context: CanvasRenderingContext2D, shape: Shape, scale: Scale, closed: boolean): void {
  const { x, y } = shape;
  const floor = scale.y(0);
  context.beginPath();
  context.moveTo(scale.x(x[0]), closed || shape.form === 'steps' ? floor : scale.y(y[0]));
  y.forEach((height, i) => {
    // A piece without a length would begin the dashes anew.
    if (shape.form === 'line' || height !== y[i - 1]) context.lineTo(scale.x(x[i]), scale.y(height));
    if (shape.form === 'steps' && height !== y[i + 1]) context.lineTo(scale.x(x[i + 1]), scale.y(height));
  });
  if (closed || shape.form === 'steps') context.lineTo(scale.x(x[x.length - 1]), floor);
}

function drawBars(context: CanvasRenderingContext2D, { x, y }: Shape, scale: Scale): void {
  const floor = scale.y(0);
  y.forEach((height, i) => {
    const [left, right] = [scale.x(x[i]), scale.x(x[i + 1])];
    // A gap between bars where there is room for one.
    const gap = right - left > 8 ? 1 : 0;
    context.fillRect(left + gap / 2, scale.y(height), right - left - gap, floor - scale.y(height));
  });
}

function drawDots(context: CanvasRenderingContext2D, { x, y }: Shape, scale: Scale, ink: PlotInk): void {
  context.fillStyle = ink.ink;
  context.strokeStyle = ink.surface;
  context.lineWidth = 1.5;
  y.forEach((height, i) => {
    context.beginPath();
    context.arc(scale.x(x[i]), scale.y(height), 4.5, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  });
}

function drawShape(context: CanvasRenderingContext2D, shape: Shape, scale: Scale, ink: PlotInk): void {
  if (shape.form === 'dots') return drawDots(context, shape, scale, ink);
  context.setLineDash(shape.name === 'prior' ? [5, 4] : []);
  context.lineJoin = 'round';
  if (shape.name === 'posterior') {
    context.fillStyle = ink.series;
    context.globalAlpha = 0.3;
    if (shape.form === 'steps') drawBars(context, shape, scale);
    else {
      trace(context, shape, scale, true);
      context.fill();
    }
    context.globalAlpha = 1;
    if (shape.form === 'steps') return;
  }
  context.strokeStyle = shape.name === 'posterior' || shape.name === 'samples' ? ink.series : ink.ink;
  context.lineWidth = 1.5;
  trace(context, shape, scale, false);
  context.stroke();
  context.setLineDash([]);
}

function drawAxis(
  context: CanvasRenderingContext2D,
  frame: Frame,
  scale: Scale,
  size: PlotSize,
  ink: PlotInk,
) {
  const floor = scale.y(0);
  context.font = FONT;
  context.fillStyle = ink.quiet;
  context.strokeStyle = ink.quiet;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(MARGIN.left, floor + 0.5);
  context.lineTo(size.width - MARGIN.right, floor + 0.5);
  context.textBaseline = 'top';
  context.textAlign = 'center';
  const inside = ticksOf(frame.left, frame.right).filter((tick) => !frame.nominal || Number.isInteger(tick));
  for (const tick of inside) {
    const x = Math.round(scale.x(tick)) + 0.5;
    context.moveTo(x, floor);
    context.lineTo(x, floor + 4);
    const text = formatShort(tick).replace('-', '−');
    const half = context.measureText(text).width / 2;
    context.fillText(text, Math.min(size.width - half, Math.max(half, x)), floor + 6);
  }
  context.stroke();
  context.textAlign = 'left';
  const unit = frame.nominal ? 'probability' : 'density';
  context.fillText(`${unit}, up to ${formatShort(frame.highest)}`, MARGIN.left, 1);
}

export function drawDistribution(
  context: CanvasRenderingContext2D,
  drawables: readonly Drawable[],
  size: PlotSize,
  ink: PlotInk,
): void {
  const frame = frameOf(drawables);
  const scale = scaleOf(frame, size);
  for (const name of order)
    for (const drawable of drawables)
      if (drawable.name === name) drawShape(context, shapeOf(drawable), scale, ink);
  drawAxis(context, frame, scale, size, ink);
}
