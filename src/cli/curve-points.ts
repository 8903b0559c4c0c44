/** A curve of many steps as few points: means over stretches that grow with the step, so that a logarithmic axis shows them evenly. Pure. */

/** Ends of at most `points` stretches of the steps 1 ... last, rising, none empty. */
export function curvePoints(last: number, points: number): number[] {
  const ends = Array.from({ length: points }, (_, k) => Math.round(last ** (k / Math.max(1, points - 1))));
  ends[points - 1] = last;
  return [...new Set(ends)];
}

/** Means of the values (that of step s at s - 1) over the stretches that end at `ends`. */
export function meansBetween(values: readonly number[], ends: readonly number[]): number[] {
  return ends.map((end, k) => {
    const stretch = values.slice(k === 0 ? 0 : ends[k - 1], end);
    return stretch.reduce((sum, value) => sum + value, 0) / stretch.length;
  });
}
