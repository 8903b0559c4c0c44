/** e^x of four float32 numbers that are not positive, as softmax and the Bernoulli likelihood need it. */

const LOG2_E: f32 = 1.44269504;
/** ln 2 as two floats: the first has so few digits that its products with exponents are exact. */
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.1219444e-4;
/** Below this the result would be no normal number; it is 1.6e-38 from here on. */
const LEAST: f32 = -87;

/**
 * e^x for x <= 0: 2^n e^r with n the integer nearest to x / ln 2, and e^r, |r| <= 0.347, as its series to r^7 / 7!.
 * What is left out is below 6e-9.
 */
export function exponential(x: v128): v128 {
  const bounded = f32x4.max(x, f32x4.splat(LEAST));
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(LOG2_E)));
  const high = f32x4.sub(bounded, f32x4.mul(n, f32x4.splat(LN2_HIGH)));
  const r = f32x4.sub(high, f32x4.mul(n, f32x4.splat(LN2_LOW)));
  let p = f32x4.add(f32x4.mul(r, f32x4.splat(1.0 / 5040)), f32x4.splat(1.0 / 720));
  p = f32x4.add(f32x4.mul(r, p), f32x4.splat(1.0 / 120));
  p = f32x4.add(f32x4.mul(r, p), f32x4.splat(1.0 / 24));
  p = f32x4.add(f32x4.mul(r, p), f32x4.splat(1.0 / 6));
  p = f32x4.add(f32x4.mul(r, p), f32x4.splat(0.5));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(r, r), p), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}
