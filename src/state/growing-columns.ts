/** A curve of a run as it grows: columns of steps and values, and its picture in few enough points to draw. */

export interface Point {
  readonly step: number;
  readonly value: number;
}

/** Two growing columns; an append costs the same on average however long they are. */
export class Columns {
  #step: Float64Array;
  #values: Float32Array[];
  #length = 0;

  constructor(
    readonly width: number,
    capacity = 256,
  ) {
    this.#step = new Float64Array(capacity);
    this.#values = Array.from({ length: width }, () => new Float32Array(capacity));
  }

  get length(): number {
    return this.#length;
  }

  get step(): Float64Array {
    return this.#step.subarray(0, this.#length);
  }

  column(index: number): Float32Array {
    return this.#values[index].subarray(0, this.#length);
  }

  append(step: ArrayLike<number>, values: readonly ArrayLike<number>[]): void {
    const length = this.#length + step.length;
    if (length > this.#step.length) this.#grow(Math.max(length, 2 * this.#step.length));
    this.#step.set(step, this.#length);
    values.forEach((column, i) => this.#values[i].set(column, this.#length));
    this.#length = length;
  }

  /** Forgets everything from a step on: a run that went back measures it anew. */
  cutFrom(step: number): void {
    this.#length = lastAtOrBefore(this.step, step - 1) + 1;
  }

  #grow(capacity: number): void {
    const step = new Float64Array(capacity);
    step.set(this.step);
    const values = this.#values.map((_, i) => {
      const column = new Float32Array(capacity);
      column.set(this.column(i));
      return column;
    });
    this.#step = step;
    this.#values = values;
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
  value: (index: number) => number,
  limit: number,
  spacing: 'linear' | 'log' = 'linear',
): Point[] {
  const length = step.length;
  const point = (index: number): Point => ({ step: step[index], value: value(index) });
  if (length <= limit) return Array.from({ length }, (_, index) => point(index));
  const points = [point(0)];
  let first = 1;
  for (const end of runEnds(step, Math.floor((limit - 2) / 2), spacing)) {
    if (end <= first) continue;
    let low = first;
    let high = first;
    for (let index = first + 1; index < end; index++) {
      if (value(index) < value(low)) low = index;
      if (value(index) > value(high)) high = index;
    }
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
