/** Convolutional layers of appendix E as products of windows and filters, forward and backward: the same on every backend, wasm without kernels for filter gradients too. References: math/patches. */
import { tf, type Tensor, type Tensor1D, type Tensor2D, type Tensor4D } from '../gpu/tf';
import type { Activation } from '../math/dense';
import type { Windows } from '../math/windows';
import { overlay, patches } from './patches';
import { affine, columnSums, parametersGradient, throughRelu, times, timesTransposed } from './product';

const matrix = (t: Tensor, columns: number): Tensor2D => tf.reshape(t, [-1, columns]);

/**
 * relu(convolution + b): x [n, height width channels], weights [side, side, channels, out], biases [out] ->
 * [n, down across out]. Differentiable in weights and biases, and in x where `inputGradient`: pictures need none.
 */
export function convolution(
  x: Tensor2D,
  weights: Tensor4D,
  biases: Tensor1D,
  windows: Windows,
  inputGradient: boolean,
): Tensor2D {
  const out = biases.size;
  const op = tf.customGrad((...args) => {
    const save = args.pop() as unknown as tf.GradSaveFunc;
    const seen = patches(x, windows);
    const filters = matrix(weights, out);
    const y = affine(seen, filters, biases, 'relu');
    save([seen, filters, y]);
    return {
      value: matrix(y, windows.down * windows.across * out),
      gradFunc: (dy, saved) => {
        const [seen, filters, y] = saved as Tensor2D[];
        const d = throughRelu(matrix(dy as Tensor, out), y);
        const gradient = parametersGradient(seen, d);
        const parameters = [tf.reshape(gradient.weights, weights.shape), gradient.biases];
        if (!inputGradient) return parameters;
        return [overlay(timesTransposed(d, filters), windows, null, 'linear'), ...parameters];
      },
    };
  });
  return op(...(inputGradient ? [x, weights, biases] : [weights, biases])) as Tensor2D;
}

/**
 * activation(transposed convolution + b): x [n, down across in], weights [side, side, channels, in], biases [channels] ->
 * [n, height width channels], the picture that the windows lie on. Differentiable in all three.
 */
export function transposedConvolution(
  x: Tensor2D,
  weights: Tensor4D,
  biases: Tensor1D,
  windows: Windows,
  activation: Activation,
): Tensor2D {
  const inputs = weights.shape[3];
  const op = tf.customGrad((...args) => {
    const save = args.pop() as unknown as tf.GradSaveFunc;
    const given = matrix(x, inputs);
    const filters = matrix(weights, inputs);
    const y = overlay(timesTransposed(given, filters), windows, biases, activation);
    save([given, filters, y]);
    return {
      value: y,
      gradFunc: (dy, saved) => {
        const [given, filters, y] = saved as Tensor2D[];
        const d = activation === 'relu' ? throughRelu(dy as Tensor2D, y) : (dy as Tensor2D);
        const seen = patches(d, windows);
        return [
          matrix(times(seen, filters), x.shape[1]),
          tf.reshape(parametersGradient(seen, given).weights, weights.shape),
          columnSums(matrix(d, windows.channels)),
        ];
      },
    };
  });
  return op(x, weights, biases) as Tensor2D;
}
