/** The paper's triangles in rows of four, and one of them three ways: samples, closed form, difference. Pure: from counts and masses to a scene. */
import { compareCells } from '../../math/cell-comparison';
import { LATTICE } from '../../math/concrete-cells';
import { formatShort } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import type { LatticePart, Mark, Scene } from '../../ui/scene';
import { clipOf, densitiesOf, densityParts, deviationParts } from './lattice-colours';
import type { Face } from './lab-settings';
import { paperFigures, type Triangles } from './paper-figures';
import { HEIGHT, latticeMatrix, outline, type TriangleFrame } from './triangle-frame';

const COLUMNS = 4;
const LABEL = 12;
const GAP = 6;

/** Densities and where they are clipped: of each triangle, or of all together. */
export interface Clipped {
  readonly sampled: readonly Float64Array[];
  readonly exact: readonly Float64Array[];
  readonly clips: readonly number[];
}

/** Samples and closed form share a clip, that of the closed form. */
export function clippedTriangles({ counts, masses, samples }: Triangles, oneScale: boolean): Clipped {
  const exact = masses.map((mass) => densitiesOf(LATTICE, mass, 1));
  const sampled = counts.map((count) => densitiesOf(LATTICE, count, samples));
  const own = exact.map(clipOf);
  const all = oneScale ? clipOf(exact.flatMap((values) => [...values])) : 0;
  return { exact, sampled, clips: oneScale ? own.map(() => all) : own };
}

function partsOf(triangles: Triangles, clipped: Clipped, t: number, face: Face, ink: PlotInk): LatticePart[] {
  if (face === 'difference') {
    const { sigmas } = compareCells(triangles.counts[t], triangles.masses[t]);
    return deviationParts(LATTICE, sigmas, ink.surface, ink.other, ink.series);
  }
  return densityParts(LATTICE, clipped[face][t], clipped.clips[t], ink.surface, ink.series);
}

function triangle(frame: TriangleFrame, parts: readonly LatticePart[], ink: PlotInk): Mark[] {
  return [
    outline(frame, ink.quiet, ink.surface),
    { kind: 'lattice', matrix: latticeMatrix(frame, LATTICE), parts },
    outline(frame, ink.quiet),
  ];
}

/** All triangles of a figure. */
export function trianglesScene(
  triangles: Triangles,
  clipped: Clipped,
  face: Face,
  { width, height }: PlotSize,
  ink: PlotInk,
): Scene {
  const { temperatures } = paperFigures[triangles.figure];
  const rows = Math.ceil(temperatures.length / COLUMNS);
  const [across, down] = [width / COLUMNS, height / rows];
  const side = Math.max(1, Math.min(across - GAP, (down - GAP - LABEL - 4) / HEIGHT));
  const marks = temperatures.flatMap((T, t): Mark[] => {
    const [column, row] = [t % COLUMNS, Math.floor(t / COLUMNS)];
    const frame = {
      left: column * across + (across - side) / 2,
      floor: (row + 1) * down - GAP,
      side,
    };
    const drawn =
      triangles.masses.length > 0
        ? triangle(frame, partsOf(triangles, clipped, t, face, ink), ink)
        : [outline(frame, ink.quiet)];
    return [
      ...drawn,
      {
        kind: 'label',
        x: column * across + GAP,
        y: row * down + LABEL + 2,
        text: `T = ${formatShort(T)}`,
        fill: ink.ink,
        size: LABEL,
        anchor: 'start',
      },
    ];
  });
  return { width, height, background: ink.surface, marks };
}

/** Where a triangle's part of the drawing stands, in parts of its width and height. */
export function partOf(
  count: number,
  t: number,
): { left: number; top: number; width: number; height: number } {
  const rows = Math.ceil(count / COLUMNS);
  return {
    left: (t % COLUMNS) / COLUMNS,
    top: Math.floor(t / COLUMNS) / rows,
    width: 1 / COLUMNS,
    height: 1 / rows,
  };
}

/** Which triangle of the rows of four is at a place of the drawing; null where none is. */
export function triangleAt(count: number, { width, height }: PlotSize, x: number, y: number): number | null {
  const rows = Math.ceil(count / COLUMNS);
  const index = Math.floor(y / (height / rows)) * COLUMNS + Math.floor(x / (width / COLUMNS));
  return index >= 0 && index < count ? index : null;
}

const titles: Readonly<Record<Face, string>> = {
  sampled: 'samples',
  exact: 'closed form',
  difference: 'difference',
};

/** One triangle three times, side by side. */
export function threeFacesScene(
  triangles: Triangles,
  clipped: Clipped,
  t: number,
  { width, height }: PlotSize,
  ink: PlotInk,
): Scene {
  const shown = Object.keys(titles) as Face[];
  const across = width / shown.length;
  const side = Math.max(1, Math.min(across - 2 * GAP, (height - LABEL - 3 * GAP) / HEIGHT));
  const marks = shown.flatMap((face, column): Mark[] => {
    const left = column * across + (across - side) / 2;
    const frame = { left, floor: LABEL + 2 * GAP + side * HEIGHT, side };
    return [
      ...(triangles.masses.length > 0 ? triangle(frame, partsOf(triangles, clipped, t, face, ink), ink) : []),
      {
        kind: 'label',
        x: (column + 0.5) * across,
        y: LABEL,
        text: titles[face],
        fill: ink.ink,
        size: LABEL,
        anchor: 'middle',
      },
    ];
  });
  return { width, height, background: ink.surface, marks };
}
