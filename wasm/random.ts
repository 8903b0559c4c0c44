/** Random numbers straight to where a tensor lies: the words and uniforms of src/math/random.ts, four counters at a time. */
import { logarithm } from './logarithm';

/** The second words of the four blocks last drawn. */
let second: v128 = i32x4.splat(0);

/** The first words of the blocks of counters (step, element), ... (step, element + 3). */
function threefry(key0: i32, key1: i32, step: i32, element: i32): v128 {
  const key2 = key0 ^ key1 ^ 0x1bd11bda;
  const k0 = i32x4.splat(key0);
  const k1 = i32x4.splat(key1);
  const k2 = i32x4.splat(key2);
  let a = i32x4.add(i32x4.splat(step), k0);
  let b = i32x4.add(i32x4.add(i32x4.splat(element), i32x4(0, 1, 2, 3)), k1);
  // Five groups of four rounds, after each the key schedule, as threefryInto of src/math/random.ts has them.
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 13), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 15), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 26), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 6), a);
  a = i32x4.add(a, k1);
  b = i32x4.add(b, i32x4.splat(key2 + 1));
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 17), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 29), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 16), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 24), a);
  a = i32x4.add(a, k2);
  b = i32x4.add(b, i32x4.splat(key0 + 2));
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 13), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 15), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 26), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 6), a);
  a = i32x4.add(a, k0);
  b = i32x4.add(b, i32x4.splat(key1 + 3));
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 17), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 29), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 16), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 24), a);
  a = i32x4.add(a, k1);
  b = i32x4.add(b, i32x4.splat(key2 + 4));
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 13), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 15), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 26), a);
  a = i32x4.add(a, b);
  b = v128.xor(rotated(b, 6), a);
  second = i32x4.add(b, i32x4.splat(key0 + 5));
  return i32x4.add(a, k2);
}

function rotated(words: v128, by: i32): v128 {
  return v128.or(i32x4.shl(words, by), i32x4.shr_u(words, 32 - by));
}

/** u = ((word >>> 9) + 1/2) / 2^23 of four words: exact in float32, and never 0 or 1. */
function uniform(words: v128): v128 {
  const k = f32x4.convert_i32x4_s(i32x4.shr_u(words, 9));
  return f32x4.mul(f32x4.add(k, f32x4.splat(0.5)), f32x4.splat(1.0 / 8388608));
}

/** cos(2 pi v) of four uniforms: -sin(2 pi s) with s = 1/4 - |v - 1/2|, exact in float32; the series of the sine to its 13th power. */
function cosineOfTurns(v: v128): v128 {
  const s = f32x4.sub(f32x4.splat(0.25), f32x4.abs(f32x4.sub(v, f32x4.splat(0.5))));
  const x = f32x4.mul(s, f32x4.splat(6.2831853));
  const w = f32x4.mul(x, x);
  let p = f32x4.add(f32x4.mul(w, f32x4.splat(1.0 / 6227020800)), f32x4.splat(-1.0 / 39916800));
  p = f32x4.add(f32x4.mul(w, p), f32x4.splat(1.0 / 362880));
  p = f32x4.add(f32x4.mul(w, p), f32x4.splat(-1.0 / 5040));
  p = f32x4.add(f32x4.mul(w, p), f32x4.splat(1.0 / 120));
  p = f32x4.add(f32x4.mul(w, p), f32x4.splat(-1.0 / 6));
  p = f32x4.mul(w, p);
  return f32x4.neg(f32x4.add(x, f32x4.mul(x, p)));
}

/** Four numbers, or what is left of them, to where the tensor lies. */
function put(out: usize, values: v128, left: i32): void {
  if (left >= 4) {
    v128.store(out, values);
    return;
  }
  store<f32>(out, f32x4.extract_lane(values, 0));
  if (left > 1) store<f32>(out, f32x4.extract_lane(values, 1), 4);
  if (left > 2) store<f32>(out, f32x4.extract_lane(values, 2), 8);
}

/** Standard Gumbel noise, -log(-log u), of elements first, first + 1, ... at a step. */
export function fillGumbel(out: usize, count: i32, key0: i32, key1: i32, step: i32, first: i32): void {
  for (let i = 0; i < count; i += 4) {
    const u = uniform(threefry(key0, key1, step, first + i));
    put(out, f32x4.neg(logarithm(f32x4.neg(logarithm(u)))), count - i);
    out += 16;
  }
}

/** Standard normal noise by Box and Muller, sqrt(-2 log u) cos(2 pi v), of elements first, first + 1, ... at a step. */
export function fillNormal(out: usize, count: i32, key0: i32, key1: i32, step: i32, first: i32): void {
  for (let i = 0; i < count; i += 4) {
    const u = uniform(threefry(key0, key1, step, first + i));
    const radius = f32x4.sqrt(f32x4.mul(logarithm(u), f32x4.splat(-2)));
    put(out, f32x4.mul(radius, cosineOfTurns(uniform(second))), count - i);
    out += 16;
  }
}
