/** A Concrete density over its triangle: colours clipped, samples as dots, their mean a cross, corners named. Pure. */
import { clippedAt, type Triple, type TriangleField } from '../../../math/concrete-triangle';
import { toPlane } from '../../../math/simplex';
import type { Simplex } from '../../../models/contract';
import { colourRamp } from '../../../ui/colour-ramp';
import { keptInside, widthOf } from '../../../ui/label-layout';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import type { Mark, Scene } from '../../../ui/scene';
import { cornerNames, meanOf } from './simplex-words';

/** Room for the names of the corners. */
const MARGIN = { side: 8, top: 20, bottom: 22 };
const COLOURS = 256;
const TEXT = 12;
const height = toPlane([0, 0, 1])[1];
const corners: readonly Triple[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

const ramps = new Map<string, Uint8ClampedArray>();

/** One ramp a theme and model, of which there are few. */
function rampOf(surface: string, series: string): Uint8ClampedArray {
  const key = `${surface} ${series}`;
  const ramp = ramps.get(key) ?? colourRamp(surface, series, COLOURS);
  ramps.set(key, ramp);
  return ramp;
}

/** Red, green, blue and alpha of every cell, row by row. */
export function pixelsOf(
  field: TriangleField,
  surface: string,
  series: string,
): Uint8ClampedArray<ArrayBuffer> {
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

/** From y to the drawing: the triangle as large as fits, in the middle. */
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

type Place = ReturnType<typeof placeIn>;

function heat(field: TriangleField, { side, at }: Place, ink: PlotInk): Mark {
  const { columns, rows } = field.grid;
  return {
    kind: 'heat',
    left: at(corners[0])[0],
    top: at(corners[2])[1],
    width: side,
    height: (side * rows) / columns,
    columns,
    rows,
    rgba: pixelsOf(field, ink.surface, ink.series),
    inside: corners.flatMap(at),
  };
}

function sampleMarks(samples: readonly Triple[], { at }: Place, ink: PlotInk): Mark[] {
  const [x, y] = at(meanOf(samples));
  const cross = (stroke: string, width: number): Mark[] => [
    { kind: 'path', points: [x - 6, y, x + 6, y], stroke, width },
    { kind: 'path', points: [x, y - 6, x, y + 6], stroke, width },
  ];
  return [
    { kind: 'dots', points: samples.flatMap(at), radius: 0.9, fill: ink.ink, opacity: 0.75 },
    // A rim in the colour behind keeps the cross apart from the dots.
    ...cross(ink.surface, 5),
    ...cross(ink.ink, 2),
  ];
}

/** Half of the least gap between the names of the lower corners, px. */
const NAME_GAP = 6;

function nameMarks(simplex: Simplex, { at }: Place, { width }: PlotSize, ink: PlotInk): Mark[] {
  const whole = cornerNames(simplex);
  const fits = widthOf(whole[0], TEXT) + widthOf(whole[1], TEXT) + 2 * NAME_GAP <= width;
  const names = fits ? whole : whole.map((name) => name.replace(/^category /, ''));
  const places = corners.map((corner, k) => keptInside(names[k], TEXT, at(corner)[0], width));
  const [left, right] = corners.map((corner) => at(corner)[0]);
  const [own, other] = names.map((name) => widthOf(name, TEXT));
  const apart = Math.min(right - other / 2, width - other) - Math.max(left + own / 2, own) > 2 * NAME_GAP;
  if (!apart) {
    const middle = Math.min(Math.max((left + right) / 2, own + NAME_GAP), width - other - NAME_GAP);
    places[0] = { x: middle - NAME_GAP, anchor: 'end' };
    places[1] = { x: middle + NAME_GAP, anchor: 'start' };
  }
  return corners.map((corner, k) => {
    const y = at(corner)[1];
    return {
      kind: 'label',
      text: names[k],
      ...places[k],
      y: k === 2 ? y - 7 : y + 15,
      fill: ink.ink,
      size: TEXT,
    };
  });
}

export function simplexScene(
  simplex: Simplex,
  field: TriangleField,
  samples: boolean,
  size: PlotSize,
  ink: PlotInk,
): Scene {
  const place = placeIn(size);
  return {
    ...size,
    background: ink.surface,
    marks: [
      heat(field, place, ink),
      { kind: 'path', points: corners.flatMap(place.at), closed: true, sharp: true, stroke: ink.quiet },
      ...(samples ? sampleMarks(simplex.samples, place, ink) : []),
      ...nameMarks(simplex, place, size, ink),
    ],
  };
}
