/** A number a row, differentiable in the row's parameters by a derivative that its forward pass brings: only [rows, P] is kept for the gradient. */
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { scaledRows } from '../../nn/rows';

/** b [rows, P] -> value [rows]; `forward` answers it with its derivative by b, [rows, P]. */
export function withKeptDerivative(
  b: Tensor2D,
  forward: (b: Tensor2D) => { readonly value: Tensor; readonly derivative: Tensor },
): Tensor {
  const op = tf.customGrad((...args) => {
    const [b, save] = args as unknown as [Tensor2D, tf.GradSaveFunc];
    const { value, derivative } = forward(b);
    save([derivative]);
    return { value, gradFunc: (dy, [derivative]) => scaledRows(derivative, dy) };
  });
  return op(b);
}
