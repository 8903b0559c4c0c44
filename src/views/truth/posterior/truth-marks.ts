/** What drawings of a truth are made of: signs with a rim, curves of a marginal, ticks, and the key below. Pure. */
import { formatSigned } from '../../../ui/format';
import { keptInside, widthOf } from '../../../ui/label-layout';
import type { PlotInk } from '../../../ui/plot-canvas';
import type { Box, Mark } from '../../../ui/scene';

const TEXT = 11;
/** A line of the key, px. */
export const LINE = 17;
const SAMPLE = 26;

/** Drawn over the colours of a map, a line has a rim in the colour behind. */
export const rimmed = (
  points: readonly number[],
  ink: PlotInk,
  more: { closed?: boolean; dash?: readonly number[]; width?: number } = {},
): Mark[] => [
  { kind: 'path', points, stroke: ink.surface, width: (more.width ?? 1.5) + 2.5, closed: more.closed },
  { kind: 'path', points, stroke: ink.ink, width: more.width ?? 1.5, closed: more.closed, dash: more.dash },
];

/** q's mean: a cross. */
export const crossMarks = (x: number, y: number, ink: PlotInk): Mark[] => [
  ...[5, 2].flatMap((width): Mark[] =>
    [
      [x - 5, y, x + 5, y],
      [x, y - 5, x, y + 5],
    ].map((points) => ({ kind: 'path', points, stroke: width === 5 ? ink.surface : ink.ink, width })),
  ),
];

/** A mode of the truth: a diamond. */
export const diamondMarks = (x: number, y: number, ink: PlotInk): Mark[] => [
  {
    kind: 'path',
    points: [x, y - 6, x + 6, y, x, y + 6, x - 6, y],
    closed: true,
    sharp: true,
    fill: ink.surface,
    stroke: ink.ink,
    width: 1.5,
  },
];

const label = (
  text: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  fill: string,
): Mark => ({ kind: 'label', text, x, y, anchor, fill, size: TEXT });

interface Axis {
  readonly low: number;
  readonly high: number;
}

/** Whole multiples of 1, 2 or 5 times a power of ten, no more than so many. */
export function ticksIn({ low, high }: Axis, most: number): number[] {
  const rough = (high - low) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => Number(((first + i) * step).toPrecision(6)));
}

/** Ticks below a box, with the name of what goes along it in the middle of the line under them. */
export function acrossMarks(
  { left, right, floor }: Box,
  axis: Axis,
  name: string,
  ink: PlotInk,
  width: number,
): Mark[] {
  const x = (value: number) => left + ((value - axis.low) / (axis.high - axis.low)) * (right - left);
  return [
    ...ticksIn(axis, (right - left) / 52).flatMap((tick): Mark[] => {
      const text = formatSigned(tick);
      const { x: at, anchor } = keptInside(text, TEXT, x(tick), width);
      return [
        { kind: 'path', points: [x(tick), floor, x(tick), floor + 4], stroke: ink.quiet },
        label(text, at, floor + 15, anchor, ink.quiet),
      ];
    }),
    label(name, (left + right) / 2, floor + 29, 'middle', ink.ink),
  ];
}

/** Ticks to the left of a box, with the name of what goes up it. */
export function upMarks({ left, top, floor }: Box, axis: Axis, name: string, ink: PlotInk): Mark[] {
  const y = (value: number) => floor - ((value - axis.low) / (axis.high - axis.low)) * (floor - top);
  const ticks = ticksIn(axis, (floor - top) / 44);
  return [
    ...ticks.flatMap((tick): Mark[] => [
      { kind: 'path', points: [left - 4, y(tick), left, y(tick)], stroke: ink.quiet },
      label(formatSigned(tick), left - 7, y(tick) + 4, 'end', ink.quiet),
    ]),
    label(name, left - 7, top - 6, 'end', ink.ink),
  ];
}

type Sample = 'truth' | 'ramp' | 'q' | 'contour' | 'mean' | 'mode' | 'square';

/** Of a key: what it looks like, and what it is. */
export interface KeyEntry {
  readonly sample: Sample;
  readonly text: string;
}

const widthOfEntry = ({ text }: KeyEntry) => SAMPLE + 6 + widthOf(text, TEXT) + 12;

/** The entries in lines no wider than that. */
export function keyLines(entries: readonly KeyEntry[], width: number): readonly (readonly KeyEntry[])[] {
  const lines: KeyEntry[][] = [];
  let used = Infinity;
  for (const entry of entries) {
    if (used + widthOfEntry(entry) > width + 12) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)!.push(entry);
    used += widthOfEntry(entry);
  }
  return lines;
}

/** The key, its first line standing on `y`. `rampOf`: the map's colour at a part of its largest mass. */
export function keyMarks(
  lines: readonly (readonly KeyEntry[])[],
  left: number,
  y: number,
  ink: PlotInk,
  rampOf: (part: number) => string,
): Mark[] {
  return lines.flatMap((line, row) => {
    let x = left;
    return line.flatMap((entry) => {
      const at = x;
      x += widthOfEntry(entry);
      const floor = y + row * LINE;
      return [
        ...sampleMarks(entry.sample, at, floor, ink, rampOf),
        label(entry.text, at + SAMPLE + 6, floor, 'start', ink.ink),
      ];
    });
  });
}

const STEPS = 13;

function sampleMarks(
  sample: Sample,
  x: number,
  y: number,
  ink: PlotInk,
  rampOf: (part: number) => string,
): Mark[] {
  const [middle, centre] = [x + SAMPLE / 2, y - 4];
  const frame: Mark = {
    kind: 'path',
    points: [x, y - 9, x + SAMPLE, y - 9, x + SAMPLE, y + 1, x, y + 1],
    closed: true,
    stroke: ink.quiet,
  };
  switch (sample) {
    case 'ramp':
      return [
        ...Array.from({ length: STEPS }, (_, i): Mark => {
          const left = x + (i * SAMPLE) / STEPS;
          const fill = rampOf(i / (STEPS - 1));
          return { kind: 'box', left, top: y - 9, right: x + ((i + 1) * SAMPLE) / STEPS, floor: y + 1, fill };
        }),
        frame,
      ];
    case 'truth':
      return [
        { kind: 'box', left: x, top: y - 9, right: x + SAMPLE, floor: y + 1, fill: ink.series, opacity: 0.4 },
        { kind: 'path', points: [x, y - 9, x + SAMPLE, y - 9], stroke: ink.series, width: 1.5 },
      ];
    case 'q':
      return [{ kind: 'path', points: [x, centre, x + SAMPLE, centre], stroke: ink.ink, width: 2 }];
    case 'contour':
      return [
        {
          kind: 'path',
          points: Array.from({ length: 24 }, (_, k) => (2 * Math.PI * k) / 24).flatMap((turn) => [
            middle + 11 * Math.cos(turn),
            centre + 4.5 * Math.sin(turn),
          ]),
          closed: true,
          stroke: ink.ink,
          width: 1.5,
        },
      ];
    case 'square':
      return [
        {
          kind: 'path',
          points: [
            middle - 5,
            centre - 5,
            middle + 5,
            centre - 5,
            middle + 5,
            centre + 5,
            middle - 5,
            centre + 5,
          ],
          closed: true,
          sharp: true,
          stroke: ink.ink,
          width: 1.5,
        },
      ];
    case 'mean':
      return crossMarks(middle, centre, ink);
    case 'mode':
      return diamondMarks(middle, centre, ink);
  }
}
