/** One triangle: the density in colour, samples as dots, the borders of the corners' Voronoi cells. Pure. */
import { triangleLogDensity, type Triple } from '../../math/concrete-triangle';
import { formatShort } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import type { Mark, Scene } from '../../ui/scene';
import { clipOf, densityParts } from './lattice-colours';
import { latticeMatrix, outline, placeOf, type TriangleFrame } from './triangle-frame';

/** Cells along an edge. */
export const FINE = 56;

/** The triangle's place as parts of the drawing's width, so that what lies over it finds it too. */
export const MARGIN = 0.09;
export const FLOOR = 0.78;
/** Height of the drawing for its width. */
export const ASPECT = 0.86;

const frameIn = (width: number): TriangleFrame => ({
  left: MARGIN * width,
  floor: FLOOR * width,
  side: (1 - 2 * MARGIN) * width,
});

/** log y of every cell's centre, three a cell; a half's is its centroid. */
const centres = (() => {
  const logY: number[] = [];
  for (let j = 0; j < FINE; j++)
    for (let i = 0; i < FINE - j; i++) {
      const inside = i + j === FINE - 1 ? 1 / 3 : 1 / 2;
      const [b, c] = [(i + inside) / FINE, (j + inside) / FINE];
      logY.push(Math.log(1 - b - c), Math.log(b), Math.log(c));
    }
  return Float64Array.from(logY);
})();

interface FineDensity {
  /** In parts of the clip, [cells]. */
  readonly heights: Float64Array;
  /** p at the clip. */
  readonly clip: number;
}

/** p at the centres of cells; in logarithms until the clip is taken out, so that nothing overflows. */
export function fineDensity(alpha: Triple, temperature: number): FineDensity {
  const logAlpha: Triple = [Math.log(alpha[0]), Math.log(alpha[1]), Math.log(alpha[2])];
  const logs = new Float64Array(centres.length / 3);
  const y: [number, number, number] = [0, 0, 0];
  for (let cell = 0; cell < logs.length; cell++) {
    y[0] = centres[3 * cell];
    y[1] = centres[3 * cell + 1];
    y[2] = centres[3 * cell + 2];
    logs[cell] = triangleLogDensity(logAlpha, y, temperature);
  }
  const highest = logs.reduce((a, b) => Math.max(a, b));
  const scaled = logs.map((log) => Math.exp(log - highest));
  const clip = clipOf(scaled);
  return { heights: scaled.map((value) => value / clip), clip: clip * Math.exp(highest) };
}

interface OneTriangle {
  readonly alpha: Triple;
  readonly density: FineDensity;
  /** Of samples, [3 n], of which the first `shown` are drawn. */
  readonly y: Float64Array;
  readonly shown: number;
}

const corners: readonly Triple[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
const centre: Triple = [1 / 3, 1 / 3, 1 / 3];

function borders(frame: TriangleFrame, ink: PlotInk): Mark[] {
  return corners.map((_, k): Mark => {
    const middle: Triple = [k === 0 ? 0 : 0.5, k === 1 ? 0 : 0.5, k === 2 ? 0 : 0.5];
    return {
      kind: 'path',
      points: [...placeOf(frame, centre), ...placeOf(frame, middle)],
      stroke: ink.ink,
      width: 1,
      dash: [4, 4],
    };
  });
}

export function oneTriangleScene(shown: OneTriangle, { width, height }: PlotSize, ink: PlotInk): Scene {
  const frame = frameIn(width);
  const { density, y, alpha } = shown;
  const dots: number[] = [];
  for (let s = 0; s < 3 * shown.shown; s += 3) dots.push(...placeOf(frame, [y[s], y[s + 1], y[s + 2]]));
  const [x, down] = placeOf(frame, alpha);
  const labels = corners.map((corner, k): Mark => {
    const [left, floor] = placeOf(frame, corner);
    return {
      kind: 'label',
      // The lower two from the drawing's sides, where there is room for them on a phone.
      x: k === 0 ? 4 : k === 1 ? width - 4 : left,
      y: k === 2 ? floor - 8 : floor + 18,
      text: `α${'₁₂₃'[k]} = ${formatShort(alpha[k])}`,
      fill: ink.ink,
      size: 12,
      anchor: k === 0 ? 'start' : k === 1 ? 'end' : 'middle',
    };
  });
  return {
    width,
    height,
    background: ink.surface,
    marks: [
      {
        kind: 'lattice',
        matrix: latticeMatrix(frame, FINE),
        parts: densityParts(FINE, density.heights, 1, ink.surface, ink.series),
      },
      { kind: 'dots', points: dots, radius: 0.8, fill: ink.ink, opacity: 0.5 },
      ...borders(frame, ink),
      outline(frame, ink.quiet),
      { kind: 'path', points: [x - 7, down, x + 7, down], stroke: ink.ink, width: 2 },
      { kind: 'path', points: [x, down - 7, x, down + 7], stroke: ink.ink, width: 2 },
      ...labels,
    ],
  };
}
