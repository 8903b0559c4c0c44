/** The WGSL that all programs of a dense layer open with, for numbers one by one or in vectors of four; the products are in their own files. */
import { entryPoint } from '../program-text';

/** What a buffer is an array of. */
export type Element = 'f32' | 'vec4<f32>';

export const read = (name: string, element: Element) => `var<storage, read> ${name} : array<${element}>;`;
export const write = (name: string, element: Element) =>
  `var<storage, read_write> ${name} : array<${element}>;`;

/** Written so that what is not a number stays so, and the loss with it: max may answer its other argument. */
export const rectified = (element: Element) =>
  `fn rectified(v : ${element}) -> ${element} { return select(v, ${element}(), v < ${element}()); }`;

/** Declarations, and `main` up to its own statements, which know their workgroup as `group` and their place in it as `lane`. */
export const opening = (buffers: readonly string[], functions: string, workgroup: number) => /* wgsl */ `
struct Uniforms { rows : u32, columns : u32, inner : u32 }
${buffers.map((buffer, i) => `@group(0) @binding(${i}) ${buffer}`).join('\n')}
@group(0) @binding(${buffers.length}) var<uniform> uniforms : Uniforms;
${functions}

${entryPoint(workgroup)}
`;
