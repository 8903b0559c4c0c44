/** Dense layers one after the other by the kernels of WebGPU, with one backward pass for all: each layer's gradient is stored as the ReLU before it lets it through. */
import {
  denseInputGradientKernel,
  denseKernel,
  denseParametersGradientKernel,
} from '../gpu/kernels/dense/dense';
import { tf, type Tensor, type Tensor1D, type Tensor2D } from '../gpu/tf';

export interface DenseLayer {
  readonly weights: Tensor2D;
  readonly biases: Tensor1D;
}

export const hasDenseStack = (): boolean => denseKernel.available();

/**
 * x [n, in] -> [n, out]; ReLU on all layers but the last. Differentiable in every layer's weights and biases, and in x where
 * `inputGradient`: the pictures need none, and it is the largest product of the backward pass.
 */
export function denseStack(x: Tensor2D, layers: readonly DenseLayer[], inputGradient: boolean): Tensor2D {
  const parameters = layers.flatMap(({ weights, biases }) => [weights, biases]);
  const op = tf.customGrad((...args) => {
    const save = args.pop() as unknown as tf.GradSaveFunc;
    const inputs: Tensor[] = [x];
    layers.forEach(({ weights, biases }, k) => {
      const activation = k < layers.length - 1 ? 'relu' : 'linear';
      inputs.push(denseKernel.run({ x: inputs[k], weights, biases }, { activation }).y);
    });
    save([...inputs, ...layers.map(({ weights }) => weights)]);
    return {
      value: inputs[layers.length],
      gradFunc: (dy, saved) => backward(dy as Tensor, saved as Tensor[], inputGradient),
    };
  });
  return op(...(inputGradient ? [x, ...parameters] : parameters)) as Tensor2D;
}

/** Gradients in the order of the inputs, from the saved inputs of all layers, the last one's answer, and all weights. */
function backward(dy: Tensor, saved: readonly Tensor[], inputGradient: boolean): Tensor[] {
  const layers = (saved.length - 1) / 2;
  const gradients: Tensor[] = [];
  let d = dy;
  for (let k = layers - 1; k >= 0; k--) {
    const x = saved[k];
    const { weights, biases } = denseParametersGradientKernel.run({ dy: d, x }, { activation: 'linear' });
    gradients.unshift(weights, biases);
    if (k === 0 && !inputGradient) return gradients;
    const activation = k > 0 ? 'relu' : 'linear';
    d = denseInputGradientKernel.run({ dy: d, weights: saved[layers + 1 + k], x }, { activation }).gradient;
  }
  return [d, ...gradients];
}
