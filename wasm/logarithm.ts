/** Logarithms of four float32 numbers, to a unit in the last place (log(1 + t): to 1.25): also just below 1, where the tail of Gumbel noise is made. */

/** ln 2 as two floats: the first has so few digits that its products with exponents are exact. */
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.1219444e-4;

/** The bits of the square root of 1/2: mantissas are taken from [sqrt(1/2), sqrt(2)), so that around 1 nothing is cancelled. */
const ROOT_BITS: i32 = 0x3f3504f3;

/**
 * log x for positive normal x = 2^e (1 + f): e ln 2 + log(1 + f), and with s = f / (2 + f) log(1 + f) =
 * 2 atanh s = f - s (f - r), r = 2 s^2 (1/3 + s^2/5 + s^4/7 + s^6/9). |s| <= 0.172: what is left out is below 3e-9.
 */
export function logarithm(x: v128): v128 {
  const exponent = i32x4.shr_s(i32x4.sub(x, i32x4.splat(ROOT_BITS)), 23);
  const e = f32x4.convert_i32x4_s(exponent);
  const f = f32x4.sub(i32x4.sub(x, i32x4.shl(exponent, 23)), f32x4.splat(1));
  const s = f32x4.div(f, f32x4.add(f, f32x4.splat(2)));
  const w = f32x4.mul(s, s);
  let r = f32x4.add(f32x4.mul(w, f32x4.splat(2.0 / 9)), f32x4.splat(2.0 / 7));
  r = f32x4.add(f32x4.mul(w, r), f32x4.splat(2.0 / 5));
  r = f32x4.add(f32x4.mul(w, r), f32x4.splat(2.0 / 3));
  r = f32x4.mul(w, r);
  const correction = f32x4.sub(f32x4.mul(s, f32x4.sub(f, r)), f32x4.mul(e, f32x4.splat(LN2_LOW)));
  return f32x4.add(f32x4.mul(e, f32x4.splat(LN2_HIGH)), f32x4.sub(f, correction));
}

/** log(1 + t) for t in [0, 1]: 2 atanh s, s = t / (2 + t) <= 1/3, as a series; what is left out is below 3e-9 of it. */
export function logarithmOfOnePlus(t: v128): v128 {
  const s = f32x4.div(t, f32x4.add(t, f32x4.splat(2)));
  const w = f32x4.mul(s, s);
  let r = f32x4.add(f32x4.mul(w, f32x4.splat(2.0 / 15)), f32x4.splat(2.0 / 13));
  r = f32x4.add(f32x4.mul(w, r), f32x4.splat(2.0 / 11));
  r = f32x4.add(f32x4.mul(w, r), f32x4.splat(2.0 / 9));
  r = f32x4.add(f32x4.mul(w, r), f32x4.splat(2.0 / 7));
  r = f32x4.add(f32x4.mul(w, r), f32x4.splat(2.0 / 5));
  r = f32x4.add(f32x4.mul(w, r), f32x4.splat(2.0 / 3));
  r = f32x4.mul(w, r);
  return f32x4.sub(t, f32x4.mul(s, f32x4.sub(t, r)));
}
