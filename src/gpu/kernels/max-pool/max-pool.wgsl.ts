/** WGSL of max pooling and of its gradient: one invocation a pooled number. */
import { entryPoint } from '../program-text';

export const LANES = 64;

/** The four numbers that invocation `invocation` pools: x at p0 to p3, in reading order. */
const begin = (buffers: readonly string[]) => /* wgsl */ `
struct Uniforms { count : u32, width : u32, channels : u32 }
${buffers.map((buffer, i) => `@group(0) @binding(${i}) ${buffer}`).join('\n')}
@group(0) @binding(${buffers.length}) var<uniform> uniforms : Uniforms;

// Written so that numbers that are none stay: max may answer its other argument.
fn larger(a : f32, b : f32) -> f32 { return select(b, a, a >= b); }

${entryPoint(LANES)}
  if (invocation >= uniforms.count) { return; }
  let c = invocation % uniforms.channels;
  let along = uniforms.width / 2u;
  let column = invocation / uniforms.channels % along;
  // Heights are even, so that rows of all pictures pair up.
  let row = invocation / (uniforms.channels * along);
  let p0 = (2u * row * uniforms.width + 2u * column) * uniforms.channels + c;
  let p1 = p0 + uniforms.channels;
  let p2 = p0 + uniforms.width * uniforms.channels;
  let p3 = p2 + uniforms.channels;
  let y = larger(larger(x[p0], x[p1]), larger(x[p2], x[p3]));`;

export const maxPoolWgsl = /* wgsl */ `
${begin(['var<storage, read> x : array<f32>;', 'var<storage, read_write> pooled : array<f32>;'])}
  pooled[invocation] = y;
}`;

export const maxPoolGradientWgsl = /* wgsl */ `
${begin([
  'var<storage, read> x : array<f32>;',
  'var<storage, read> dy : array<f32>;',
  'var<storage, read_write> gradient : array<f32>;',
])}
  let first = select(select(select(p3, p2, x[p2] >= y), p1, x[p1] >= y), p0, x[p0] >= y);
  let d = dy[invocation];
  gradient[p0] = select(0.0, d, first == p0);
  gradient[p1] = select(0.0, d, first == p1);
  gradient[p2] = select(0.0, d, first == p2);
  gradient[p3] = select(0.0, d, first == p3);
}`;
