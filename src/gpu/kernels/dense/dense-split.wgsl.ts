/** The variant `split`: the lanes of a workgroup share the inner length of 4 x 4 sums and then add up, in one fixed order. For products with few elements and long sums. */
import { workgroupOf } from '../program-text';
import { declarations, type Product } from './dense-products.wgsl';

const LANES = 64;
/** Rows and columns of the product that one workgroup computes. */
export const SPLIT_TILE = 4;
const four = [0, 1, 2, 3];

export function splitWgsl(product: Product): string {
  const { left, right, store, storeTotal } = product;
  // The four rows of sums, and the sums of columns where they are wanted.
  const parts = storeTotal ? 5 : 4;
  return /* wgsl */ `
${declarations(product)}
${workgroupOf}
var<workgroup> partial : array<array<vec4<f32>, ${parts}>, ${LANES}>;

@compute @workgroup_size(${LANES})
fn main(@builtin(workgroup_id) id : vec3<u32>, @builtin(num_workgroups) count : vec3<u32>,
        @builtin(local_invocation_index) lane : u32) {
  let tile = workgroup_of(id, count);
  let across = (uniforms.columns + ${SPLIT_TILE - 1}u) / ${SPLIT_TILE}u;
  let row = tile / across * ${SPLIT_TILE}u;
  let column = tile % across * ${SPLIT_TILE}u;
  if (row >= uniforms.rows) { return; }
${four.map((n) => `  let i${n} = min(row + ${n}u, uniforms.rows - 1u); let j${n} = min(column + ${n}u, uniforms.columns - 1u);`).join('\n')}
  var sums = array<vec4<f32>, ${parts}>();
  for (var k = lane; k < uniforms.inner; k += ${LANES}u) {
    let b = vec4<f32>(${four.map((n) => right('k', `j${n}`)).join(', ')});
${four.map((n) => `    sums[${n}] += ${left(`i${n}`, 'k')} * b;`).join('\n')}
    ${storeTotal ? 'sums[4] += b;' : ''}
  }
  partial[lane] = sums;
  for (var half = ${LANES / 2}u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) {
      for (var part = 0u; part < ${parts}u; part++) { partial[lane][part] += partial[lane + half][part]; }
    }
  }
  workgroupBarrier();
  if (lane >= ${SPLIT_TILE * SPLIT_TILE}u) { return; }
  let i = row + lane / ${SPLIT_TILE}u;
  let j = column + lane % ${SPLIT_TILE}u;
  if (i >= uniforms.rows || j >= uniforms.columns) { return; }
  let sum = partial[0][lane / ${SPLIT_TILE}u][lane % ${SPLIT_TILE}u];
  ${store}
  ${storeTotal ? `if (i == 0u) { let total = partial[0][4][lane % ${SPLIT_TILE}u]; ${storeTotal} }` : ''}
}`;
}
