/** Lines of one grey at a regular step, between the tiles of a sprite and around them, as image grids of Python's torchvision have them. Pure. */
import type { GreyPicture } from './grey-picture';

/** How a sprite is cut: squares of `side` pixels, `margin` pixels apart. */
export interface Grid {
  readonly side: number;
  readonly margin: number;
}

const smallest = 8;
const largest = 64;
const widest = 8;
/** The least tiles each way that count as a regular step. */
const fewest = 2;
const mostFound = 3;

/** The grey of each row, or of each column, that has but one; -1 of others. */
function flatLines({ width, height, sums }: GreyPicture, isRows: boolean): Int16Array {
  const [lines, length] = isRows ? [height, width] : [width, height];
  const at = (line: number, k: number) => sums[isRows ? line * width + k : k * width + line];
  return Int16Array.from({ length: lines }, (_, line) => {
    const grey = at(line, 0);
    for (let k = 1; k < length; k++) if (at(line, k) !== grey) return -1;
    return grey;
  });
}

/** How far the first margin begins before the first tile: `margin` pixels where it goes around them all, else none; null where no whole tiles fit. */
export function firstTile(
  { width, height }: Pick<GreyPicture, 'width' | 'height'>,
  grid: Grid,
): number | null {
  const { side, margin } = grid;
  const step = side + margin;
  const fits = (pixels: number) => pixels > 0 && pixels % step === 0;
  if (fits(width - margin) && fits(height - margin)) return margin;
  return fits(width + margin) && fits(height + margin) ? 0 : null;
}

/** Which margins of 1 to 8 pixels the picture has, the smallest step first; empty where there are none. */
export function marginsOf(sprite: GreyPicture): readonly Grid[] {
  const { width, height } = sprite;
  const found: Grid[] = [];
  let lines: readonly [rows: Int16Array, columns: Int16Array] | null = null;
  for (let step = smallest + 1; step <= largest + widest && found.length < mostFound; step++) {
    for (const margin of new Set([width % step, step - (width % step)])) {
      const grid = { side: step - margin, margin };
      if (margin < 1 || margin > widest || grid.side < smallest || grid.side > largest) continue;
      const first = firstTile(sprite, grid);
      if (first === null || Math.min(width, height) < fewest * step - margin) continue;
      lines ??= [flatLines(sprite, true), flatLines(sprite, false)];
      if (isRegular(lines, grid, first)) found.push(grid);
    }
  }
  return found;
}

/** Whether all lines beside tiles have the same one grey. */
function isRegular(lines: readonly Int16Array[], { side, margin }: Grid, first: number): boolean {
  const step = side + margin;
  const isBeside = (at: number) => (at - first + step) % step >= side;
  const greys = new Set<number>();
  for (const own of lines) own.forEach((grey, at) => isBeside(at) && greys.add(grey));
  return greys.size === 1 && !greys.has(-1);
}

/** Whether the pixels on both sides of where tiles of this side meet have the same one grey, as those of digits on black do. */
export function hasFlatEdges(sprite: GreyPicture, side: number): boolean {
  const [rows, columns] = [flatLines(sprite, true), flatLines(sprite, false)];
  const isEdge = (at: number, most: number) =>
    at % side === 0 ? at > 0 : at % side === side - 1 && at < most - 1;
  const greys = new Set<number>();
  for (const own of [rows, columns]) own.forEach((grey, at) => isEdge(at, own.length) && greys.add(grey));
  return greys.size === 1 && !greys.has(-1);
}
