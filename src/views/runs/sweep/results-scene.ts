/** Final L of one model against the value: a dot a seed, a bar at their mean; against the seed, with the band of one standard deviation, where seeds alone vary. Pure. */
import { shareOf, stepOf, type AxisScale } from '../../../ui/axis-scale';
import { withMinus } from '../../../ui/format';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import type { Box, Mark, Scene } from '../../../ui/scene';
import type { ValueGroup } from './results';

const LEFT = 52;
const RIGHT = 14;
const TOP = 26;
const FOOT = 40;
const TEXT = 11;
/** Pixels that a text below the axis takes for each letter, and its distance to the next. */
const LETTER = 6.5;
const APART = 10;
/** Of the least and the largest L to the ends of the axis. */
const ROOM = 0.12;

/** What stands along the lower axis. */
interface ValueAxis {
  readonly title: string;
  /** Null of values that are no numbers: each has a place of its own. */
  readonly scale: AxisScale | null;
}

interface Place {
  readonly text: string;
  readonly x: number;
}

function placesOf(texts: readonly string[], scale: AxisScale | null, { left, right }: Box): Place[] {
  const inset = Math.min(40, (right - left) / 6);
  const [from, to] = [left + inset, right - inset];
  const numbers = texts.map(Number);
  const ends = [Math.min(...numbers), Math.max(...numbers)] as const;
  const share = (i: number) => {
    if (texts.length === 1) return 0.5;
    return scale === null ? i / (texts.length - 1) : shareOf(scale, ends, numbers[i]);
  };
  return texts.map((text, i) => ({ text, x: from + share(i) * (to - from) }));
}

/** Those that fit beside each other, from the left. */
function readable(places: readonly Place[]): Place[] {
  let free = -Infinity;
  return places
    .toSorted((a, b) => a.x - b.x)
    .filter(({ text, x }) => {
      const half = (text.length * LETTER) / 2;
      if (x - half < free) return false;
      free = x + half + APART;
      return true;
    });
}

function nats(lows: readonly number[], highs: readonly number[], box: Box, ink: PlotInk) {
  const [least, most] = [Math.min(...lows), Math.max(...highs)];
  const room = Math.max(0.05, ROOM * (most - least));
  const domain = [least - room, most + room] as const;
  const up = (L: number) => box.floor - shareOf('linear', domain, L) * (box.floor - box.top);
  const step = stepOf(domain[1] - domain[0]);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const first = Math.ceil(domain[0] / step);
  const count = Math.floor(domain[1] / step) - first + 1;
  const ticks = Array.from({ length: Math.max(0, count) }, (_, i): Mark[] => {
    const L = (first + i) * step;
    return [
      { kind: 'path', points: [box.left, up(L), box.right, up(L)], stroke: ink.quiet, opacity: 0.25 },
      label(box.left - 5, up(L) + 4, withMinus(L.toFixed(digits)), 'end', ink.quiet),
    ];
  });
  return { up, ticks: ticks.flat() };
}

const label = (
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end',
  fill: string,
): Mark => ({
  kind: 'label',
  x,
  y,
  text,
  fill,
  size: TEXT,
  anchor,
});

const dots = (points: readonly number[], fill: string): Mark => ({
  kind: 'dots',
  points,
  radius: 3.5,
  fill,
  opacity: 0.85,
});

/** `groups`: one or more, none of them empty. One without a value is of seeds alone. */
export function resultsScene(
  groups: readonly ValueGroup[],
  axis: ValueAxis,
  size: PlotSize,
  ink: PlotInk,
): Scene {
  const box: Box = {
    left: LEFT,
    right: Math.max(LEFT + 1, size.width - RIGHT),
    top: TOP,
    floor: Math.max(TOP + 1, size.height - FOOT),
  };
  const all = groups.flatMap(({ points }) => points.map(({ L }) => L));
  const bySeed = groups[0].value === '';
  const { mean, deviation } = groups[0].over;
  const band = bySeed && deviation !== null ? [mean - deviation, mean + deviation] : [];
  const { up, ticks } = nats([...all, ...band], [...all, ...band], box, ink);
  const texts = bySeed ? groups[0].points.map(({ seed }) => String(seed)) : groups.map(({ value }) => value);
  const places = placesOf(texts, axis.scale, box);
  const means = groups.map(({ over }) => up(over.mean));
  const bar = (x: number, y: number): Mark => ({
    kind: 'path',
    points: [x - 10, y, x + 10, y],
    stroke: ink.ink,
    width: 2.5,
  });
  const drawn: Mark[] = bySeed
    ? [
        ...(deviation === null ? [] : bandMarks(box, up(mean + deviation), up(mean - deviation), ink)),
        {
          kind: 'path',
          points: [box.left, means[0], box.right, means[0]],
          stroke: ink.ink,
          width: 2,
          dash: [7, 4],
        },
        dots(
          groups[0].points.flatMap(({ L }, i) => [places[i].x, up(L)]),
          ink.series,
        ),
      ]
    : [
        ...(axis.scale === null
          ? []
          : [
              joined(
                places.map(({ x }, i): readonly [number, number] => [x, means[i]]),
                ink,
              ),
            ]),
        ...groups.map(({ points }, i) =>
          dots(
            points.flatMap(({ L }) => [places[i].x, up(L)]),
            ink.series,
          ),
        ),
        ...groups.flatMap(({ points }, i) => (points.length > 1 ? [bar(places[i].x, means[i])] : [])),
      ];
  const keyText = bySeed
    ? 'L, nats; dashed: mean, band: one standard deviation'
    : groups.some(({ points }) => points.length > 1)
      ? 'L, nats; dots: seeds, bars: means'
      : 'L, nats';
  return {
    ...size,
    background: ink.surface,
    marks: [
      ...ticks,
      {
        kind: 'path',
        points: [box.left, box.top, box.left, box.floor, box.right, box.floor],
        stroke: ink.quiet,
      },
      ...drawn,
      ...readable(places).map(({ text, x }) => label(x, box.floor + 15, text, 'middle', ink.ink)),
      label((box.left + box.right) / 2, box.floor + 32, axis.title, 'middle', ink.quiet),
      label(4, 14, keyText, 'start', ink.quiet),
    ],
  };
}

const bandMarks = ({ left, right }: Box, top: number, floor: number, ink: PlotInk): Mark[] => [
  {
    kind: 'path',
    points: [left, top, right, top, right, floor, left, floor],
    closed: true,
    fill: ink.series,
    opacity: 0.18,
  },
];

/** Means in the order of the axis. */
const joined = (points: readonly (readonly [number, number])[], ink: PlotInk): Mark => ({
  kind: 'path',
  points: points.toSorted((a, b) => a[0] - b[0]).flat(),
  stroke: ink.series,
  width: 1.5,
  opacity: 0.6,
});
