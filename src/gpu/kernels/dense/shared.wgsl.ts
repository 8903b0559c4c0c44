/** Variant `shared`: a workgroup of 8 x 8 invocations, of 4 x 4 sums each, reads both factors once through 4 KiB of its memory. */
import { opening } from './elements.wgsl';
import type { Product } from './products.wgsl';
import { four, lines, storeTile, TILE, WORKGROUP } from './registers.wgsl';

/** Rows and columns of a workgroup's block, and how far along k it reads at once. */
export const BLOCK = 32;
const DEPTH = 16;
const SIDE = BLOCK / TILE;
const EACH = (BLOCK * DEPTH) / WORKGROUP;

/** Reads BLOCK x DEPTH elements, neighbouring lanes from neighbouring places; past the end of k there are zeros. */
const load = (
  name: string,
  element: (across: string, k: string) => string,
  along: boolean,
  limit: string,
) => {
  const [k, across] = along ? [`e % ${DEPTH}u`, `e / ${DEPTH}u`] : [`e / ${BLOCK}u`, `e % ${BLOCK}u`];
  return /* wgsl */ `
    for (var t = 0u; t < ${EACH}u; t++) {
      let e = t * ${WORKGROUP}u + lane;
      let place = ${across};
      let depth = ${k};
      let k = start + depth;
      let at = min(${name}_first + place, ${limit} - 1u);
      var value = 0.0;
      if (k < uniforms.inner) { value = ${element('at', 'k')}; }
      ${name}[depth * ${BLOCK}u + place] = value;
    }`;
};

export const sharedWgsl = (product: Product) => /* wgsl */ `
var<workgroup> lefts : array<f32, ${BLOCK * DEPTH}>;
var<workgroup> rights : array<f32, ${BLOCK * DEPTH}>;
${opening(product.buffers, product.functions, WORKGROUP)}
  let across = (uniforms.columns + ${BLOCK - 1}u) / ${BLOCK}u;
  let lefts_first = group / across * ${BLOCK}u;
  let rights_first = group % across * ${BLOCK}u;
  if (lefts_first >= uniforms.rows) { return; }
  let i = lane / ${SIDE}u * ${TILE}u;
  let j = lane % ${SIDE}u * ${TILE}u;
${lines((a) => `  var sums${a} = vec4<f32>();`)}
  var totals = vec4<f32>();
  for (var start = 0u; start < uniforms.inner; start += ${DEPTH}u) {
${load('lefts', product.left, product.leftAlong, 'uniforms.rows')}
${load('rights', (at, k) => product.right(k, at), product.rightAlong, 'uniforms.columns')}
    workgroupBarrier();
    for (var depth = 0u; depth < ${DEPTH}u; depth++) {
      let a = depth * ${BLOCK}u + i;
      let at = depth * ${BLOCK}u + j;
      let b = vec4<f32>(${four.map((c) => `rights[at + ${c}u]`).join(', ')});
${lines((a) => `      sums${a} += lefts[a + ${a}u] * b;`)}
      ${product.storeTotal ? 'totals += b;' : ''}
    }
    workgroupBarrier();
  }
  let row = lefts_first + i;
  let column = rights_first + j;
${storeTile(product)}
}`;
