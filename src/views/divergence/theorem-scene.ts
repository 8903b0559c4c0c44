/** The three divergences of theorem 1 on one logarithmic axis, a row each: KL of y lies decades above the other two. Pure. */
import { shareOf } from '../../ui/axis-scale';
import { formatCount, formatShort } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import type { Mark, Scene } from '../../ui/scene';
import { largeNats, limit, nats } from './divergence-words';
import type { ThreeDivergences } from './theorem-one';

const LEFT = 12;
const RIGHT = 20;
const FLOOR = 34;
const SIDE = 5;
/** Numbers below it, which noise may bring under 0, stand at the axis's start. */
const LEAST = 0.01;

/** Whole decades around all of them. */
export function decadesOf({ simplex, z, category }: ThreeDivergences): readonly [number, number] {
  const values = [simplex, z, category].map((value) => Math.max(LEAST, value));
  const low = Math.floor(Math.log10(Math.min(...values)));
  return [10 ** low, 10 ** Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))))];
}

type Shape = 'hollow' | 'full' | 'diamond';

function shapeMark(shape: Shape, x: number, y: number, ink: PlotInk): Mark {
  const corners =
    shape === 'diamond'
      ? [x - SIDE - 1.5, y, x, y - SIDE - 1.5, x + SIDE + 1.5, y, x, y + SIDE + 1.5]
      : [x - SIDE, y - SIDE, x + SIDE, y - SIDE, x + SIDE, y + SIDE, x - SIDE, y + SIDE];
  const stroke = { hollow: ink.other, full: ink.series, diamond: ink.ink }[shape];
  return {
    kind: 'path',
    points: corners,
    closed: true,
    stroke,
    width: 2,
    fill: shape === 'hollow' ? ink.surface : stroke,
  };
}

export function theoremScene(
  divergences: ThreeDivergences | null,
  beyond: number,
  { width, height }: PlotSize,
  ink: PlotInk,
): Scene {
  const marks = divergences ? drawn(divergences, beyond, { width, height }, ink) : [];
  return { width, height, background: ink.surface, marks };
}

function drawn(divergences: ThreeDivergences, beyond: number, size: PlotSize, ink: PlotInk): Mark[] {
  const { simplex, z, error, category } = divergences;
  const [low, high] = decadesOf(divergences);
  const right = size.width - RIGHT;
  const floor = size.height - FLOOR;
  const across = (value: number) => LEFT + shareOf('log', [low, high], Math.max(low, value)) * (right - LEFT);
  const label = (
    x: number,
    y: number,
    text: string,
    anchor: 'start' | 'middle' | 'end',
    quiet = true,
  ): Mark => ({
    kind: 'label',
    x,
    y,
    text,
    fill: quiet ? ink.quiet : ink.ink,
    size: quiet ? 11 : 12,
    anchor,
  });
  const rows: readonly { shape: Shape; value: number; text: string }[] = [
    { shape: 'hollow', value: category, text: `eq. (4), categories: ${nats(category)}` },
    { shape: 'full', value: z, text: `KL of z, measured: ${limit(beyond)}${nats(z)} ± ${nats(error)}` },
    { shape: 'diamond', value: simplex, text: `KL of y: ${largeNats(simplex)}` },
  ];
  const decades = Math.round(Math.log10(high / low));
  const tall = floor / rows.length;
  return [
    ...Array.from({ length: decades + 1 }, (_, k): Mark[] => {
      const value = low * 10 ** k;
      const x = across(value);
      const anchor = k === 0 ? 'start' : k === decades ? 'end' : 'middle';
      return [
        { kind: 'path', points: [x, 0, x, floor], stroke: ink.quiet, opacity: 0.35 },
        label(
          k === 0 ? x - 4 : k === decades ? x + 12 : x,
          floor + 14,
          value >= 1000 ? formatCount(value) : formatShort(value),
          anchor,
        ),
      ];
    }).flat(),
    label((LEFT + right) / 2, floor + 29, 'nats, ten times as many at each line', 'middle'),
    ...rows.flatMap(({ shape, value, text }, row): Mark[] => {
      const y = (row + 0.68) * tall;
      return [
        label(LEFT + 4, row * tall + 14, text, 'start', false),
        { kind: 'path', points: [LEFT, y, right, y], stroke: ink.quiet, opacity: 0.35 },
        shapeMark(shape, across(value), y, ink),
      ];
    }),
  ];
}
