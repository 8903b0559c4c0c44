/** Variant `split`, for few outputs and long sums: eight invocations share a tile's inner length and add their parts in one fixed order, in one dispatch. */
import { opening } from './elements.wgsl';
import type { Product } from './products.wgsl';
import { four, lines, places, TILE, WORKGROUP } from './registers.wgsl';

/** Invocations of a tile, and tiles of a workgroup. */
const PARTS = 8;
export const TILES = WORKGROUP / PARTS;

export const splitWgsl = (product: Product) => /* wgsl */ `
// Rows 0 to 3 of the tiles, then their column totals.
var<workgroup> parts : array<array<vec4<f32>, ${WORKGROUP}>, ${TILE + 1}>;
${opening(product.buffers, product.functions, WORKGROUP)}
  // Neighbouring lanes read neighbouring elements of A.
  let part = lane % ${PARTS}u;
  let tile = group * ${TILES}u + lane / ${PARTS}u;
  let across = (uniforms.columns + ${TILE - 1}u) / ${TILE}u;
  let row = tile / across * ${TILE}u;
  let column = tile % across * ${TILE}u;
${places}
${lines((a) => `  var sums${a} = vec4<f32>();`)}
  var totals = vec4<f32>();
  for (var k = part; k < uniforms.inner; k += ${PARTS}u) {
    let b = vec4<f32>(${four.map((a) => product.right('k', `j${a}`)).join(', ')});
${lines((a) => `    sums${a} += ${product.left(`i${a}`, 'k')} * b;`)}
    ${product.storeTotal ? 'totals += b;' : ''}
  }
${lines((a) => `  parts[${a}][lane] = sums${a};`)}
  parts[${TILE}][lane] = totals;
  workgroupBarrier();
  // From here on a lane is one row of its tile, or the totals.
  if (part > ${TILE}u || (part < ${TILE}u && row + part >= uniforms.rows)) { return; }
  var whole = vec4<f32>();
  for (var p = 0u; p < ${PARTS}u; p++) { whole += parts[part][lane - part + p]; }
  let i = row + part;
  for (var c = 0u; c < ${TILE}u; c++) {
    let j = column + c;
    if (j >= uniforms.columns) { break; }
    if (part < ${TILE}u) {
      let sum = whole[c];
      ${product.store}
    }
    ${product.storeTotal ? `else if (row == 0u) { let total = whole[c]; ${product.storeTotal} }` : ''}
  }
}`;
