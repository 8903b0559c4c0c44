/** Strokes of a pen as grey pixels: their raster, and where they go to be of the size and place of MNIST's digits. Pure. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a pen went, in pixels of the picture: (0, 0) is its upper left corner. */
export type Stroke = readonly Point[];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Half the width of a pen, in pixels of a picture of 28: MNIST's lines are about so wide. */
const RADIUS = 1.2;
/** The longer side of a digit, and of its picture, in MNIST. */
const DIGIT = 20;
const PICTURE = 28;

function squaredDistance({ x, y }: Point, a: Point, b: Point): number {
  const [along, up] = [b.x - a.x, b.y - a.y];
  const length = along * along + up * up;
  const at = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * along + (y - a.y) * up) / length));
  return (x - a.x - at * along) ** 2 + (y - a.y - at * up) ** 2;
}

const radiusIn = ({ width, height }: Size): number => (RADIUS * Math.min(width, height)) / PICTURE;

/** Bytes [height * width]: 255 under the pen, falling to 0 over the pixel at its edge. */
export function rasterStrokes(strokes: readonly Stroke[], size: Size): Uint8Array {
  const { width, height } = size;
  const pixels = new Uint8Array(width * height);
  const reach = radiusIn(size) + 0.5;
  for (const stroke of strokes)
    stroke.forEach((b, i) => {
      const a = stroke[Math.max(0, i - 1)];
      const left = Math.max(0, Math.floor(Math.min(a.x, b.x) - reach));
      const right = Math.min(width - 1, Math.ceil(Math.max(a.x, b.x) + reach));
      const top = Math.max(0, Math.floor(Math.min(a.y, b.y) - reach));
      const bottom = Math.min(height - 1, Math.ceil(Math.max(a.y, b.y) + reach));
      for (let y = top; y <= bottom; y++)
        for (let x = left; x <= right; x++) {
          const distance = Math.sqrt(squaredDistance({ x: x + 0.5, y: y + 0.5 }, a, b));
          const grey = Math.round(255 * Math.max(0, Math.min(1, reach - distance)));
          const at = y * width + x;
          if (grey > pixels[at]) pixels[at] = grey;
        }
    });
  return pixels;
}

/** The centre of mass of the grey values, in pixels; null of a black picture. */
export function centreOfMass(pixels: Uint8Array, { width }: Size): Point | null {
  let [mass, x, y] = [0, 0, 0];
  pixels.forEach((grey, i) => {
    mass += grey;
    x += grey * ((i % width) + 0.5);
    y += grey * (Math.floor(i / width) + 0.5);
  });
  return mass === 0 ? null : { x: x / mass, y: y / mass };
}

/** Scaled so that the longer side, pen included, is 20/28 of the picture, and moved so that the centre of mass is in its middle: as MNIST was made. */
export function fitStrokes(strokes: readonly Stroke[], size: Size): readonly Stroke[] {
  const points = strokes.flat();
  if (points.length === 0) return strokes;
  const [left, right] = extent(points.map(({ x }) => x));
  const [top, bottom] = extent(points.map(({ y }) => y));
  const longer = Math.max(right - left, bottom - top);
  const wanted = (DIGIT / PICTURE) * Math.min(size.width, size.height) - 2 * radiusIn(size);
  // A dot has no size to be scaled.
  const scale = longer < 1 ? 1 : wanted / longer;
  const middle = { x: size.width / 2, y: size.height / 2 };
  const scaled = mapped(strokes, ({ x, y }) => ({
    x: middle.x + scale * (x - (left + right) / 2),
    y: middle.y + scale * (y - (top + bottom) / 2),
  }));
  const centre = centreOfMass(rasterStrokes(scaled, size), size) ?? middle;
  return mapped(scaled, ({ x, y }) => ({ x: x + middle.x - centre.x, y: y + middle.y - centre.y }));
}

const mapped = (strokes: readonly Stroke[], move: (point: Point) => Point): readonly Stroke[] =>
  strokes.map((stroke) => stroke.map(move));

const extent = (values: readonly number[]): readonly [number, number] =>
  values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
