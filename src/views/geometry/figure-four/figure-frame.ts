/** Which part of the plane of moments is drawn, where a point stands in it, and lines cut at its border. Pure. */
import type { Box } from '../../../ui/scene';
import type { Moments, Point } from './moments';

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** The whole of the posteriors, or the neighbourhood of the picked one. */
export type Part = 'all' | 'picked';

/** Room around what is drawn, as a part of its length. */
const ROOM = 0.06;

const padded = (low: number, high: number, room = ROOM): readonly [number, number] => [
  low - room * (high - low),
  high + room * (high - low),
];

function wholeOf({ posteriors, prior, low, high }: Moments): Extent {
  const deviation = Math.sqrt(Math.max(0, prior.y - prior.x ** 2));
  const bounded = Number.isFinite(low);
  const xs = bounded
    ? [low, high]
    : [...posteriors.map(({ x }) => x), prior.x - deviation, prior.x + deviation];
  const [left, right] = padded(Math.min(...xs), Math.max(...xs));
  const most = Math.max(prior.y, ...posteriors.map(({ y }) => y));
  const [bottom, top] = padded(0, bounded ? Math.max(low ** 2, high ** 2) : most * 1.1);
  return { left, right, bottom, top };
}

/** Around the picked q: so wide that its deviation, the place on the boundary below it and (z)* are told apart. */
function aroundOf({ x, y }: Point, best: number | null): Extent {
  const variance = Math.max(1e-9, y - x * x);
  const deviation = Math.sqrt(variance);
  // A far (z)* stands at the border.
  const away = best === null ? 0 : Math.min(Math.abs(best - x), 6 * deviation);
  const half = Math.max(1.6 * deviation, 1.3 * away);
  const [bottom, top] = padded(0, Math.max(half ** 2, 2 * variance), 0.1);
  return { left: x - half, right: x + half, bottom, top };
}

export interface Frame {
  /** Up goes E (z - middle)^2: the same plane, sheared, so that a part far from 0 is seen as well as one near it. */
  readonly middle: number;
  readonly extent: Extent;
  readonly box: Box;
  /** A point in pixels. */
  place(point: Point): readonly [number, number];
  has(point: Point): boolean;
}

export function frameOf(
  moments: Moments,
  part: Part,
  picked: number | null,
  best: number | null,
  box: Box,
): Frame {
  const own = part === 'picked' && picked !== null ? moments.posteriors[picked] : null;
  const middle = own?.x ?? 0;
  const extent = own ? aroundOf(own, best) : wholeOf(moments);
  const { left, right, bottom, top } = extent;
  const up = ({ x, y }: Point) => y - 2 * middle * x + middle * middle;
  return {
    middle,
    extent,
    box,
    place: (point) => [
      box.left + ((point.x - left) / (right - left)) * (box.right - box.left),
      box.floor - ((up(point) - bottom) / (top - bottom)) * (box.floor - box.top),
    ],
    has: (point) => point.x >= left && point.x <= right && up(point) >= bottom && up(point) <= top,
  };
}

/** delta(z) on the boundary: its point, or where the boundary leaves the drawing on that side. */
export function onBoundary(z: number, { extent, middle }: Pick<Frame, 'extent' | 'middle'>): Point {
  const reach = Math.sqrt(Math.max(0, extent.top));
  const x = Math.min(
    Math.min(extent.right, middle + reach),
    Math.max(Math.max(extent.left, middle - reach), z),
  );
  return { x, y: x * x };
}

/** The part of a line from a to b inside the box, [x, y, x, y] px; null where none is. By Liang and Barsky. */
export function cut(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  { left, right, top, floor }: Box,
): readonly [number, number, number, number] | null {
  let [from, to] = [0, 1];
  const sides = [
    [ax - bx, ax - left],
    [bx - ax, right - ax],
    [ay - by, ay - top],
    [by - ay, floor - ay],
  ] as const;
  for (const [towards, room] of sides) {
    if (towards === 0) {
      if (room < 0) return null;
      continue;
    }
    const share = room / towards;
    if (towards < 0) from = Math.max(from, share);
    else to = Math.min(to, share);
  }
  if (from > to) return null;
  return [ax + from * (bx - ax), ay + from * (by - ay), ax + to * (bx - ax), ay + to * (by - ay)];
}

/** The boundary eta_2 = eta_1^2 across the drawing, px; its ends lie at the border. */
export function boundaryOf(frame: Frame, points = 160): readonly (readonly [number, number])[] {
  const { left, right } = frame.extent;
  const first = onBoundary(left, frame).x;
  const last = onBoundary(right, frame).x;
  return Array.from({ length: points + 1 }, (_, i) => {
    const x = first + ((last - first) * i) / points;
    return frame.place({ x, y: x * x });
  });
}
