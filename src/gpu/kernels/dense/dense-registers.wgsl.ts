/** The variant `registers`: an invocation holds 4 x 4 sums and reads both factors as they lie: no shared memory, no barriers. */
import { workgroupOf } from '../program-text';
import { declarations, type Product } from './dense-products.wgsl';

export const WORKGROUP = 64;
/** Rows and columns of the product that one invocation computes. */
export const TILE = 4;

const four = [0, 1, 2, 3];

export function registersWgsl(product: Product): string {
  const { left, right, store, storeTotal } = product;
  // Past the end of a matrix its last row or column is computed once more and not stored: no branch in the loop.
  return /* wgsl */ `
${declarations(product)}
${workgroupOf}

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
    ${storeTotal ? 'totals += b;' : ''}
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
    ${storeTotal ? `if (row == 0u) { let total = totals[c]; ${storeTotal} }` : ''}
  }
}`;
}
