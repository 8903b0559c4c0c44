/** Variant `registers`, for any widths: an invocation holds 4 x 4 sums and reads both factors as they lie, without transposes or barriers. */
import { opening } from './elements.wgsl';
import type { Product } from './products.wgsl';

export const WORKGROUP = 64;
/** Rows and columns of the product that one invocation computes. */
export const TILE = 4;

export const four = [0, 1, 2, 3];
/** One line of WGSL for each of four rows or columns. */
export const lines = (line: (a: number) => string) => four.map(line).join('\n');

/** Where an invocation's four rows and columns lie: past the end of a matrix its last one is computed once more and not stored, so that no loop branches. */
export const places = lines(
  (a) =>
    `  let i${a} = min(row + ${a}u, uniforms.rows - 1u); let j${a} = min(column + ${a}u, uniforms.columns - 1u);`,
);

/** Stores the `sums` of the invocation at (row, column), and the column `totals` if it is in the first row. */
export const storeTile = ({ store, storeTotal }: Product) => /* wgsl */ `
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
  }`;

export const registersWgsl = (product: Product) => /* wgsl */ `
${opening(product.buffers, product.functions, WORKGROUP)}
  let tile = group * ${WORKGROUP}u + lane;
  let across = (uniforms.columns + ${TILE - 1}u) / ${TILE}u;
  let row = tile / across * ${TILE}u;
  let column = tile % across * ${TILE}u;
  if (row >= uniforms.rows) { return; }
${places}
${lines((a) => `  var sums${a} = vec4<f32>();`)}
  var totals = vec4<f32>();
  for (var k = 0u; k < uniforms.inner; k++) {
    let b = vec4<f32>(${four.map((a) => product.right('k', `j${a}`)).join(', ')});
${lines((a) => `    sums${a} += ${product.left(`i${a}`, 'k')} * b;`)}
    ${product.storeTotal ? 'totals += b;' : ''}
  }
${storeTile(product)}
}`;
