/** A dense layer and its two backward products as C = A B (section 4; math/dense): where the factors lie and what becomes of a sum. How sums are made, the variants say. */
import type { Activation } from '../../../math/dense';

export interface Product {
  /** Declarations of the buffers, from binding 0 on. */
  readonly buffers: readonly string[];
  readonly functions: string;
  /** Elements A_ik and B_kj in WGSL. */
  readonly left: (i: string, k: string) => string;
  readonly right: (k: string, j: string) => string;
  /** Stores element (i, j), whose sum is `sum`. */
  readonly store: string;
  /** Where the sums of B's columns are wanted too: stores `total` of column j. */
  readonly storeTotal?: string;
}

const read = (name: string) => `var<storage, read> ${name} : array<f32>;`;
const write = (name: string) => `var<storage, read_write> ${name} : array<f32>;`;

/** Written so that what is not a number stays so, and the loss with it: max may answer its other argument. */
const rectified = 'fn rectified(v : f32) -> f32 { return select(v, 0.0, v < 0.0); }';

/** y = activation(x W + b): rows n, columns out, inner in. */
export const forwardProduct = (activation: Activation): Product => ({
  buffers: [read('x'), read('weights'), read('biases'), write('y')],
  functions: rectified,
  left: (i, k) => `x[${i} * uniforms.inner + ${k}]`,
  right: (k, j) => `weights[${k} * uniforms.columns + ${j}]`,
  store: `y[i * uniforms.columns + j] = ${activation === 'relu' ? 'rectified(sum + biases[j])' : 'sum + biases[j]'};`,
});

/** dy where the layer's y is above 0: with it the mask of the ReLU costs no pass. */
const masked = (activation: Activation) =>
  activation === 'relu'
    ? {
        buffers: [read('dy'), read('y')],
        d: 'fn d(at : u32) -> f32 { return select(0.0, dy[at], y[at] > 0.0); }',
      }
    : { buffers: [read('dy')], d: 'fn d(at : u32) -> f32 { return dy[at]; }' };

/** dx = d W^T: rows n, columns in, inner out. */
export function inputGradientProduct(activation: Activation): Product {
  const { buffers, d } = masked(activation);
  return {
    buffers: [...buffers, read('weights'), write('gradient')],
    functions: d,
    left: (i, k) => `d(${i} * uniforms.inner + ${k})`,
    right: (k, j) => `weights[${j} * uniforms.inner + ${k}]`,
    store: 'gradient[i * uniforms.columns + j] = sum;',
  };
}

/** dW = x^T d, and db = the column sums of d on the way: rows in, columns out, inner n. */
export function parametersGradientProduct(activation: Activation): Product {
  const { buffers, d } = masked(activation);
  return {
    buffers: [...buffers, read('x'), write('weights'), write('biases')],
    functions: d,
    left: (i, k) => `x[${k} * uniforms.rows + ${i}]`,
    right: (k, j) => `d(${k} * uniforms.columns + ${j})`,
    store: 'weights[i * uniforms.columns + j] = sum;',
    storeTotal: 'biases[j] = total;',
  };
}

/** What all variants declare alike. */
export const declarations = ({ buffers, functions }: Product) => /* wgsl */ `
struct Uniforms { rows : u32, columns : u32, inner : u32 }
${buffers.map((buffer, i) => `@group(0) @binding(${i}) ${buffer}`).join('\n')}
@group(0) @binding(${buffers.length}) var<uniform> uniforms : Uniforms;
${functions}`;
