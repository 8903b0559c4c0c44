/** The part of a plane that is drawn, and the points in it by place and direction. Pure. */
import { classOf } from '../../experiment/label-text';
import type { LatentMap } from '../../experiment/measurements';

export interface MapFrame {
  /** Columns and rows of the grid that are drawn, from ... to, both included. */
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
  /** What those columns and rows cover. */
  readonly grid: Extent;
  /** What is drawn: the grid, and points beyond it up to half of its whole length. */
  readonly whole: Extent;
}

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** The whole cells, each around its place, that hold all values within the grid; at least three. */
function cellsOf(places: ArrayLike<number>, values: readonly number[]) {
  const step = places[1] - places[0];
  const last = places.length - 1;
  const cell = (value: number) => Math.max(0, Math.min(last, Math.round((value - places[0]) / step)));
  const [low, high] = values.reduce(
    ([a, b], value) => [Math.min(a, cell(value)), Math.max(b, cell(value))],
    [last, 0],
  );
  const from = Math.max(0, Math.min(low, last - 2, high - 2));
  const to = Math.min(last, Math.max(high, from + 2));
  const ends = [places[from] - step / 2, places[to] + step / 2] as const;
  // Room for the signs at the border.
  const [least, most] = [Math.min(...values) - step / 3, Math.max(...values) + step / 3];
  const beyond = (places[last] - places[0]) / 2;
  const lowest = Math.max(places[0] - beyond, Math.min(ends[0], least));
  const highest = Math.min(places[last] + beyond, Math.max(ends[1], most));
  return { cells: [from, to] as const, ends, whole: [lowest, highest] as const };
}

export function frameOf({ means, across, up }: LatentMap): MapFrame {
  const values = (offset: number) => Array.from(means).filter((_, i) => i % 2 === offset);
  const x = cellsOf(across, values(0));
  const y = cellsOf(up, values(1));
  return {
    columns: x.cells,
    rows: y.cells,
    grid: { left: x.ends[0], right: x.ends[1], bottom: y.ends[0], top: y.ends[1] },
    whole: { left: x.whole[0], right: x.whole[1], bottom: y.whole[0], top: y.whole[1] },
  };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A mean's place in the unit square, y downwards as on a screen; what is beyond the frame stands at its border. */
export function placeIn({ whole: { left, right, bottom, top } }: MapFrame, x: number, y: number): Place {
  const bounded = (value: number) => Math.max(0, Math.min(1, value));
  return { x: bounded((x - left) / (right - left)), y: bounded((top - y) / (top - bottom)) };
}

export const placesOf = (map: LatentMap, frame: MapFrame): Place[] =>
  Array.from(map.labels, (_, i) => placeIn(frame, map.means[2 * i], map.means[2 * i + 1]));

/** The nearest of the places, by number. */
export function nearestTo(places: readonly Place[], { x, y }: Place): number {
  let best = 0;
  let least = Infinity;
  places.forEach((place, i) => {
    const distance = Math.hypot(place.x - x, place.y - y);
    if (distance < least) [best, least] = [i, distance];
  });
  return best;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest place that a key points to, within 45 degrees of its direction; null where there is none, or for other keys. */
export function besideBy(places: readonly Place[], from: number, key: string): number | null {
  if (!Object.hasOwn(directions, key)) return null;
  const [dx, dy] = directions[key];
  const own = places[from];
  let best: number | null = null;
  let least = Infinity;
  places.forEach((place, i) => {
    const [x, y] = [place.x - own.x, place.y - own.y];
    const along = x * dx + y * dy;
    const distance = Math.hypot(x, y);
    if (along <= 0 || along < distance * Math.SQRT1_2 || distance >= least) return;
    [best, least] = [i, distance];
  });
  return best;
}

/** Part of the classed points whose nearest other point is of their own class: how far a map has the classes apart. */
export function ownNeighbours({ means, labels }: LatentMap): number {
  const count = labels.length;
  if (count < 2) return 0;
  let [own, classed] = [0, 0];
  for (let i = 0; i < count; i++) {
    if (classOf(labels[i]) === null) continue;
    classed++;
    let least = Infinity;
    let label = -1;
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const distance = (means[2 * i] - means[2 * j]) ** 2 + (means[2 * i + 1] - means[2 * j + 1]) ** 2;
      if (distance < least) [least, label] = [distance, labels[j]];
    }
    if (label === labels[i]) own++;
  }
  return classed === 0 ? 0 : own / classed;
}
