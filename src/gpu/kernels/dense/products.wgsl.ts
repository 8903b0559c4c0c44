/** The three products of a dense layer (section 4; math/dense) as one description each, C = A B: how a program reads A and B and what it stores; in which order it sums is the variants' files. */
import type { Activation } from '../../../math/dense';
import { masked, read, rectified, write } from './elements.wgsl';

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

/** dx = d W^T: rows n, columns in, inner out. */
export function inputGradient(activation: Activation): Product {
  const { buffers, d } = masked(activation, 'f32');
  return {
    buffers: [...buffers, read('weights', 'f32'), write('gradient', 'f32')],
    functions: d,
    left: (i, k) => `d(${i} * uniforms.inner + ${k})`,
    right: (k, j) => `weights[${j} * uniforms.inner + ${k}]`,
    leftAlong: true,
    rightAlong: true,
    store: 'gradient[i * uniforms.columns + j] = sum;',
  };
}

/** dW = x^T d, and db = the column sums of d on the way: rows in, columns out, inner n. */
export function parametersGradient(activation: Activation): Product {
  const { buffers, d } = masked(activation, 'f32');
  return {
    buffers: [...buffers, read('x', 'f32'), write('weights', 'f32'), write('biases', 'f32')],
    functions: d,
    left: (i, k) => `x[${k} * uniforms.rows + ${i}]`,
    right: (k, j) => `d(${k} * uniforms.columns + ${j})`,
    leftAlong: false,
    rightAlong: false,
    store: 'weights[i * uniforms.columns + j] = sum;',
    storeTotal: 'biases[j] = total;',
  };
}
