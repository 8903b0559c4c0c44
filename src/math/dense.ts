/** One dense layer of section 4's networks and its backward pass, in plain numbers; matrices are flat, row by row. */

/** What a layer makes of its sums: nothing, or max(0, .). */
export type Activation = 'linear' | 'relu';

interface Layer {
  /** Inputs [n, in]. */
  readonly x: ArrayLike<number>;
  /** [in, out]. */
  readonly weights: ArrayLike<number>;
  /** [out]. */
  readonly biases: ArrayLike<number>;
  readonly activation: Activation;
}

function sizes({ x, weights, biases }: Layer): { rows: number; width: number; out: number } {
  const out = biases.length;
  const width = weights.length / out;
  const rows = x.length / width;
  if (!Number.isInteger(width) || !Number.isInteger(rows))
    throw new RangeError(
      `dense: expected x [n, in] and weights [in, ${out}], got ${x.length} and ${weights.length} numbers; check the layer's widths`,
    );
  return { rows, width, out };
}

/** y_io = activation(sum_k x_ik W_ko + b_o), [n, out]: a layer of section 4. */
export function denseForward(layer: Layer): number[] {
  const { rows, width, out } = sizes(layer);
  return Array.from({ length: rows * out }, (_, at) => {
    const [i, o] = [Math.floor(at / out), at % out];
    let sum = layer.biases[o];
    for (let k = 0; k < width; k++) sum += layer.x[i * width + k] * layer.weights[k * out + o];
    return layer.activation === 'relu' ? Math.max(0, sum) : sum;
  });
}

/**
 * With d = dy where the layer's y is above 0 (everywhere if linear): dx = d W^T, dW = x^T d, db = sum_i d_i. The chain rule on a
 * layer of section 4; dy and y [n, out].
 */
export function denseGradient(
  layer: Layer,
  y: ArrayLike<number>,
  dy: ArrayLike<number>,
): { x: number[]; weights: number[]; biases: number[] } {
  const { rows, width, out } = sizes(layer);
  const d = Array.from(dy, (value, at) => (layer.activation === 'linear' || y[at] > 0 ? value : 0));
  const x = new Array<number>(rows * width).fill(0);
  const weights = new Array<number>(width * out).fill(0);
  const biases = new Array<number>(out).fill(0);
  for (let i = 0; i < rows; i++)
    for (let o = 0; o < out; o++) {
      const value = d[i * out + o];
      biases[o] += value;
      for (let k = 0; k < width; k++) {
        x[i * width + k] += value * layer.weights[k * out + o];
        weights[k * out + o] += value * layer.x[i * width + k];
      }
    }
  return { x, weights, biases };
}
