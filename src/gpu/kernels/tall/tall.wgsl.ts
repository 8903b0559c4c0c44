/** WGSL of x^T dy for x and dy of very many rows: parts of the rows, each in tiles of registers.wgsl, and then the sum of the parts in one fixed order. */
import { opening, read, write } from '../dense/elements.wgsl';
import { parametersGradient } from '../dense/products.wgsl';
import { four, lines, places, TILE, WORKGROUP } from '../dense/registers.wgsl';
import { entryPoint } from '../program-text';

/** Rows of a part. */
export const PART = 256;
export { TILE, WORKGROUP };

const { left, right } = parametersGradient();

/** partials[part]: [rows + 1, columns], the last row being the sums of dy. */
export const partialsWgsl = /* wgsl */ `
${opening([read('dy', 'f32'), read('x', 'f32'), write('partials', 'f32')], '', WORKGROUP)}
  let across = (uniforms.columns + ${TILE - 1}u) / ${TILE}u;
  let tiles = across * ((uniforms.rows + ${TILE - 1}u) / ${TILE}u);
  let part = invocation / tiles;
  let tile = invocation % tiles;
  let row = tile / across * ${TILE}u;
  let column = tile % across * ${TILE}u;
  if (part * ${PART}u >= uniforms.inner) { return; }
${places}
${lines((a) => `  var sums${a} = vec4<f32>();`)}
  var totals = vec4<f32>();
  let end = min((part + 1u) * ${PART}u, uniforms.inner);
  for (var k = part * ${PART}u; k < end; k++) {
    let b = vec4<f32>(${four.map((a) => right('k', `j${a}`)).join(', ')});
${lines((a) => `    sums${a} += ${left(`i${a}`, 'k')} * b;`)}
    totals += b;
  }
  let sums = array<vec4<f32>, ${TILE}>(sums0, sums1, sums2, sums3);
  let first = part * (uniforms.rows + 1u);
  for (var c = 0u; c < ${TILE}u; c++) {
    let j = column + c;
    if (j >= uniforms.columns) { break; }
    for (var a = 0u; a < ${TILE}u; a++) {
      if (row + a < uniforms.rows) { partials[(first + row + a) * uniforms.columns + j] = sums[a][c]; }
    }
    if (row == 0u) { partials[(first + uniforms.rows) * uniforms.columns + j] = totals[c]; }
  }
}`;

export const sumOfPartialsWgsl = /* wgsl */ `
struct Uniforms { weights : u32, all : u32, parts : u32 }
@group(0) @binding(0) ${read('partials', 'f32')}
@group(0) @binding(1) ${write('weights', 'f32')}
@group(0) @binding(2) ${write('biases', 'f32')}
@group(0) @binding(3) var<uniform> uniforms : Uniforms;

${entryPoint(WORKGROUP)}
  if (invocation >= uniforms.all) { return; }
  var sum = 0.0;
  for (var part = 0u; part < uniforms.parts; part++) { sum += partials[part * uniforms.all + invocation]; }
  if (invocation < uniforms.weights) { weights[invocation] = sum; }
  else { biases[invocation - uniforms.weights] = sum; }
}`;
