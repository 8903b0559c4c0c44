/** WGSL of gathering a batch from whole numbers of pictures, four bytes or two halves in a word: one invocation a pixel. */
import { threefryText, uniformText } from '../random.wgsl';
import { entryPoint } from '../program-text';

export const WORKGROUP = 64;

/** By `draw`: x = value / levels from a table, or 1 where u < x and else 0, u of a counter (definition 12). */
export const gatherWgsl = /* wgsl */ `
struct Uniforms { key0 : u32, key1 : u32, step : u32, draw : u32, pixels : u32, perWord : u32 }
@group(0) @binding(0) var<storage, read> pictures : array<u32>;
@group(0) @binding(1) var<storage, read> indices : array<u32>;
@group(0) @binding(2) var<storage, read> grey : array<f32>;
@group(0) @binding(3) var<storage, read_write> x : array<f32>;
@group(0) @binding(4) var<uniform> uniforms : Uniforms;
${threefryText}
${uniformText}

${entryPoint(WORKGROUP)}
  let i = invocation;
  if (i >= arrayLength(&x)) { return; }
  let pixel = i % uniforms.pixels;
  let picture = indices[i / uniforms.pixels];
  let place = picture * uniforms.pixels + pixel;
  let bits = 32u / uniforms.perWord;
  let value = grey[extractBits(pictures[place / uniforms.perWord], bits * (place % uniforms.perWord), bits)];
  if (uniforms.draw == 0u) { x[i] = value; return; }
  let counter = select(vec2<u32>(uniforms.step, i), vec2<u32>(picture, pixel), uniforms.draw == 1u);
  let words = threefry(vec2<u32>(uniforms.key0, uniforms.key1), counter);
  x[i] = select(0.0, 1.0, uniform_of(words.x) < value);
}`;
