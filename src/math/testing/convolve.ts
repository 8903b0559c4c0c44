/** Convolution and transposed convolution by their definitions, one picture at a time: what layers that multiply windows are compared with. */
import { placeOf, type Windows } from '../windows';

type Numbers = ArrayLike<number>;

interface Filters {
  /** [side, side, in, out] of a convolution; [side, side, out, in] of a transposed one. */
  readonly weights: Numbers;
  /** By channel of the answer. */
  readonly biases: Numbers;
}

/**
 * y[i, j, o] = b[o] + sum over a, b, c of x[i s + a - p, j s + b - p, c] W[a, b, c, o], with zeros beyond the picture: the
 * convolutional layers of appendix E before their ReLU (cross-correlation, as in TensorFlow). x [height, width, channels] ->
 * [down, across, out].
 */
export function convolve(x: Numbers, { weights, biases }: Filters, windows: Windows): number[] {
  const { down, across, side, channels } = windows;
  const out = biases.length;
  const y: number[] = [];
  for (let i = 0; i < down; i++)
    for (let j = 0; j < across; j++)
      for (let o = 0; o < out; o++) {
        let sum = biases[o];
        for (let a = 0; a < side; a++)
          for (let b = 0; b < side; b++)
            for (let c = 0; c < channels; c++) {
              const place = placeOf(windows, i, j, a, b, c);
              if (place >= 0) sum += x[place] * weights[((a * side + b) * channels + c) * out + o];
            }
        y.push(sum);
      }
  return y;
}

/**
 * The transpose of a convolution on the larger picture, as TensorFlow defines conv2d_transpose: with (i s + a - p, j s + b - p) = (r, t),
 * y[r, t, o] = b[o] + sum over i, j, c of x[i, j, c] W[a, b, o, c]. The transposed layers of appendix E before their ReLU. `windows`
 * lie on the answer: x [down, across, in] -> [height, width, channels].
 */
export function transposedConvolve(x: Numbers, { weights, biases }: Filters, windows: Windows): number[] {
  const { height, width, channels, down, across, side, stride, before } = windows;
  const inputs = x.length / (down * across);
  const y: number[] = [];
  for (let r = 0; r < height; r++)
    for (let t = 0; t < width; t++)
      for (let o = 0; o < channels; o++) {
        let sum = biases[o];
        for (let i = 0; i < down; i++)
          for (let j = 0; j < across; j++) {
            const a = r + before - i * stride;
            const b = t + before - j * stride;
            if (a < 0 || a >= side || b < 0 || b >= side) continue;
            for (let c = 0; c < inputs; c++)
              sum += x[(i * across + j) * inputs + c] * weights[((a * side + b) * channels + o) * inputs + c];
          }
        y.push(sum);
      }
  return y;
}
