/** A curve of a run as it grows: its columns, and its picture in few enough points to draw. */
import { extremesIn, mostRows, rowsThatStay } from '../experiment/curve-rows';

export interface Point {
  readonly step: number;
  readonly value: number;
}

/** Steps with term1 and term2, of bounded memory: an append costs the same on average however long they are, and rows beyond a bound are thinned. */
export class Columns {
  #step: Float64Array;
  #term1: Float32Array;
  #term2: Float32Array;
  #length = 0;
  readonly #most: number;

  constructor({ capacity = 256, most = mostRows } = {}) {
    this.#step = new Float64Array(capacity);
    this.#term1 = new Float32Array(capacity);
    this.#term2 = new Float32Array(capacity);
    this.#most = most;
  }

  get length(): number {
    return this.#length;
  }

  get step(): Float64Array {
    return this.#step.subarray(0, this.#length);
  }

  get term1(): Float32Array {
    return this.#term1.subarray(0, this.#length);
  }

  get term2(): Float32Array {
    return this.#term2.subarray(0, this.#length);
  }

  append(step: ArrayLike<number>, term1: ArrayLike<number>, term2: ArrayLike<number>): void {
    const length = Math.min(this.#length + step.length, this.#most);
    if (length > this.#step.length) this.#grow(Math.min(this.#most, Math.max(length, 2 * this.#step.length)));
    for (let row = 0; row < step.length; row++) {
      // As soon as it is full: what stays does not depend on how many rows come at once.
      if (this.#length === this.#most) this.#thin();
      this.#step[this.#length] = step[row];
      this.#term1[this.#length] = term1[row];
      this.#term2[this.#length] = term2[row];
      this.#length++;
    }
  }

  /** Forgets everything from a step on: a run that went back measures it anew. */
  cutFrom(step: number): void {
    this.#length = lastAtOrBefore(this.step, step - 1) + 1;
  }

  #thin(): void {
    const stay = rowsThatStay(this.#term1, this.#term2, this.#length);
    for (const column of [this.#step, this.#term1, this.#term2])
      stay.forEach((from, to) => (column[to] = column[from]));
    this.#length = stay.length;
  }

  #grow(capacity: number): void {
    const [step, term1, term2] = [this.step, this.term1, this.term2];
    this.#step = new Float64Array(capacity);
    this.#term1 = new Float32Array(capacity);
    this.#term2 = new Float32Array(capacity);
    this.#step.set(step);
    this.#term1.set(term1);
    this.#term2.set(term2);
  }
}

/** The runs that a curve's inner points are replaced by, as the index after the last of each: of as many points each, or as wide on a logarithmic axis each. */
function runEnds(step: ArrayLike<number>, runs: number, spacing: 'linear' | 'log'): number[] {
  const inner = step.length - 2;
  const ratio = step[step.length - 1] / step[0];
  return Array.from({ length: runs }, (_, run) => {
    const share = (run + 1) / runs;
    if (spacing === 'linear' || share === 1) return 1 + Math.floor(share * inner);
    return Math.min(1 + inner, lastAtOrBefore(step, step[0] * ratio ** share) + 1);
  });
}

/**
 * At most `limit` points of a curve (at least 4), first and last among them. Runs of equal length (on a logarithmic axis,
 * of positive steps, where `spacing` says so) are each replaced by their smallest and largest value, in order of steps,
 * so that no spike is lost.
 */
export function decimate(
  step: ArrayLike<number>,
  values: ArrayLike<number>,
  limit: number,
  spacing: 'linear' | 'log' = 'linear',
): Point[] {
  const length = step.length;
  const point = (index: number): Point => ({ step: step[index], value: values[index] });
  if (length <= limit) return Array.from({ length }, (_, index) => point(index));
  const points = [point(0)];
  let first = 1;
  for (const end of runEnds(step, Math.floor((limit - 2) / 2), spacing)) {
    if (end <= first) continue;
    const [low, high] = extremesIn(values, first, end);
    points.push(point(Math.min(low, high)));
    if (low !== high) points.push(point(Math.max(low, high)));
    first = end;
  }
  points.push(point(length - 1));
  return points;
}

/** Index of the last step at or before `step` in a rising column; -1 where there is none. */
export function lastAtOrBefore(steps: ArrayLike<number>, step: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle] <= step) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
