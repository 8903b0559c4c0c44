/** What lies under the pen: a picture to begin with, strokes over it, and how far all of it was shifted; each change can be undone. Pure. */
import { fitStrokes, rasterStrokes, type Point, type Size, type Stroke } from '../ui/strokes';

interface Sketch {
  /** A picture that was there before the pen. */
  readonly base: Uint8Array | null;
  readonly strokes: readonly Stroke[];
  /** Pixels to the right and down. */
  readonly shift: Point;
}

interface Paper {
  readonly sketch: Sketch;
  /** Earlier sketches, the last one last. */
  readonly before: readonly Sketch[];
  /** Whether strokes are scaled and centred as MNIST's digits are. */
  readonly fitted: boolean;
}

export type Change =
  | { readonly kind: 'press'; readonly at: Point }
  | { readonly kind: 'draw'; readonly to: readonly Point[] }
  | { readonly kind: 'shift'; readonly by: Point }
  | { readonly kind: 'begin'; readonly with: Uint8Array }
  | { readonly kind: 'fit'; readonly fitted: boolean }
  | { readonly kind: 'clear' }
  | { readonly kind: 'undo' };

const blank: Sketch = { base: null, strokes: [], shift: { x: 0, y: 0 } };
export const emptyPaper: Paper = { sketch: blank, before: [], fitted: true };

/** With a picture on it. */
export const paperWith = (base: Uint8Array): Paper => ({ ...emptyPaper, sketch: { ...blank, base } });

/** Changes that can be taken back. */
const MOST_UNDONE = 100;

export const isBlank = ({ sketch }: Paper): boolean => sketch.base === null && sketch.strokes.length === 0;

export function changed(paper: Paper, change: Change): Paper {
  const { sketch, before } = paper;
  const { strokes, shift } = sketch;
  const next = (now: Partial<Sketch>): Paper => ({
    ...paper,
    sketch: { ...sketch, ...now },
    before: [...before, sketch].slice(-MOST_UNDONE),
  });
  switch (change.kind) {
    case 'press':
      return next({ strokes: [...strokes, [change.at]] });
    case 'draw': {
      // Part of the stroke that was pressed: not a change of its own.
      const last = strokes.at(-1);
      if (!last) return paper;
      return { ...paper, sketch: { ...sketch, strokes: [...strokes.slice(0, -1), [...last, ...change.to]] } };
    }
    case 'shift':
      return next({ shift: { x: shift.x + change.by.x, y: shift.y + change.by.y } });
    case 'begin':
      return next({ ...blank, base: change.with });
    case 'fit':
      return { ...paper, fitted: change.fitted };
    case 'clear':
      return next(blank);
    case 'undo': {
      const last = before.at(-1);
      return last ? { ...paper, sketch: last, before: before.slice(0, -1) } : paper;
    }
  }
}

/** Bytes [height * width] as the pen left them. */
export function drawnPixels({ sketch }: Paper, size: Size): Uint8Array {
  return over(shifted(sketch.base, sketch.shift, size), raster(sketch.strokes, sketch.shift, size));
}

/** Bytes [height * width] as the models see them: what is not over a picture scaled and centred first, if so wished. */
export function seenPixels(paper: Paper, size: Size): Uint8Array {
  const { base, strokes, shift } = paper.sketch;
  if (!paper.fitted || base !== null) return drawnPixels(paper, size);
  return raster(fitStrokes(strokes, size), shift, size);
}

function raster(strokes: readonly Stroke[], shift: Point, size: Size): Uint8Array {
  return rasterStrokes(
    strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x + shift.x, y: y + shift.y }))),
    size,
  );
}

/** What leaves the picture is gone; black comes in. */
function shifted(pixels: Uint8Array | null, by: Point, { width, height }: Size): Uint8Array {
  const out = new Uint8Array(width * height);
  if (pixels === null) return out;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [column, row] = [x - by.x, y - by.y];
      if (column >= 0 && column < width && row >= 0 && row < height)
        out[y * width + x] = pixels[row * width + column];
    }
  return out;
}

const over = (below: Uint8Array, above: Uint8Array): Uint8Array =>
  below.map((grey, i) => Math.max(grey, above[i]));
