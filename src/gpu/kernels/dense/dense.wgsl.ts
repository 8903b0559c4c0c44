/**
 * WGSL of a dense layer and its two backward products (section 4; math/dense). One product C = A B three times: an invocation holds
 * 4 x 4 sums in registers and reads both factors as they lie, so that there are no transposes, no barriers and no passes for
 * bias, ReLU or its mask.
 */
import type { Activation } from '../../../math/dense';
import { workgroupOf } from '../program-text';

export const WORKGROUP = 64;
/** Rows and columns of the product that one invocation computes. */
export const TILE = 4;

interface Product {
  /** Declarations of the buffers, from binding 0 on. */
  readonly buffers: readonly string[];
  /** Elements A_ik and B_kj in WGSL. */
  readonly left: (i: string, k: string) => string;
  readonly right: (k: string, j: string) => string;
  /** In the loop, with the four elements of B in `b`. */
  readonly along?: string;
  /** Stores element (i, j), whose sum is `sum`. */
  readonly store: string;
  /** After all; once for each column j of B, where `first` is true. */
  readonly columns?: string;
  readonly functions?: string;
}

const four = [0, 1, 2, 3];

function product({ buffers, left, right, along = '', store, columns = '', functions = '' }: Product): string {
  // Past the end of a matrix its last row or column is computed once more and not stored: no branch in the loop.
  return /* wgsl */ `
struct Uniforms { rows : u32, columns : u32, inner : u32 }
${buffers.map((buffer, i) => `@group(0) @binding(${i}) ${buffer}`).join('\n')}
@group(0) @binding(${buffers.length}) var<uniform> uniforms : Uniforms;
${workgroupOf}
${functions}

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(workgroup_id) id : vec3<u32>, @builtin(num_workgroups) count : vec3<u32>,
        @builtin(local_invocation_index) lane : u32) {
  let tile = workgroup_of(id, count) * ${WORKGROUP}u + lane;
  let across = (uniforms.columns + ${TILE - 1}u) / ${TILE}u;
  let row = tile / across * ${TILE}u;
  let column = tile % across * ${TILE}u;
  if (row >= uniforms.rows) { return; }
${four.map((a) => `  let i${a} = min(row + ${a}u, uniforms.rows - 1u); let j${a} = min(column + ${a}u, uniforms.columns - 1u);`).join('\n')}
${four.map((a) => `  var sums${a} = vec4<f32>();`).join('\n')}
  var totals = vec4<f32>();
  for (var k = 0u; k < uniforms.inner; k++) {
    let b = vec4<f32>(${four.map((a) => right('k', `j${a}`)).join(', ')});
${four.map((a) => `    sums${a} += ${left(`i${a}`, 'k')} * b;`).join('\n')}
    ${along}
  }
  let sums = array<vec4<f32>, ${TILE}>(sums0, sums1, sums2, sums3);
  for (var c = 0u; c < ${TILE}u; c++) {
    let j = column + c;
    if (j >= uniforms.columns) { break; }
    for (var a = 0u; a < ${TILE}u; a++) {
      let i = row + a;
      if (i >= uniforms.rows) { break; }
      let sum = sums[a][c];
      ${store}
    }
    let first = row == 0u;
    ${columns}
  }
}`;
}

const read = (name: string) => `var<storage, read> ${name} : array<f32>;`;
const write = (name: string) => `var<storage, read_write> ${name} : array<f32>;`;

/** Written so that what is not a number stays so, and the loss with it: max may answer its other argument. */
const rectified = 'fn rectified(v : f32) -> f32 { return select(v, 0.0, v < 0.0); }';

/** y = activation(x W + b): rows n, columns out, inner in. */
export const denseWgsl = (activation: Activation) =>
  product({
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
export function denseInputGradientWgsl(activation: Activation): string {
  const { buffers, d } = masked(activation);
  return product({
    buffers: [...buffers, read('weights'), write('gradient')],
    functions: d,
    left: (i, k) => `d(${i} * uniforms.inner + ${k})`,
    right: (k, j) => `weights[${j} * uniforms.inner + ${k}]`,
    store: 'gradient[i * uniforms.columns + j] = sum;',
  });
}

/** dW = x^T d, and db = the column sums of d on the way: rows in, columns out, inner n. */
export function denseParametersGradientWgsl(activation: Activation): string {
  const { buffers, d } = masked(activation);
  return product({
    buffers: [...buffers, read('x'), write('weights'), write('biases')],
    functions: d,
    left: (i, k) => `x[${k} * uniforms.rows + ${i}]`,
    right: (k, j) => `d(${k} * uniforms.columns + ${j})`,
    along: 'totals += b;',
    store: 'weights[i * uniforms.columns + j] = sum;',
    columns: 'if (first) { biases[j] = totals[c]; }',
  });
}
