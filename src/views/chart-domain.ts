/** Which part of the axes a chart shows, and where its ticks stand. Pure. */
import type { Point } from '../state/growing-columns';

/** The first steps fall from far above everything that follows, so they may run off the top: a share of the run, and no more than so many. */
const WARM_UP_SHARE = 0.25;
const WARM_UP_STEPS = 500;
/** Ticks that an axis aims at. */
const TICKS = 4;

/** A domain that was widened to whole ticks is longer by up to two of them. */
export const VALUE_TICKS = TICKS + 2;

export type Domain = readonly [number, number];

/** The roundest distance of ticks, 1, 2 or 5 times a power of ten, that makes no more than `count` steps of a length. */
export function roundStep(length: number, count: number): number {
  const power = 10 ** Math.floor(Math.log10(length / count));
  const digit = [1, 2, 5, 10].find((candidate) => (candidate * power * count) / length >= 1 - 1e-9) ?? 10;
  return digit * power;
}

/** From the lowest value seen to the highest after the first steps (of all seen, where `whole`), out to whole ticks. */
export function valueDomain(
  curves: readonly (readonly Point[])[],
  whole: boolean,
  seen: Domain = [0, Infinity],
): Domain {
  // A line has a gap where it has no finite value.
  const isSeen = ({ step, value }: Point) => Number.isFinite(value) && step >= seen[0] && step <= seen[1];
  let last = -Infinity;
  for (const points of curves)
    for (const point of points) if (isSeen(point)) last = Math.max(last, point.step);
  if (last === -Infinity) return [0, 1];
  const warm = whole ? 0 : Math.min(WARM_UP_STEPS, WARM_UP_SHARE * Math.max(0, last));
  let low = Infinity;
  let high = -Infinity;
  for (const points of curves)
    for (const point of points) {
      if (!isSeen(point)) continue;
      low = Math.min(low, point.value);
      if (point.step >= warm) high = Math.max(high, point.value);
    }
  // A single value, or as good as one, still needs an interval around it.
  if (!(high - low > 1e-9 * Math.max(1, Math.abs(high)))) return [low - 1, Math.max(low, high) + 1];
  const distance = roundStep(high - low, TICKS);
  return [distance * Math.floor(low / distance), distance * Math.ceil(high / distance)];
}

/** Round numbers of a domain, its ends among them where they are round. */
export function ticksOf([low, high]: Domain, count = TICKS): number[] {
  const distance = roundStep(high - low, count);
  const first = Math.ceil(low / distance - 1e-9);
  const last = Math.floor(high / distance + 1e-9);
  // Through a text of few digits: 3 * 0.1 is not 0.3.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * distance).toPrecision(12)));
}

/** The longest axis is the budget; early in a run it grows by round lengths, so that the curve is not a dot in a corner. */
export function stepDomain(step: number, budget: number): Domain {
  if (step >= budget) return [0, Math.max(1, step)];
  const enough = Math.max(100, 1.25 * step);
  return [0, Math.max(1, Math.min(budget, roundStep(enough, 1)))];
}
