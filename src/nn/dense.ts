/** A dense layer, y = activation(x W + b), with a backward pass of products of transposed operands, which product.ts multiplies. Where there are kernels for it, dense-stack.ts takes its place. */
import { tf, type Tensor1D, type Tensor2D } from '../gpu/tf';
import type { Activation } from '../math/dense';
import { affine, parametersGradient, throughRelu, timesTransposed } from './product';

function throughActivation(dy: Tensor2D, y: Tensor2D, activation: Activation): Tensor2D {
  return activation === 'relu' ? throughRelu(dy, y) : dy;
}

/** x [n, in], weights [in, out], biases [out] -> [n, out]; differentiable in all three. */
export function dense(x: Tensor2D, weights: Tensor2D, biases: Tensor1D, activation: Activation): Tensor2D {
  const op = tf.customGrad((...args) => {
    const [a, w, b, save] = args as unknown as [Tensor2D, Tensor2D, Tensor1D, tf.GradSaveFunc];
    const y = affine(a, w, b, activation);
    save([a, w, y]);
    return {
      value: y,
      gradFunc: (dy, saved) => {
        const [a, w, y] = saved as Tensor2D[];
        const d = throughActivation(dy as Tensor2D, y, activation);
        const { weights, biases } = parametersGradient(a, d);
        return [timesTransposed(d, w), weights, biases];
      },
    };
  });
  return op(x, weights, biases) as Tensor2D;
}

/** The same for an input that needs no gradient, the pictures: saves the largest product of the backward pass. */
export function denseOfPictures(
  x: Tensor2D,
  weights: Tensor2D,
  biases: Tensor1D,
  activation: Activation,
): Tensor2D {
  const op = tf.customGrad((...args) => {
    const [w, b, save] = args as unknown as [Tensor2D, Tensor1D, tf.GradSaveFunc];
    const y = affine(x, w, b, activation);
    save([x, y]);
    return {
      value: y,
      gradFunc: (dy, saved) => {
        const [x, y] = saved as Tensor2D[];
        const d = throughActivation(dy as Tensor2D, y, activation);
        const { weights, biases } = parametersGradient(x, d);
        return [weights, biases];
      },
    };
  });
  return op(weights, biases) as Tensor2D;
}

/** The same where weights and biases are held and only the input is differentiated: of the backward pass, one product of two. */
export function frozenDense(
  x: Tensor2D,
  weights: Tensor2D,
  biases: Tensor1D,
  activation: Activation,
): Tensor2D {
  const op = tf.customGrad((...args) => {
    const [a, save] = args as unknown as [Tensor2D, tf.GradSaveFunc];
    const y = affine(a, weights, biases, activation);
    save([y]);
    return {
      value: y,
      gradFunc: (dy, [y]) =>
        timesTransposed(throughActivation(dy as Tensor2D, y as Tensor2D, activation), weights),
    };
  });
  return op(x) as Tensor2D;
}
