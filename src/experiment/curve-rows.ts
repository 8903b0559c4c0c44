/** Which rows of a long curve stay, so that a run of any length takes bounded memory. A row is a step with its values; no value is ever made up. Pure. */

/** Rows that a model's minibatch curve has at most. */
export const mostRows = 2 ** 17;
/** From the first on, these stay whatever comes after them: they fall fastest, and replays are compared by them. */
const FIRST = 1000;
/** Of so many rows at most six stay: two for each of two columns, and two for their sum. */
const GROUP = 24;

/** Where the smallest and the largest value stand, from an index on and before another. */
export function extremesIn(values: ArrayLike<number>, first: number, end: number): [number, number] {
  let [low, high] = [first, first];
  let [least, most] = [values[first], values[first]];
  for (let index = first + 1; index < end; index++) {
    const value = values[index];
    if (value < least) [low, least] = [index, value];
    if (value > most) [high, most] = [index, value];
  }
  return [low, high];
}

/**
 * Indices, rising, of the rows that stay of a curve that is full. The first and the newest quarter stay as they are. Between them, of each
 * group those stay at which term1, term2 or L is lowest or highest, so that no spike is lost, however often the curve is thinned.
 */
export function rowsThatStay(term1: ArrayLike<number>, term2: ArrayLike<number>, length: number): number[] {
  const L = Float64Array.from({ length }, (_, row) => term1[row] + term2[row]);
  const newest = Math.max(FIRST, length - Math.floor(length / 4));
  const stay = Array.from({ length: Math.min(FIRST, length) }, (_, row) => row);
  for (let first = FIRST; first < newest; first += GROUP) {
    const end = Math.min(first + GROUP, newest);
    const extremes = [term1, term2, L].flatMap((values) => extremesIn(values, first, end));
    stay.push(...[...new Set(extremes)].sort((a, b) => a - b));
  }
  for (let row = newest; row < length; row++) stay.push(row);
  return stay;
}

/** Whether a curve with these steps, a row each from its first on, may have had a row of that step and lost it. */
export function mayHaveGone(step: ArrayLike<number>, wanted: number): boolean {
  const last = step.length - 1;
  const isThinned = step.length > FIRST && step[last] - step[0] > last;
  return isThinned && wanted > step[FIRST - 1] && wanted < step[last];
}
