/** Features to mean 0 and deviation 1, by some rows for all others; constant ones are left out. Pure. */

/** [count, width]. */
export interface Rows {
  readonly values: Float64Array;
  readonly count: number;
  readonly width: number;
}

export interface Standard {
  /** Places of the features that are kept. */
  readonly kept: readonly number[];
  /** Of the kept ones. */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

/** Smaller deviations are those of rounding. */
const CONSTANT = 1e-9;

export function standardOf({ values, count, width }: Rows): Standard {
  const means = new Float64Array(width);
  const deviations = new Float64Array(width);
  for (let row = 0; row < count; row++)
    for (let f = 0; f < width; f++) means[f] += values[row * width + f] / count;
  for (let row = 0; row < count; row++)
    for (let f = 0; f < width; f++) deviations[f] += (values[row * width + f] - means[f]) ** 2 / count;
  const kept = Array.from(deviations.keys()).filter(
    (f) => Math.sqrt(deviations[f]) > CONSTANT * Math.max(1, Math.abs(means[f])),
  );
  return {
    kept,
    means: Float64Array.from(kept, (f) => means[f]),
    deviations: Float64Array.from(kept, (f) => Math.sqrt(deviations[f])),
  };
}

export function standardised({ values, count, width }: Rows, { kept, means, deviations }: Standard): Rows {
  const own = new Float64Array(count * kept.length);
  for (let row = 0, at = 0; row < count; row++)
    for (let k = 0; k < kept.length; k++, at++)
      own[at] = (values[row * width + kept[k]] - means[k]) / deviations[k];
  return { values: own, count, width: kept.length };
}
