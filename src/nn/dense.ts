/** A dense layer, y = activation(x W + b), by its kernels; where there are none its backward pass multiplies explicit transposes: wasm sends flagged ones down a naive loop. */
import { denseKernel, denseOfPicturesKernel } from '../gpu/kernels/dense/dense';
import { tf, type Tensor1D, type Tensor2D } from '../gpu/tf';
import type { Activation } from '../math/dense';

function forward(x: Tensor2D, weights: Tensor2D, biases: Tensor1D, activation: Activation): Tensor2D {
  return tf.fused.matMul({ a: x, b: weights, bias: biases, activation }) as Tensor2D;
}

function throughActivation(dy: Tensor2D, y: Tensor2D, activation: Activation): Tensor2D {
  return activation === 'relu' ? tf.mul(dy, tf.step(y)) : dy;
}

function transposed(matrix: Tensor2D): Tensor2D {
  return tf.transpose(matrix);
}

/** x [n, in], weights [in, out], biases [out] -> [n, out]; differentiable in all three. */
export function dense(x: Tensor2D, weights: Tensor2D, biases: Tensor1D, activation: Activation): Tensor2D {
  if (denseKernel.available()) return denseKernel.apply({ x, weights, biases }, { activation }) as Tensor2D;
  const op = tf.customGrad((...args) => {
    const [a, w, b, save] = args as unknown as [Tensor2D, Tensor2D, Tensor1D, tf.GradSaveFunc];
    const y = forward(a, w, b, activation);
    save([a, w, y]);
    return {
      value: y,
      gradFunc: (dy, saved) => {
        const [a, w, y] = saved as Tensor2D[];
        const d = throughActivation(dy as Tensor2D, y, activation);
        return [tf.matMul(d, transposed(w)), tf.matMul(transposed(a), d), tf.sum(d, 0)];
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
  if (denseOfPicturesKernel.available())
    return denseOfPicturesKernel.apply({ x, weights, biases }, { activation }) as Tensor2D;
  const op = tf.customGrad((...args) => {
    const [w, b, save] = args as unknown as [Tensor2D, Tensor1D, tf.GradSaveFunc];
    const y = forward(x, w, b, activation);
    save([x, y]);
    return {
      value: y,
      gradFunc: (dy, saved) => {
        const [x, y] = saved as Tensor2D[];
        const d = throughActivation(dy as Tensor2D, y, activation);
        return [tf.matMul(transposed(x), d), tf.sum(d, 0)];
      },
    };
  });
  return op(weights, biases) as Tensor2D;
}
