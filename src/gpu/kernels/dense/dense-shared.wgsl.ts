/** The variant `shared`: a workgroup computes 32 x 32 sums from pieces of both factors that it first brings into shared memory. For devices that read memory slowly and share it fast. */
import { workgroupOf } from '../program-text';
import { declarations, type Product } from './dense-products.wgsl';

/** Rows and columns of the product that one workgroup computes. */
export const SHARED_TILE = 32;
/** Of the inner length at a time: 4 KiB of shared memory for both factors. */
const DEPTH = 16;
const LANES = 64;
const TILE = 4;
const four = [0, 1, 2, 3];

/** One element of a piece: zero past an end, so that sums need no bounds. */
const loaded = (inside: string, element: string) => `select(0.0, ${element}, ${inside})`;

export function sharedWgsl(product: Product): string {
  const { left, right, store, storeTotal } = product;
  // Read where there is something: an index that stays inside costs less than a branch.
  const leftAt = left('min(i, uniforms.rows - 1u)', 'min(k, uniforms.inner - 1u)');
  const rightAt = right('min(k, uniforms.inner - 1u)', 'min(j, uniforms.columns - 1u)');
  return /* wgsl */ `
${declarations(product)}
${workgroupOf}
var<workgroup> a : array<array<f32, ${SHARED_TILE}>, ${DEPTH}>;
var<workgroup> b : array<array<f32, ${SHARED_TILE}>, ${DEPTH}>;

@compute @workgroup_size(${LANES})
fn main(@builtin(workgroup_id) id : vec3<u32>, @builtin(num_workgroups) count : vec3<u32>,
        @builtin(local_invocation_index) lane : u32) {
  let tile = workgroup_of(id, count);
  let across = (uniforms.columns + ${SHARED_TILE - 1}u) / ${SHARED_TILE}u;
  let down = (uniforms.rows + ${SHARED_TILE - 1}u) / ${SHARED_TILE}u;
  if (tile >= across * down) { return; }
  let row = tile / across * ${SHARED_TILE}u;
  let column = tile % across * ${SHARED_TILE}u;
  let own_row = lane / ${SHARED_TILE / TILE}u * ${TILE}u;
  let own_column = lane % ${SHARED_TILE / TILE}u * ${TILE}u;
${four.map((n) => `  var sums${n} = vec4<f32>();`).join('\n')}
  var totals = vec4<f32>();
  for (var start = 0u; start < uniforms.inner; start += ${DEPTH}u) {
    for (var at = lane; at < ${DEPTH * SHARED_TILE}u; at += ${LANES}u) {
      let deep = at / ${SHARED_TILE}u;
      let place = at % ${SHARED_TILE}u;
      let k = start + deep;
      let i = row + place;
      let j = column + place;
      a[deep][place] = ${loaded('i < uniforms.rows && k < uniforms.inner', leftAt)};
      b[deep][place] = ${loaded('j < uniforms.columns && k < uniforms.inner', rightAt)};
    }
    workgroupBarrier();
    for (var deep = 0u; deep < ${DEPTH}u; deep++) {
      let right = vec4<f32>(${four.map((n) => `b[deep][own_column + ${n}u]`).join(', ')});
${four.map((n) => `      sums${n} += a[deep][own_row + ${n}u] * right;`).join('\n')}
      ${storeTotal ? 'totals += right;' : ''}
    }
    workgroupBarrier();
  }
  let sums = array<vec4<f32>, ${TILE}>(sums0, sums1, sums2, sums3);
  for (var c = 0u; c < ${TILE}u; c++) {
    let j = column + own_column + c;
    if (j >= uniforms.columns) { break; }
    for (var r = 0u; r < ${TILE}u; r++) {
      let i = row + own_row + r;
      if (i >= uniforms.rows) { break; }
      let sum = sums[r][c];
      ${store}
    }
    ${storeTotal ? `if (row + own_row == 0u) { let total = totals[c]; ${storeTotal} }` : ''}
  }
}`;
}
