/** Random numbers straight to where a tensor lies: the words and uniforms of src/math/random.ts, four counters at a time. */
import { logarithm } from './logarithm';

/** Two vectors of blocks are drawn together, because each block is one long chain of operations: `p` and `q` are at the counters (step, element ...), four apart. */
let firstP: v128 = i32x4.splat(0);
let firstQ: v128 = i32x4.splat(0);
let secondP: v128 = i32x4.splat(0);
let secondQ: v128 = i32x4.splat(0);

/** The words of the blocks of counters (step, element), ... (step, element + 7). */
function threefry(key0: i32, key1: i32, step: i32, element: i32): void {
  const key2 = key0 ^ key1 ^ 0x1bd11bda;
  const k0 = i32x4.splat(key0);
  const k1 = i32x4.splat(key1);
  const k2 = i32x4.splat(key2);
  let a = i32x4.add(i32x4.splat(step), k0);
  let c = a;
  let b = i32x4.add(i32x4.add(i32x4.splat(element), i32x4(0, 1, 2, 3)), k1);
  let d = i32x4.add(b, i32x4.splat(4));
  // Five groups of four rounds, after each the key schedule, as threefryInto of src/math/random.ts has them.
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 13), a);
  d = v128.xor(rotated(d, 13), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 15), a);
  d = v128.xor(rotated(d, 15), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 26), a);
  d = v128.xor(rotated(d, 26), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 6), a);
  d = v128.xor(rotated(d, 6), c);
  a = i32x4.add(a, k1);
  c = i32x4.add(c, k1);
  b = i32x4.add(b, i32x4.splat(key2 + 1));
  d = i32x4.add(d, i32x4.splat(key2 + 1));
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 17), a);
  d = v128.xor(rotated(d, 17), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 29), a);
  d = v128.xor(rotated(d, 29), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 16), a);
  d = v128.xor(rotated(d, 16), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 24), a);
  d = v128.xor(rotated(d, 24), c);
  a = i32x4.add(a, k2);
  c = i32x4.add(c, k2);
  b = i32x4.add(b, i32x4.splat(key0 + 2));
  d = i32x4.add(d, i32x4.splat(key0 + 2));
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 13), a);
  d = v128.xor(rotated(d, 13), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 15), a);
  d = v128.xor(rotated(d, 15), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 26), a);
  d = v128.xor(rotated(d, 26), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 6), a);
  d = v128.xor(rotated(d, 6), c);
  a = i32x4.add(a, k0);
  c = i32x4.add(c, k0);
  b = i32x4.add(b, i32x4.splat(key1 + 3));
  d = i32x4.add(d, i32x4.splat(key1 + 3));
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 17), a);
  d = v128.xor(rotated(d, 17), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 29), a);
  d = v128.xor(rotated(d, 29), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 16), a);
  d = v128.xor(rotated(d, 16), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 24), a);
  d = v128.xor(rotated(d, 24), c);
  a = i32x4.add(a, k1);
  c = i32x4.add(c, k1);
  b = i32x4.add(b, i32x4.splat(key2 + 4));
  d = i32x4.add(d, i32x4.splat(key2 + 4));
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 13), a);
  d = v128.xor(rotated(d, 13), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 15), a);
  d = v128.xor(rotated(d, 15), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 26), a);
  d = v128.xor(rotated(d, 26), c);
  a = i32x4.add(a, b);
  c = i32x4.add(c, d);
  b = v128.xor(rotated(b, 6), a);
  d = v128.xor(rotated(d, 6), c);
  firstP = i32x4.add(a, k2);
  firstQ = i32x4.add(c, k2);
  secondP = i32x4.add(b, i32x4.splat(key0 + 5));
  secondQ = i32x4.add(d, i32x4.splat(key0 + 5));
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

/** Four numbers, or what is left of them, if anything, to where the tensor lies. */
function put(out: usize, values: v128, left: i32): void {
  if (left >= 4) {
    v128.store(out, values);
    return;
  }
  if (left > 0) store<f32>(out, f32x4.extract_lane(values, 0));
  if (left > 1) store<f32>(out, f32x4.extract_lane(values, 1), 4);
  if (left > 2) store<f32>(out, f32x4.extract_lane(values, 2), 8);
}

function gumbel(words: v128): v128 {
  return f32x4.neg(logarithm(f32x4.neg(logarithm(uniform(words)))));
}

function normal(first: v128, second: v128): v128 {
  const radius = f32x4.sqrt(f32x4.mul(logarithm(uniform(first)), f32x4.splat(-2)));
  return f32x4.mul(radius, cosineOfTurns(uniform(second)));
}

/** Standard Gumbel noise, -log(-log u), of elements first, first + 1, ... at a step. */
export function fillGumbel(out: usize, count: i32, key0: i32, key1: i32, step: i32, first: i32): void {
  for (let i = 0; i < count; i += 8) {
    threefry(key0, key1, step, first + i);
    put(out, gumbel(firstP), count - i);
    put(out + 16, gumbel(firstQ), count - i - 4);
    out += 32;
  }
}

/** Standard normal noise by Box and Muller, sqrt(-2 log u) cos(2 pi v), of elements first, first + 1, ... at a step. */
export function fillNormal(out: usize, count: i32, key0: i32, key1: i32, step: i32, first: i32): void {
  for (let i = 0; i < count; i += 8) {
    threefry(key0, key1, step, first + i);
    put(out, normal(firstP, secondP), count - i);
    put(out + 16, normal(firstQ, secondQ), count - i - 4);
    out += 32;
  }
}
