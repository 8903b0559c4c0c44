/** Parts of term1 as a strip, a stacked bar a dimension on one axis from 0: parts differ in fill, stripes and outline. Pure. */
import type { Term1Parts } from '../../math/information-geometry';
import { stepOf } from '../../ui/axis-scale';
import { formatShort } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { cornersOf, type Mark, type Scene } from '../../ui/scene';
import { dimensionAxis, margin } from './dimension-axis';
import { partNames, type Part } from './parts';

const ROW = 17;
/** Stripes that can be told from a full part and an empty one in a bar of few pixels. */
const STRIPE = 3;
const LEAST_TOP = 1e-4;

const legendHeight = (parts: readonly Part[]): number => 6 + ROW * parts.length;

interface Strip {
  readonly dimensions: readonly Term1Parts[];
  /** From the foot up. */
  readonly parts: readonly Part[];
  /** From 0. */
  readonly picked: number;
}

function partMarks(
  part: Part,
  left: number,
  right: number,
  top: number,
  floor: number,
  ink: PlotInk,
): Mark[] {
  const points = cornersOf({ left, right, top, floor });
  switch (part) {
    case 'mutualInformation':
      return [{ kind: 'path', points, closed: true, fill: ink.series }];
    case 'mixtureToCentroid': {
      const lines = Math.floor((floor - top) / STRIPE);
      const stripes = Array.from({ length: lines }, (_, k): Mark => {
        const y = floor - (k + 0.5) * STRIPE;
        return { kind: 'path', points: [left, y, right, y], stroke: ink.other, width: 1.5 };
      });
      return [
        { kind: 'path', points, closed: true, fill: ink.surface, stroke: ink.other, width: 1 },
        ...stripes,
      ];
    }
    case 'centroidToPrior':
      return [{ kind: 'path', points, closed: true, fill: ink.surface, stroke: ink.ink, width: 1 }];
  }
}

const heightOf = (parts: readonly Part[], dimension: Term1Parts): number =>
  parts.reduce((sum, part) => sum + Math.max(0, dimension[part]), 0);

/** Where each part of a dimension stands on the axis, nats: what is below 0 by rounding is drawn as 0. */
export function stackOf(
  parts: readonly Part[],
  dimension: Term1Parts,
): readonly { readonly part: Part; readonly from: number; readonly to: number }[] {
  let foot = 0;
  return parts.map((part) => {
    const from = foot;
    foot += Math.max(0, dimension[part]);
    return { part, from, to: foot };
  });
}

export function stripScene({ dimensions, parts, picked }: Strip, size: PlotSize, ink: PlotInk): Scene {
  const { width, height } = size;
  const left = margin.left;
  const right = Math.max(left + 1, width - margin.right);
  const top = legendHeight(parts) + 8;
  const floor = Math.max(top + 1, height - margin.bottom);
  const most = Math.max(LEAST_TOP, ...dimensions.map((dimension) => heightOf(parts, dimension))) * 1.05;
  const up = (value: number) => floor - (value / most) * (floor - top);
  const across = (right - left) / dimensions.length;
  const label = (x: number, y: number, text: string, look: Partial<Mark & { kind: 'label' }> = {}): Mark => ({
    kind: 'label',
    x,
    y,
    text,
    fill: ink.quiet,
    size: 11,
    anchor: 'middle',
    ...look,
  });
  const step = stepOf(most);
  return {
    ...size,
    background: ink.surface,
    marks: [
      ...parts
        .toReversed()
        .flatMap((part, row) => [
          ...partMarks(part, left, left + 18, 6 + row * ROW, 18 + row * ROW, ink),
          label(left + 25, 16 + row * ROW, partNames[part], { fill: ink.ink, size: 12, anchor: 'start' }),
        ]),
      ...Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) =>
        label(left - 4, up(i * step) + 4, formatShort(i * step), { anchor: 'end' }),
      ),
      ...dimensions.flatMap((dimension, j) =>
        stackOf(parts, dimension)
          .filter(({ from, to }) => to > from)
          .flatMap(({ part, from, to }) =>
            partMarks(part, left + (j + 0.12) * across, left + (j + 0.88) * across, up(to), up(from), ink),
          ),
      ),
      ...dimensionAxis(dimensions.length, picked, { left, right, top, floor }, ink),
    ],
  };
}
