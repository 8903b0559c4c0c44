/**
 * The three programs of dense.wgsl for widths that are multiples of four, which most layers have: the same sums from vectors
 * of four numbers, so that an invocation reads a quarter as often.
 */
import type { Activation } from '../../../math/dense';
import { workgroupOf } from '../program-text';
import { WORKGROUP } from './dense.wgsl';

const four = [0, 1, 2, 3];
const lines = (line: (a: number) => string) => four.map(line).join('\n');

const read = (name: string) => `var<storage, read> ${name} : array<vec4<f32>>;`;
const write = (name: string) => `var<storage, read_write> ${name} : array<vec4<f32>>;`;

/** Up to the loop: the first of four rows, which the last workgroup may run past unless their number is a multiple of four too, and columns by four. */
const begin = (buffers: readonly string[], functions: string, rows: 'single' | 'by four') => /* wgsl */ `
struct Uniforms { rows : u32, columns : u32, inner : u32 }
${buffers.map((buffer, i) => `@group(0) @binding(${i}) ${buffer}`).join('\n')}
@group(0) @binding(${buffers.length}) var<uniform> uniforms : Uniforms;
${workgroupOf}
${functions}

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(workgroup_id) id : vec3<u32>, @builtin(num_workgroups) count : vec3<u32>,
        @builtin(local_invocation_index) lane : u32) {
  let tile = workgroup_of(id, count) * ${WORKGROUP}u + lane;
  let across = uniforms.columns / 4u;
  let j = tile % across;
  let row = tile / across * 4u;
  if (row >= uniforms.rows) { return; }
${rows === 'single' ? `  let along = uniforms.inner / 4u;\n${lines((a) => `  let i${a} = min(row + ${a}u, uniforms.rows - 1u);`)}` : ''}
${lines((a) => `  var sums${a} = vec4<f32>();`)}`;

/** A row past the last is that one once more: what it stores is what is there. */
const storeRows = (name: string, value: (sums: string) => string) =>
  lines((a) => `  ${name}[i${a} * across + j] = ${value(`sums${a}`)};`);

/** Written so that what is not a number stays so, and the loss with it: max may answer its other argument. */
const rectified =
  'fn rectified(v : vec4<f32>) -> vec4<f32> { return select(v, vec4<f32>(), v < vec4<f32>()); }';

/** y = activation(x W + b): rows n, columns out, inner in. */
export const denseByFourWgsl = (activation: Activation) => /* wgsl */ `
${begin([read('x'), read('weights'), read('biases'), write('y')], rectified, 'single')}
  for (var k = 0u; k < along; k++) {
${lines((c) => `    let w${c} = weights[(4u * k + ${c}u) * across + j];`)}
${lines((a) => `    let x${a} = x[i${a} * along + k];`)}
${lines((a) => `    sums${a} += x${a}.x * w0 + x${a}.y * w1 + x${a}.z * w2 + x${a}.w * w3;`)}
  }
  let b = biases[j];
${storeRows('y', (sums) => (activation === 'relu' ? `rectified(${sums} + b)` : `${sums} + b`))}
}`;

const masked = (activation: Activation) =>
  activation === 'relu'
    ? {
        buffers: [read('dy'), read('y')],
        d: 'fn d(at : u32) -> vec4<f32> { return select(vec4<f32>(), dy[at], y[at] > vec4<f32>()); }',
      }
    : { buffers: [read('dy')], d: 'fn d(at : u32) -> vec4<f32> { return dy[at]; }' };

/** dx = d W^T: rows n, columns in, inner out. */
export function denseInputGradientByFourWgsl(activation: Activation): string {
  const { buffers, d } = masked(activation);
  return /* wgsl */ `
${begin([...buffers, read('weights'), write('gradient')], d, 'single')}
  for (var k = 0u; k < along; k++) {
${lines((c) => `    let w${c} = weights[(4u * j + ${c}u) * along + k];`)}
${lines((a) => `    let d${a} = d(i${a} * along + k);`)}
${lines((a) => `    sums${a} += vec4<f32>(dot(d${a}, w0), dot(d${a}, w1), dot(d${a}, w2), dot(d${a}, w3));`)}
  }
${storeRows('gradient', (sums) => sums)}
}`;
}

/** dW = x^T d, and db = the column sums of d on the way: rows in, columns out, inner n. */
export function denseParametersGradientByFourWgsl(activation: Activation): string {
  const { buffers, d } = masked(activation);
  return /* wgsl */ `
${begin([...buffers, read('x'), write('weights'), write('biases')], d, 'by four')}
  var totals = vec4<f32>();
  let down = uniforms.rows / 4u;
  for (var k = 0u; k < uniforms.inner; k++) {
    let b = d(k * across + j);
    let a = x[k * down + row / 4u];
    sums0 += a.x * b;
    sums1 += a.y * b;
    sums2 += a.z * b;
    sums3 += a.w * b;
    totals += b;
  }
${lines((a) => `  weights[(row + ${a}u) * across + j] = sums${a};`)}
  if (row == 0u) { biases[j] = totals; }
}`;
}
