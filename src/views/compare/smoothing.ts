/** The exponential moving average of a curve over its steps, without the pull of its start at zero. Not in the paper. Pure. */

/**
 * s_k = b s_(k-1) + (1 - b) x_k from s_0 = 0 with b = beta^(t_k - t_(k-1)), divided by 1 - the product of all b so far: a weighted mean of
 * x_1 to x_k. beta = 1 - 1/steps. Curves that were measured at other steps are smoothed over as many. What is no number is left as it is.
 */
export function smoothed(step: Float64Array, values: Float32Array, steps: number): Float32Array {
  const beta = 1 - 1 / steps;
  const result = new Float32Array(values.length);
  let [average, left] = [0, 1];
  let [distance, weight] = [1, beta];
  for (let k = 0; k < values.length; k++) {
    const value = values[k];
    if (!Number.isFinite(value)) {
      result[k] = value;
      continue;
    }
    const next = k === 0 ? 1 : step[k] - step[k - 1];
    if (next !== distance) {
      distance = next;
      weight = beta ** next;
    }
    average = weight * average + (1 - weight) * value;
    left *= weight;
    result[k] = average / (1 - left);
  }
  return result;
}
