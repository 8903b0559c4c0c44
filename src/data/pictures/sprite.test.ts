import { describe, expect, it } from 'vitest';
import type { GreyPicture } from './grey-picture';
import { labelBytes } from './label-bytes';
import { aRow, cutSprite, gridsOf, readSprite } from './sprite';
import { sourceOfBytes } from '../testing/source-of-bytes';

/** Pixels that are never flat. */
const noise = (tile: number, y: number, x: number) => 3 * (1 + ((tile * 31 + y * 17 + x * 7 + y * x) % 250));
/** Ink in the middle of black, as of a digit. */
const digit = (tile: number, y: number, x: number) =>
  Math.min(y, x) >= 5 && Math.max(y, x) < 23 ? noise(tile, y, x) : 0;

interface Made {
  readonly across: number;
  readonly down: number;
  readonly side: number;
  readonly margin: number;
  readonly around: boolean;
  readonly of?: typeof noise;
  readonly grey?: number;
}

function sprite({ across, down, side, margin, around, of = noise, grey = 0 }: Made): GreyPicture {
  const first = around ? margin : 0;
  const step = side + margin;
  const along = (tiles: number) => tiles * step - margin + 2 * first;
  const [width, height] = [along(across), along(down)];
  const sums = Uint16Array.from({ length: width * height }, (_, i) => {
    const [row, column] = [Math.floor(i / width) - first, (i % width) - first];
    const [y, x] = [row % step, column % step];
    const isTile = row >= 0 && column >= 0 && y < side && x < side;
    return isTile ? of(Math.floor(row / step) * across + Math.floor(column / step), y, x) : grey;
  });
  return { width, height, sums };
}

describe('the grids of a sprite', () => {
  it.each([
    { across: 8, down: 8, side: 28, margin: 2, around: true },
    { across: 8, down: 5, side: 32, margin: 2, around: true, grey: 765 },
    { across: 10, down: 10, side: 28, margin: 1, around: false, grey: 90 },
    // 272 x 272, which tiles of 16 fill too.
    { across: 9, down: 9, side: 28, margin: 2, around: true, of: digit },
  ])('with $side + $margin pixels, around $around, are found first', (made) => {
    const picture = sprite(made);
    const { side, margin, of = noise } = made;
    expect(gridsOf(picture)[0]).toEqual({ side, margin });
    const cut = cutSprite('x', picture, { side, margin });
    expect(cut).toMatchObject({ count: made.across * made.down, width: side, height: side });
    const at = made.across + 2;
    expect([...cut.tile(at).sums]).toEqual(
      Array.from({ length: side * side }, (_, i) => of(at, Math.floor(i / side), i % side)),
    );
  });

  it('are those that fill it where digits on black only look like margins', () => {
    // 280 x 280: 52 and 5 between them are flat too.
    const grids = gridsOf(sprite({ across: 10, down: 10, side: 28, margin: 0, around: false, of: digit }));
    expect(grids[0]).toEqual({ side: 28, margin: 0 });
    expect(grids).toContainEqual({ side: 52, margin: 5 });
  });

  it('are one picture a row first, where tiles that fill it are none that people make', () => {
    const picture = {
      width: 784,
      height: 1000,
      sums: new Uint16Array(784 * 1000).map((_, i) => (i * 31) % 765),
    };
    expect(gridsOf(picture)[0]).toEqual({ side: aRow, margin: 0 });
  });

  it('are one picture a row where it is far higher than wide, but for tiles with edges', () => {
    const first = (of: typeof noise) =>
      gridsOf(sprite({ across: 16, down: 41, side: 16, margin: 0, around: false, of }))[0].side;
    const unlike = (_: number, y: number, x: number) => noise(x + 31 * y, 0, 0);
    expect(first(unlike)).toBe(aRow);
    // Photographs: smooth within, unlike beside each other.
    expect(first((tile, y, x) => ((tile * 37) % 97) * 5 + y + x)).toBe(16);
    expect(first((_, y, x) => (Math.min(y, x) > 2 && Math.max(y, x) < 13 ? noise(1, y, x) : 0))).toBe(16);
  });

  it('are one picture a row where rows are smooth as squares, though tiles of 28 fill it', () => {
    const [width, height] = [784, 28 * 60];
    const made = (of: (row: number, at: number) => number): GreyPicture => ({
      ...{ width, height },
      sums: Uint16Array.from({ length: width * height }, (_, i) => of(Math.floor(i / width), i % width)),
    });
    const rows = made((row, at) => ((row * 37) % 97) * 5 + Math.floor(at / 28) * 2 + (at % 28));
    expect(gridsOf(rows)[0].side).toBe(aRow);
    const tile = (row: number, at: number) => Math.floor(row / 28) * 28 + Math.floor(at / 28);
    const tiles = made((row, at) => ((tile(row, at) * 37) % 97) * 5 + (row % 28) * 2 + (at % 28));
    expect(gridsOf(tiles)[0].side).toBe(28);
  });

  it('refuse what does not fill it', () => {
    const picture = sprite({ across: 3, down: 3, side: 28, margin: 0, around: false });
    expect(() => cutSprite('x', picture, { side: 28, margin: 2 })).toThrow(
      /^x, tile: expected a size that fills 84 x 84, got 28 x 28 with a margin of 2$/,
    );
  });

  it('leave out flat tiles at the end, and names in the first row or column', () => {
    const of = (tile: number, y: number, x: number) => (tile > 9 ? 0 : noise(tile, y, x));
    const picture = sprite({ across: 4, down: 3, side: 16, margin: 2, around: true, of });
    const grid = { side: 16, margin: 2 };
    const firsts = (names: Parameters<typeof cutSprite>[3]) => {
      const { count, tile } = cutSprite('x', picture, grid, names);
      return Array.from({ length: count }, (_, i) => tile(i).sums[0]);
    };
    const tiles = (...at: number[]) => at.map((i) => noise(i, 0, 0));
    expect(firsts('none')).toEqual(tiles(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    expect(firsts('first row')).toEqual(tiles(4, 5, 6, 7, 8, 9));
    expect(firsts('first column')).toEqual(tiles(1, 2, 3, 5, 6, 7, 9));
  });
});

describe('labels beside a sprite', () => {
  const bytes = (...values: number[]) => sourceOfBytes('labels', Uint8Array.from(values));

  it('are a byte each, or the place of the only 1', async () => {
    expect(await labelBytes(bytes(3, 1, 2), 3)).toEqual(Uint8Array.of(3, 1, 2));
    expect(await labelBytes(bytes(0, 0, 1, 1, 0, 0), 2)).toEqual(Uint8Array.of(2, 0));
  });

  it('are none where they do not fit', async () => {
    expect(await labelBytes(bytes(3, 1, 2), 2)).toBe(null);
    expect(await labelBytes(bytes(0, 0, 1, 1, 0, 1), 2)).toBe(null);
    expect(await labelBytes(bytes(0, 0, 0, 1, 0, 0), 2)).toBe(null);
    expect(await labelBytes(sourceOfBytes('x', new Uint8Array(256)), 1)).toBe(null);
  });

  it('are read with the tiles', async () => {
    const cut = cutSprite('x', sprite({ across: 4, down: 4, side: 16, margin: 0, around: false }), {
      side: 16,
      margin: 0,
    });
    const labels = Uint8Array.from({ length: 16 }, (_, i) => i % 3);
    expect((await readSprite('x', cut, labels)).labels).toEqual(labels);
    expect((await readSprite('x', cut, null)).labels).toBe(null);
  });
});
