/** Draws one latent map: the decoder's pictures on a grid, dimmed, and pictures as signs at their posterior means. Pure: runs in Node as in a page. */
import type { LatentMap } from '../../experiment/measurements';
import type { GreyPictures } from '../../ui/draw-pictures';
import { formatSigned } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import type { Mark, Scene } from '../../ui/scene';
import { signOf, type ClassSigns } from '../class-signs';
import { placeIn, placesOf, type MapFrame } from './map-frame';

/** The square's margins, px: room for the axes. */
export const margin = { left: 42, right: 6, top: 6, bottom: 22 } as const;
const GLYPH = 9;
/** Bright enough to be seen, dark enough for signs before it. */
const DIM = 0.5;

interface MapMosaic {
  readonly columns: number;
  readonly rows: number;
  readonly grey: Uint8Array;
}

/** The grid's pictures within the frame as one, the highest row on top. */
export function mosaicOf({ grid, across }: LatentMap, frame: MapFrame): MapMosaic {
  const { width, height, pixels }: GreyPictures = grid;
  const [fromColumn, toColumn] = frame.columns;
  const [fromRow, toRow] = frame.rows;
  const columns = (toColumn - fromColumn + 1) * width;
  const rows = (toRow - fromRow + 1) * height;
  const grey = new Uint8Array(columns * rows);
  for (let row = fromRow; row <= toRow; row++)
    for (let column = fromColumn; column <= toColumn; column++) {
      const picture = (row * across.length + column) * width * height;
      const [left, top] = [(column - fromColumn) * width, (toRow - row) * height];
      for (let y = 0; y < height; y++)
        grey.set(pixels.subarray(picture + y * width, picture + (y + 1) * width), (top + y) * columns + left);
    }
  return { columns, rows, grey };
}

interface DrawnMap {
  readonly map: LatentMap;
  readonly frame: MapFrame;
  /** Null leaves the ground black. */
  readonly mosaic: MapMosaic | null;
  readonly points: boolean;
  readonly signs: ClassSigns;
  /** Numbers of the two dimensions, from 0. */
  readonly dimensions: readonly [number, number];
}

export function mapScene(
  { map, frame, mosaic, points, signs, dimensions }: DrawnMap,
  size: PlotSize,
  ink: PlotInk,
): Scene {
  const left = margin.left;
  const top = margin.top;
  const width = Math.max(1, size.width - margin.left - margin.right);
  const height = Math.max(1, size.height - margin.top - margin.bottom);
  const [right, floor] = [left + width, top + height];
  const label = (
    text: string,
    x: number,
    y: number,
    anchor: 'start' | 'middle' | 'end',
    fill = ink.quiet,
  ): Mark => ({
    kind: 'label',
    x,
    y,
    text,
    fill,
    size: 11,
    anchor,
  });
  const marks: Mark[] = [{ kind: 'box', left, top, right, floor, fill: '#000000' }];
  if (mosaic) {
    const { grid } = frame;
    const [first, last] = [placeIn(frame, grid.left, grid.top), placeIn(frame, grid.right, grid.bottom)];
    marks.push({
      kind: 'picture',
      left: left + first.x * width,
      top: top + first.y * height,
      width: (last.x - first.x) * width,
      height: (last.y - first.y) * height,
      ...mosaic,
      opacity: DIM,
    });
  }
  if (points)
    placesOf(map, frame).forEach(({ x, y }, i) => {
      marks.push({
        kind: 'label',
        x: left + x * width,
        y: top + y * height + GLYPH * 0.36,
        ...signOf(map.labels[i], signs),
        size: GLYPH,
        anchor: 'middle',
        bold: true,
      });
    });
  marks.push(
    label(formatSigned(frame.whole.left), left, floor + 15, 'start'),
    label(formatSigned(frame.whole.right), right, floor + 15, 'end'),
    label(`z${dimensions[0] + 1}`, left + width / 2, floor + 15, 'middle', ink.ink),
    label(formatSigned(frame.whole.top), left - 4, top + 10, 'end'),
    label(formatSigned(frame.whole.bottom), left - 4, floor, 'end'),
    label(`z${dimensions[1] + 1}`, left - 4, top + height / 2 + 4, 'end', ink.ink),
  );
  return { ...size, background: ink.surface, marks };
}
