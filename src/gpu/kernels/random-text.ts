/** WGSL of math/random: the same words and uniforms, bit for bit, and noise from them to the last digits of float32. Text only. */

/** Threefry2x32-20 (Salmon et al. 2011; not in the paper). */
export const threefryText = (() => {
  const rotations = [
    [13, 15, 26, 6],
    [17, 29, 16, 24],
  ];
  const groups = Array.from({ length: 5 }, (_, group) => {
    const rounds = rotations[group % 2].map(
      (by) => `  x.x += x.y; x.y = ((x.y << ${by}u) | (x.y >> ${32 - by}u)) ^ x.x;`,
    );
    const keys = `  x += vec2<u32>(k[${(group + 1) % 3}], k[${(group + 2) % 3}] + ${group + 1}u);`;
    return [...rounds, keys].join('\n');
  });
  return /* wgsl */ `
fn threefry(key : vec2<u32>, counter : vec2<u32>) -> vec2<u32> {
  let k = array<u32, 3>(key.x, key.y, key.x ^ key.y ^ 0x1bd11bdau);
  var x = counter + key;
${groups.join('\n')}
  return x;
}`;
})();

/** u = ((word >> 9) + 0.5) / 2^23 on the open interval (0, 1): exact, as in math/random. */
export const uniformText = /* wgsl */ `
fn uniform_of(word : u32) -> f32 {
  return (f32(word >> 9u) + 0.5) * 0x1p-23f;
}`;

/**
 * log x of a normal positive number, as e log 2 + 2 atanh((m - 1) / (m + 1)): WGSL's own may be off by 2^-21 near 1, where the
 * tail of Gumbel noise comes from.
 */
export const logarithm = /* wgsl */ `
fn logarithm(x : f32) -> f32 {
  let bits = bitcast<u32>(x);
  var e = f32(bits >> 23u) - 127.0;
  var m = bitcast<f32>((bits & 0x7fffffu) | 0x3f800000u);
  if (m > 1.41421356) { m *= 0.5; e += 1.0; }
  let s = (m - 1.0) / (m + 1.0);
  let q = s * s;
  let series = 1.0 + q * (1.0 / 3.0 + q * (0.2 + q * (1.0 / 7.0 + q * (1.0 / 9.0 + q * (1.0 / 11.0)))));
  return e * 0.69314718056 + 2.0 * s * series;
}`;

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
