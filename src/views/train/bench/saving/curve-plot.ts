/** A line chart as marks of a scene: axes with ticks, a grid, lines cut at the edges of the plot, and moves. Pure. */
import { shareOf, type AxisScale } from '../../../../ui/axis-scale';
import type { ChartSeries } from '../../../../ui/chart-frame';
import { formatCount, formatShort } from '../../../../ui/format';
import type { PlotInk } from '../../../../ui/plot-canvas';
import type { Mark, Scene } from '../../../../ui/scene';

interface CurvePlot {
  readonly xScale: AxisScale;
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly series: readonly ChartSeries[];
  readonly marks: readonly { readonly x: number; readonly label: string }[];
}

type Point = readonly [number, number];

const TEXT = 12;
const ROOM = { left: 48, right: 12, top: 18, bottom: 20 };

export const dashOf = (dash: string): readonly number[] | undefined =>
  dash ? dash.split(' ').map(Number) : undefined;

/** The part of a line between two points that lies in the unit square; null where none does (Liang and Barsky). */
function cut([x0, y0]: Point, [x1, y1]: Point): readonly [Point, Point] | null {
  let [from, to] = [0, 1];
  const along = [x1 - x0, y1 - y0];
  const edges = [
    [-along[0], x0],
    [along[0], 1 - x0],
    [-along[1], y0],
    [along[1], 1 - y0],
  ];
  for (const [speed, room] of edges) {
    if (speed === 0 && room < 0) return null;
    if (speed < 0) from = Math.max(from, room / speed);
    if (speed > 0) to = Math.min(to, room / speed);
  }
  const at = (t: number): Point => [x0 + t * along[0], y0 + t * along[1]];
  return from > to ? null : [at(from), at(to)];
}

/** The pieces of a line that lie in the unit square. */
export function piecesInside(points: readonly Point[]): Point[][] {
  const pieces: Point[][] = [];
  for (let i = 1; i < points.length; i++) {
    const found = cut(points[i - 1], points[i]);
    if (!found) continue;
    const end = pieces.at(-1)?.at(-1);
    if (end && end[0] === found[0][0] && end[1] === found[0][1]) pieces[pieces.length - 1].push(found[1]);
    else pieces.push([...found]);
  }
  return pieces;
}

export function curvePlot(
  plot: CurvePlot,
  { width, height }: Pick<Scene, 'width' | 'height'>,
  ink: PlotInk,
  paper: (colour: string) => string,
): Pick<Scene, 'width' | 'height' | 'marks'> {
  const { xScale, xDomain, yDomain, xTicks, yTicks, series, marks } = plot;
  const [wide, high] = [width - ROOM.left - ROOM.right, height - ROOM.top - ROOM.bottom];
  const floor = ROOM.top + high;
  const right = ROOM.left + wide;
  const left = (x: number) => ROOM.left + wide * shareOf(xScale, xDomain, x);
  const top = (y: number) => floor - high * shareOf('linear', yDomain, y);
  const label = { kind: 'label', size: TEXT, fill: ink.quiet } as const;
  const rule = (points: readonly number[], stroke: string, dash?: readonly number[]): Mark => ({
    kind: 'path',
    points,
    stroke,
    dash,
  });
  const faint = paper('var(--line)');

  const axes: Mark[] = [
    ...yTicks.flatMap((y): Mark[] => [
      rule([ROOM.left, top(y), right, top(y)], faint),
      { ...label, text: formatShort(y), x: ROOM.left - 6, y: top(y) + 4, anchor: 'end' },
    ]),
    rule([ROOM.left, ROOM.top, ROOM.left, floor, right, floor], ink.quiet),
    ...xTicks.flatMap((x): Mark[] => [
      rule([left(x), floor, left(x), floor + 4], ink.quiet),
      { ...label, text: formatCount(x), x: left(x), y: floor + 16, anchor: 'middle' },
    ]),
  ];
  const moves = marks
    .filter(({ x }) => x >= xDomain[0] && x <= xDomain[1])
    .flatMap(({ x, label: text }): Mark[] => [
      rule([left(x), ROOM.top, left(x), floor], ink.quiet, [2, 2]),
      ...(text ? [{ ...label, text, x: left(x), y: ROOM.top - 5, anchor: 'middle' } as const] : []),
    ]);
  const lines = series.flatMap(({ colour, dash, width: thick, opacity, dots, points }): Mark[] => {
    const stroke = paper(colour);
    const places = points.map(({ x, y }): Point => [
      shareOf(xScale, xDomain, x),
      shareOf('linear', yDomain, y),
    ]);
    const onPage = ([x, y]: Point) => [ROOM.left + wide * x, floor - high * y];
    const seen = places.filter(([x, y]) => x >= 0 && x <= 1 && y >= 0 && y <= 1);
    return [
      ...piecesInside(places).map((piece): Mark => ({
        ...{ kind: 'path', points: piece.flatMap(onPage), stroke, width: thick },
        ...{ dash: dashOf(dash), opacity },
      })),
      ...(dots
        ? [{ kind: 'dots', points: seen.flatMap(onPage), radius: 2.5, fill: stroke, opacity: 1 } as const]
        : []),
    ];
  });
  return { width, height, marks: [...axes, ...moves, ...lines] };
}
