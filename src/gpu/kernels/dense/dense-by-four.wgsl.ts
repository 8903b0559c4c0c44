/** Variant `registers` for widths that are multiples of four, which most layers have: the sums of registers.wgsl from vectors of four numbers, so that an invocation reads a quarter as often. */
import type { Activation } from '../../../math/dense';
import { opening, read as readOf, rectified, write as writeOf } from './elements.wgsl';
import { WORKGROUP } from './registers.wgsl';

/** Rows of the product that one invocation computes, of four columns each: as many as SwiftShader gains from. */
export const HEIGHTS = { forward: 8, dx: 8, dW: 16 } as const;
const count = (length: number) => Array.from({ length }, (_, a) => a);
const four = count(4);
const each = (places: readonly number[], line: (a: number) => string) => places.map(line).join('\n');

const element = 'vec4<f32>';
const read = (name: string) => readOf(name, element);
const write = (name: string) => writeOf(name, element);

/** Up to the loop: the invocation's first row and its column by four. */
const begin = (buffers: readonly string[], functions: string, height: number) => /* wgsl */ `
${opening(buffers, functions, WORKGROUP)}
  let tile = group * ${WORKGROUP}u + lane;
  let across = uniforms.columns / 4u;
  let j = tile % across;
  let row = tile / across * ${height}u;
  if (row >= uniforms.rows) { return; }
${each(count(height), (a) => `  var sums${a} = vec4<f32>();`)}`;

/** A row past the last is that one once more: what it stores is what is there. */
const places = (rows: readonly number[]) => `  let along = uniforms.inner / 4u;
${each(rows, (a) => `  let i${a} = min(row + ${a}u, uniforms.rows - 1u);`)}`;

const storeRows = (rows: readonly number[], name: string, value: (sums: string, a: number) => string) =>
  each(rows, (a) => `  ${name}[i${a} * across + j] = ${value(`sums${a}`, a)};`);

/** y = activation(x W + b): rows n, columns out, inner in. */
export function denseByFourWgsl(activation: Activation): string {
  const rows = count(HEIGHTS.forward);
  return /* wgsl */ `
${begin([read('x'), read('weights'), read('biases'), write('y')], rectified(element), HEIGHTS.forward)}
${places(rows)}
  for (var k = 0u; k < along; k++) {
${each(four, (c) => `    let w${c} = weights[(4u * k + ${c}u) * across + j];`)}
${each(rows, (a) => `    let x${a} = x[i${a} * along + k];\n    sums${a} += x${a}.x * w0 + x${a}.y * w1 + x${a}.z * w2 + x${a}.w * w3;`)}
  }
  let b = biases[j];
${storeRows(rows, 'y', (sums) => (activation === 'relu' ? `rectified(${sums} + b)` : `${sums} + b`))}
}`;
}

/** dx = dy W^T: rows n, columns in, inner out; nothing where a ReLU answered x and did not let it through. */
export function denseInputGradientByFourWgsl(before: Activation): string {
  const rows = count(HEIGHTS.dx);
  const masked = before === 'relu';
  const buffers = [read('dy'), read('weights'), ...(masked ? [read('x')] : []), write('gradient')];
  const value = (sums: string, a: number) =>
    masked ? `select(vec4<f32>(), ${sums}, x[i${a} * across + j] > vec4<f32>())` : sums;
  return /* wgsl */ `
${begin(buffers, '', HEIGHTS.dx)}
${places(rows)}
  for (var k = 0u; k < along; k++) {
${each(four, (c) => `    let w${c} = weights[(4u * j + ${c}u) * along + k];`)}
${each(rows, (a) => `    let d${a} = dy[i${a} * along + k];\n    sums${a} += vec4<f32>(dot(d${a}, w0), dot(d${a}, w1), dot(d${a}, w2), dot(d${a}, w3));`)}
  }
${storeRows(rows, 'gradient', value)}
}`;
}

/** dW = x^T dy, and db = the column sums of dy on the way: rows in, columns out, inner n. Four rows past the last are the last four once more. */
export function denseParametersGradientByFourWgsl(): string {
  const rows = count(HEIGHTS.dW);
  const quads = count(HEIGHTS.dW / 4);
  return /* wgsl */ `
${begin([read('dy'), read('x'), write('weights'), write('biases')], '', HEIGHTS.dW)}
  var totals = vec4<f32>();
  let down = uniforms.rows / 4u;
${each(quads, (q) => `  let q${q} = min(row / 4u + ${q}u, down - 1u);`)}
  for (var k = 0u; k < uniforms.inner; k++) {
    let b = dy[k * across + j];
${each(quads, (q) => `    let a${q} = x[k * down + q${q}];`)}
${each(rows, (a) => `    sums${a} += a${Math.floor(a / 4)}.${'xyzw'[a % 4]} * b;`)}
    totals += b;
  }
${each(rows, (a) => `  weights[(4u * q${Math.floor(a / 4)} + ${a % 4}u) * across + j] = sums${a};`)}
  if (row == 0u) { biases[j] = totals; }
}`;
}
