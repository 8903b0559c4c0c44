/** WGSL of a noise's address and of the noise drawn there, to the last digits of float32. Text only. */
import { logarithm, threefryText, uniformText } from './random.wgsl';

/** The uniforms of a noise's address, as `addressUniforms` of noise-stream gives them. */
export const addressFields = 'key0 : u32, key1 : u32, step : u32, by_picture : u32,';

/**
 * The counter of `element` of the noise: (step, element), or by picture (step + picture, element of the picture's own `each`), in 32
 * bits.
 */
const counter = /* wgsl */ `
fn counter_of(element : u32, picture : u32, each : u32) -> vec2<u32> {
  let own = uniforms.by_picture * picture;
  return vec2<u32>(uniforms.step + own, element - own * each);
}`;

/** The uniform u of a counter, from the block's first word. */
export const uniformNoise = /* wgsl */ `
${counter}
${threefryText}
${uniformText}
fn uniform_at(counter : vec2<u32>) -> f32 {
  return uniform_of(threefry(vec2<u32>(uniforms.key0, uniforms.key1), counter).x);
}`;

/** Standard Gumbel noise g = -log(-log u) of a counter, section 3.2, from the block's first word. */
export const gumbelNoise = /* wgsl */ `
${counter}
${threefryText}
${uniformText}
${logarithm}
fn gumbel(counter : vec2<u32>) -> f32 {
  let words = threefry(vec2<u32>(uniforms.key0, uniforms.key1), counter);
  return -logarithm(-logarithm(uniform_of(words.x)));
}`;

/**
 * Standard normal noise sqrt(-2 log u) cos(2 pi v) of a counter, Box and Muller, from both words. The cosine is that of
 * an eighth of a turn by its series: WGSL's own may be off by 2^-11.
 */
export const normalNoise = /* wgsl */ `
${counter}
${threefryText}
${uniformText}
${logarithm}
fn cosine_of_turns(v : f32) -> f32 {
  let quarter = round(4.0 * v);
  let a = (4.0 * v - quarter) * 1.57079632679;
  let q = a * a;
  let cosine = 1.0 - q * (0.5 - q * (1.0 / 24.0 - q * (1.0 / 720.0 - q * (1.0 / 40320.0))));
  let sine = a * (1.0 - q * (1.0 / 6.0 - q * (1.0 / 120.0 - q * (1.0 / 5040.0 - q * (1.0 / 362880.0)))));
  let place = u32(quarter) % 4u;
  return select(1.0, -1.0, place == 1u || place == 2u) * select(cosine, sine, place % 2u == 1u);
}
fn normal(counter : vec2<u32>) -> f32 {
  let words = threefry(vec2<u32>(uniforms.key0, uniforms.key1), counter);
  return sqrt(-2.0 * logarithm(uniform_of(words.x))) * cosine_of_turns(uniform_of(words.y));
}`;
