/** The three products of a dense layer (section 4; math/dense) as one description each, C = A B: how a program reads A and B and what it stores; in which order it sums is the variants' files. */
import type { Activation } from '../../../math/dense';
import { read, rectified, write } from './elements.wgsl';

export interface Product {
  /** Declarations of the buffers, from binding 0 on. */
  readonly buffers: readonly string[];
  readonly functions: string;
  /** Elements A_ik and B_kj in WGSL. */
  readonly left: (i: string, k: string) => string;
  readonly right: (k: string, j: string) => string;
  /** Whether neighbours in memory are neighbours along k. */
  readonly leftAlong: boolean;
  readonly rightAlong: boolean;
  /** Stores element (i, j), whose sum is `sum`. */
  readonly store: string;
  /** Stores the sum of B's column j, `total`; where absent none is summed. */
  readonly storeTotal?: string;
}

/** y = activation(x W + b): rows n, columns out, inner in. */
export const forward = (activation: Activation): Product => ({
  buffers: [read('x', 'f32'), read('weights', 'f32'), read('biases', 'f32'), write('y', 'f32')],
  functions: rectified('f32'),
  left: (i, k) => `x[${i} * uniforms.inner + ${k}]`,
  right: (k, j) => `weights[${k} * uniforms.columns + ${j}]`,
  leftAlong: true,
  rightAlong: false,
  store: `y[i * uniforms.columns + j] = ${activation === 'relu' ? 'rectified(sum + biases[j])' : 'sum + biases[j]'};`,
});

/** dx = dy W^T: rows n, columns in, inner out; nothing where a ReLU answered x and did not let it through. */
export const inputGradient = (before: Activation): Product => ({
  buffers: [
    read('dy', 'f32'),
    read('weights', 'f32'),
    ...(before === 'relu' ? [read('x', 'f32')] : []),
    write('gradient', 'f32'),
  ],
  functions: '',
  left: (i, k) => `dy[${i} * uniforms.inner + ${k}]`,
  right: (k, j) => `weights[${j} * uniforms.inner + ${k}]`,
  leftAlong: true,
  rightAlong: true,
  store: `let at = i * uniforms.columns + j;
      gradient[at] = ${before === 'relu' ? 'select(0.0, sum, x[at] > 0.0)' : 'sum'};`,
});

/** dW = x^T dy, and db = the column sums of dy on the way: rows in, columns out, inner n. */
export const parametersGradient = (): Product => ({
  buffers: [read('dy', 'f32'), read('x', 'f32'), write('weights', 'f32'), write('biases', 'f32')],
  functions: '',
  left: (i, k) => `x[${k} * uniforms.rows + ${i}]`,
  right: (k, j) => `dy[${k} * uniforms.columns + ${j}]`,
  leftAlong: false,
  rightAlong: false,
  store: 'weights[i * uniforms.columns + j] = sum;',
  storeTotal: 'biases[j] = total;',
});
