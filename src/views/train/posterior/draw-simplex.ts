/** Draws a Concrete density over its triangle: colours clipped, samples as dots, their mean a cross, corners named. Pure but for the context. */
import { clippedAt, type Triple, type TriangleField } from '../../../math/concrete-triangle';
import { toPlane } from '../../../math/simplex';
import type { Simplex } from '../../../models/contract';
import { colourRamp } from '../../../ui/colour-ramp';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import { cornerNames, meanOf } from './simplex-words';

/** Room for the names of the corners. */
const MARGIN = { side: 8, top: 20, bottom: 22 };
const COLOURS = 256;
const height = toPlane([0, 0, 1])[1];

const ramps = new Map<string, Uint8ClampedArray>();

/** One ramp a theme and model, of which there are few. */
function rampOf(surface: string, series: string): Uint8ClampedArray {
  const key = `${surface} ${series}`;
  const ramp = ramps.get(key) ?? colourRamp(surface, series, COLOURS);
  ramps.set(key, ramp);
  return ramp;
}

/** Red, green, blue and alpha of every cell, row by row. */
export function pixelsOf(field: TriangleField, surface: string, series: string): Uint8ClampedArray {
  const ramp = rampOf(surface, series);
  const pixels = new Uint8ClampedArray(4 * field.logDensity.length);
  for (const cell of field.grid.drawn) {
    const colour = 3 * Math.round(clippedAt(field, cell) * (COLOURS - 1));
    pixels[4 * cell] = ramp[colour];
    pixels[4 * cell + 1] = ramp[colour + 1];
    pixels[4 * cell + 2] = ramp[colour + 2];
    pixels[4 * cell + 3] = 255;
  }
  return pixels;
}

/** From y to the canvas: the triangle as large as fits, in the middle. */
export function placeIn({ width, height: high }: PlotSize): {
  readonly side: number;
  readonly at: (y: Triple) => readonly [number, number];
} {
  const across = Math.min(width - 2 * MARGIN.side, (high - MARGIN.top - MARGIN.bottom) / height);
  const side = Math.max(1, across);
  const left = (width - side) / 2;
  return {
    side,
    at: (y) => {
      const [x, up] = toPlane(y);
      return [left + side * x, MARGIN.top + side * (height - up)];
    },
  };
}

function trace(context: CanvasRenderingContext2D, at: (y: Triple) => readonly [number, number]): void {
  context.beginPath();
  context.moveTo(...at([1, 0, 0]));
  context.lineTo(...at([0, 1, 0]));
  context.lineTo(...at([0, 0, 1]));
  context.closePath();
}

/** The cells before they are stretched: made once, since a new canvas a drawing costs more than the drawing. */
let scratch: OffscreenCanvasRenderingContext2D | null = null;

function scratchOf(columns: number, rows: number): OffscreenCanvasRenderingContext2D | null {
  if (scratch?.canvas.width !== columns || scratch.canvas.height !== rows)
    scratch = new OffscreenCanvas(columns, rows).getContext('2d', { willReadFrequently: true });
  return scratch;
}

function drawHeat(
  context: CanvasRenderingContext2D,
  field: TriangleField,
  size: PlotSize,
  ink: PlotInk,
): void {
  const { side, at } = placeIn(size);
  const { columns, rows } = field.grid;
  const small = scratchOf(columns, rows);
  if (!small) return;
  const image = small.createImageData(columns, rows);
  image.data.set(pixelsOf(field, ink.surface, ink.series));
  small.putImageData(image, 0, 0);
  context.save();
  trace(context, at);
  context.clip();
  const [left] = at([1, 0, 0]);
  const [, top] = at([0, 0, 1]);
  context.drawImage(small.canvas, left, top, side, (side * rows) / columns);
  context.restore();
}

function drawMarks(context: CanvasRenderingContext2D, simplex: Simplex, size: PlotSize, ink: PlotInk): void {
  const { at } = placeIn(size);
  context.fillStyle = ink.ink;
  context.globalAlpha = 0.75;
  for (const y of simplex.samples) {
    const [x, down] = at(y);
    context.fillRect(x - 0.9, down - 0.9, 1.8, 1.8);
  }
  context.globalAlpha = 1;
  const [x, down] = at(meanOf(simplex.samples));
  // Twice: a rim in the colour behind keeps the cross apart from the dots.
  for (const [colour, width] of [
    [ink.surface, 5],
    [ink.ink, 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(x - 6, down);
    context.lineTo(x + 6, down);
    context.moveTo(x, down - 6);
    context.lineTo(x, down + 6);
    context.stroke();
  }
}

function drawNames(context: CanvasRenderingContext2D, simplex: Simplex, size: PlotSize, ink: PlotInk): void {
  const { at } = placeIn(size);
  const names = cornerNames(simplex);
  context.font = '11px system-ui, sans-serif';
  context.fillStyle = ink.ink;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  (
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ] as const
  ).forEach((corner, k) => {
    const [x, down] = at(corner);
    const half = context.measureText(names[k]).width / 2;
    const inside = Math.min(size.width - half, Math.max(half, x));
    context.fillText(names[k], inside, k === 2 ? down - 7 : down + 15);
  });
}

export function drawSimplex(
  context: CanvasRenderingContext2D,
  simplex: Simplex,
  field: TriangleField,
  samples: boolean,
  size: PlotSize,
  ink: PlotInk,
): void {
  drawHeat(context, field, size, ink);
  context.strokeStyle = ink.quiet;
  context.lineWidth = 1;
  trace(context, placeIn(size).at);
  context.stroke();
  if (samples) drawMarks(context, simplex, size, ink);
  drawNames(context, simplex, size, ink);
}
