/** Paints a scene on a canvas. Pure but for the context. */
import { SEAM, type LatticePart, type Mark, type Scene } from './scene';

/** On the page, or beside it for a file. */
export type PaintContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Cells a little larger instead of with a line around them, which would cost twice their filling. */
function paintCells(context: PaintContext, { fill, whole, half }: LatticePart): void {
  const [low, high] = [-SEAM / 2, 1 + SEAM / 2];
  context.beginPath();
  for (let at = 0; at < whole.length; at += 2)
    context.rect(whole[at] + low, whole[at + 1] + low, high - low, high - low);
  for (let at = 0; at < half.length; at += 2) {
    const [i, j] = [half[at], half[at + 1]];
    context.moveTo(i + low, j + low);
    context.lineTo(i + high, j + low);
    context.lineTo(i + low, j + high);
    context.closePath();
  }
  context.fillStyle = fill;
  context.fill();
}

type MarkOf<Kind> = Extract<Mark, { readonly kind: Kind }>;

/** Pixels before they are stretched: kept for the next of its size, since a new canvas costs more than a drawing. */
let scratch: OffscreenCanvasRenderingContext2D | null = null;

function unstretched(rgba: Uint8ClampedArray<ArrayBuffer>, columns: number, rows: number): OffscreenCanvas {
  if (scratch?.canvas.width !== columns || scratch.canvas.height !== rows)
    scratch = new OffscreenCanvas(columns, rows).getContext('2d', { willReadFrequently: true })!;
  scratch.putImageData(new ImageData(rgba, columns, rows), 0, 0);
  return scratch.canvas;
}

function paintPicture(context: PaintContext, mark: MarkOf<'picture'>): void {
  const { left, top, width, height, columns, rows, grey, opacity } = mark;
  const rgba = new Uint8ClampedArray(4 * columns * rows);
  for (let at = 0; at < columns * rows; at++)
    rgba.fill(grey[at], 4 * at, 4 * at + 3).fill(255, 4 * at + 3, 4 * at + 4);
  context.globalAlpha = opacity ?? 1;
  context.imageSmoothingEnabled = false;
  context.drawImage(unstretched(rgba, columns, rows), left, top, width, height);
  context.globalAlpha = 1;
}

function paintHeat(context: PaintContext, mark: MarkOf<'heat'>): void {
  const { left, top, width, height, columns, rows, rgba, inside } = mark;
  context.save();
  trace(context, inside, true);
  context.clip();
  context.imageSmoothingEnabled = true;
  context.drawImage(unstretched(rgba, columns, rows), left, top, width, height);
  context.restore();
}

function trace(context: PaintContext, points: readonly number[], closed?: boolean): void {
  context.beginPath();
  for (let at = 0; at < points.length; at += 2) context.lineTo(points[at], points[at + 1]);
  if (closed) context.closePath();
}

function paintMark(context: PaintContext, mark: Mark, weight: number): void {
  switch (mark.kind) {
    case 'lattice':
      context.save();
      context.transform(...mark.matrix);
      for (const part of mark.parts) paintCells(context, part);
      context.restore();
      return;
    case 'path': {
      const { points, closed, fill, stroke, width, sharp, dash, opacity } = mark;
      trace(context, points, closed);
      context.globalAlpha = opacity ?? 1;
      if (fill) {
        context.fillStyle = fill;
        context.fill();
      }
      if (stroke) {
        context.strokeStyle = stroke;
        context.lineWidth = (width ?? 1) * weight;
        context.lineJoin = sharp ? 'miter' : 'round';
        context.setLineDash(dash ? [...dash] : []);
        context.stroke();
        context.setLineDash([]);
      }
      context.globalAlpha = 1;
      return;
    }
    case 'box': {
      const { left, top, right, floor, fill, opacity } = mark;
      context.globalAlpha = opacity ?? 1;
      context.fillStyle = fill;
      context.fillRect(left, top, right - left, floor - top);
      context.globalAlpha = 1;
      return;
    }
    case 'dots': {
      const { points, radius, fill, opacity } = mark;
      context.globalAlpha = opacity;
      context.fillStyle = fill;
      for (let at = 0; at < points.length; at += 2)
        context.fillRect(points[at] - radius, points[at + 1] - radius, 2 * radius, 2 * radius);
      context.globalAlpha = 1;
      return;
    }
    case 'picture':
      return paintPicture(context, mark);
    case 'heat':
      return paintHeat(context, mark);
    case 'label':
      context.font = `${mark.bold ? '600 ' : ''}${mark.size}px system-ui, sans-serif`;
      context.fillStyle = mark.fill;
      context.textBaseline = 'alphabetic';
      context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor;
      context.fillText(mark.text, mark.x, mark.y);
  }
}

/** `weight`: how much thicker lines are drawn than the scene says. */
export function paintScene(context: PaintContext, { marks }: Scene, weight = 1): void {
  for (const mark of marks) paintMark(context, mark, weight);
}
