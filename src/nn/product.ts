/** Products of matrices with one operand transposed, and the dense layer's other passes: by kernels of our own where there are some, on the heap where there is one, else with the operations of tfjs. */
import { heap, type Heap } from '../gpu/heap/heap';
import {
  denseInputGradientKernel,
  denseKernel,
  denseParametersGradientKernel,
} from '../gpu/kernels/dense/dense';
import { tallPartialsKernel, tallSumKernel } from '../gpu/kernels/tall/tall';
import { tf, type Tensor, type Tensor1D, type Tensor2D } from '../gpu/tf';
import type { Activation } from '../math/dense';

/** Which operand is stored transposed. */
type Transposed = 'none' | 'left' | 'right';

function multiplyOn(own: Heap, a: Tensor2D, b: Tensor2D, transposed: Transposed): Tensor2D {
  const left = transposed === 'left';
  const right = transposed === 'right';
  const [rows, depth] = left ? [a.shape[1], a.shape[0]] : a.shape;
  const columns = right ? b.shape[0] : b.shape[1];
  const c = own.output([rows, columns]) as Tensor2D;
  const scratch = own.scratch(own.kernels.scratchOfMultiply(depth, columns));
  const [atC, atA, atB, atScratch] = [c, a, b, scratch].map(own.address);
  const [aRow, aDepth] = left ? [1, rows] : [depth, 1];
  const [bDepth, bColumn] = right ? [1, depth] : [columns, 1];
  const strides = [columns, aRow, aDepth, bDepth, bColumn] as const;
  own.kernels.multiply(atC, atA, atB, rows, depth, columns, ...strides, atScratch);
  scratch.dispose();
  return c;
}

/** activation(x W + b), [n, in] x [in, out] + [out] -> [n, out]. */
export function affine(x: Tensor2D, weights: Tensor2D, biases: Tensor1D, activation: Activation): Tensor2D {
  if (denseKernel.available()) return denseKernel.run({ x, weights, biases }, { activation }).y as Tensor2D;
  const own = heap();
  if (!own) return tf.fused.matMul({ a: x, b: weights, bias: biases, activation }) as Tensor2D;
  const y = multiplyOn(own, x, weights, 'none');
  own.kernels.addBiases(own.address(y), own.address(biases), ...y.shape, activation === 'relu');
  return y;
}

/** a b, [n, k] x [k, m] -> [n, m]. */
export function times(a: Tensor2D, b: Tensor2D): Tensor2D {
  const own = heap();
  return own ? multiplyOn(own, a, b, 'none') : tf.matMul(a, b);
}

/** a^T b, [k, n] and [k, m] -> [n, m]. tfjs on wasm sends flagged transposes down a naive loop, so that there it is written out first. */
export function timesFromLeft(a: Tensor2D, b: Tensor2D): Tensor2D {
  const own = heap();
  return own ? multiplyOn(own, a, b, 'left') : tf.matMul(tf.transpose(a), b);
}

/** a b^T, [n, k] and [m, k] -> [n, m]; likewise. */
export function timesTransposed(a: Tensor2D, b: Tensor2D): Tensor2D {
  if (denseInputGradientKernel.available()) {
    const taken = { dy: a, weights: b, x: a };
    return denseInputGradientKernel.run(taken, { activation: 'linear' }).gradient as Tensor2D;
  }
  const own = heap();
  return own ? multiplyOn(own, a, b, 'right') : tf.matMul(a, tf.transpose(b));
}

/** dy where y > 0, else 0: the backward pass of ReLU. */
export function throughRelu(dy: Tensor2D, y: Tensor2D): Tensor2D {
  const own = heap();
  if (!own) return tf.mul(dy, tf.step(y));
  const d = own.output(y.shape);
  own.kernels.throughRelu(own.address(d), own.address(dy), own.address(y), y.size);
  return d as Tensor2D;
}

/** Sums over rows, [n, m] -> [m]. */
export function columnSums(d: Tensor2D): Tensor {
  const own = heap();
  if (!own) return tf.sum(d, 0);
  const sums = own.output([d.shape[1]]);
  own.kernels.columnSums(own.address(sums), own.address(d), ...d.shape, d.shape[1]);
  return sums;
}

/** Rows above which a product on WebGPU is taken in parts of them; a batch of a thousand is not. */
const TALL = 1024;

/** Gradients x^T d and the sums of d over rows, of y = x W + b whose own gradient is d: [n, in] and [n, out] -> [in, out] and [out]. */
export function parametersGradient(
  x: Tensor2D,
  d: Tensor2D,
): { readonly weights: Tensor; readonly biases: Tensor } {
  if (tallSumKernel.available() && x.shape[0] > TALL) {
    const { partials } = tallPartialsKernel.run({ dy: d, x }, {});
    return tallSumKernel.run({ partials }, {});
  }
  if (denseParametersGradientKernel.available())
    return denseParametersGradientKernel.run({ dy: d, x }, { activation: 'linear' });
  return { weights: timesFromLeft(x, d), biases: columnSums(d) };
}
