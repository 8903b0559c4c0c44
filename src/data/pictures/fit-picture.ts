/** Makes a grey picture the size a net takes: the mean over each new pixel's area, letterboxed. Pure; not in the paper. */
import { mostSide, type Size } from '../data-limits';
import type { GreyPicture } from './grey-picture';

/** Where the picture comes to lie in the new one; the rest are bars. */
interface Letterbox extends Size {
  readonly left: number;
  readonly top: number;
}

/** The largest rectangle of the picture's shape, in whole pixels and in the middle. */
export function letterbox({ width, height }: Size, into: Size): Letterbox {
  const scale = Math.min(into.width / width, into.height / height);
  const fit = (side: number, most: number) => Math.min(most, Math.max(1, Math.round(side * scale)));
  const [w, h] = [fit(width, into.width), fit(height, into.height)];
  return {
    width: w,
    height: h,
    left: Math.floor((into.width - w) / 2),
    top: Math.floor((into.height - h) / 2),
  };
}

/** The picture's size where a net takes it; otherwise its longer side is the longest that one does. */
export function smaller({ width, height }: Size): Size {
  const scale = Math.min(1, mostSide / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** The sizes to choose from for pictures of a size: as they are where the nets take that, and those of MNIST and SVHN. */
export function sizesFor(own: Size): readonly Size[] {
  const usual = [28, 32].map((side) => ({ width: side, height: side }));
  const fits = own.width <= mostSide && own.height <= mostSide;
  const others = usual.filter(({ width, height }) => width !== own.width || height !== own.height);
  return fits ? [{ width: own.width, height: own.height }, ...others] : usual;
}

/**
 * The sums [height, width] of the picture made `size`. The rectangle's mean is the picture's, up to the rounding of each pixel to
 * a whole sum (half of 1/765); a picture that already has the size comes back as it is. `bars`: the sum of what is beside it.
 */
export function fitInto(picture: GreyPicture, size: Size, bars = 0): Uint16Array {
  if (picture.width === size.width && picture.height === size.height) return picture.sums;
  const box = letterbox(picture, size);
  const across = shares(picture.width, box.width);
  const down = shares(picture.height, box.height);
  // Rows first, then columns: the share of an area is the product of the shares of its sides.
  const rows = new Float64Array(box.height * picture.width);
  down.forEach(({ first, weights }, row) => {
    weights.forEach((weight, k) => {
      const from = (first + k) * picture.width;
      for (let x = 0; x < picture.width; x++)
        rows[row * picture.width + x] += weight * picture.sums[from + x];
    });
  });
  const out = new Uint16Array(size.width * size.height).fill(bars);
  for (let row = 0; row < box.height; row++) {
    across.forEach(({ first, weights }, column) => {
      const at = row * picture.width + first;
      const sum = weights.reduce((total, weight, k) => total + weight * rows[at + k], 0);
      out[(box.top + row) * size.width + box.left + column] = Math.round(sum);
    });
  }
  return out;
}

interface Share {
  readonly first: number;
  /** They sum to 1. */
  readonly weights: readonly number[];
}

/** For each of `to` equal parts of a side of `from` pixels: which pixels it covers, and what share of it each one is. */
function shares(from: number, to: number): Share[] {
  const length = from / to;
  return Array.from({ length: to }, (_, part) => {
    const [start, end] = [part * length, (part + 1) * length];
    const first = Math.floor(start);
    // Rounding may push the last end a hair beyond the side.
    const last = Math.min(from, Math.ceil(end));
    const overlaps = Array.from(
      { length: last - first },
      (_, k) => Math.min(end, first + k + 1) - Math.max(start, first + k),
    );
    const total = overlaps.reduce((sum, overlap) => sum + overlap, 0);
    return { first, weights: overlaps.map((overlap) => overlap / total) };
  });
}
