/** WGSL of math/random: the same words and uniforms, bit for bit, and a logarithm good enough for noise. Text only; imports nothing: a lab of the page draws with it too. */

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

/** u = ((word >> 9) + 0.5) / 2^23 on the open interval (0, 1): exact, as toUniform. */
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
