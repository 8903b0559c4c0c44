/** The Bernoulli likelihood and its gradient in one pass over the logits; formulas and reference in src/nn/bernoulli.ts. */
import { exponential } from './exponential';
import { logarithmOfOnePlus } from './logarithm';
import { sumOfLanes } from './rows';

/** Sums are cut into parts of that many vectors, so that their roundings do not grow with the pixels. */
const PART = 16;

/** sigmoid(l) of what the last call of `entropy` looked at. */
let sigmoid: v128 = f32x4.splat(0);

/** max(l, 0) - x l + log(1 + e^-|l|) of four pixels. */
function entropy(l: v128, x: v128): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const t = exponential(f32x4.neg(f32x4.abs(l)));
  const positive = f32x4.ge(l, zero);
  sigmoid = f32x4.div(v128.bitselect(one, t, positive), f32x4.add(one, t));
  const linear = f32x4.sub(f32x4.max(l, zero), f32x4.mul(x, l));
  return f32x4.add(linear, logarithmOfOnePlus(t));
}

/** values[i] = -log p(x_n | logits_i) and gradient[i, k] = sigmoid(l_ik) - x_nk of [rows, pixels], n = floor(i / samples). */
export function bernoulli(
  values: usize,
  gradient: usize,
  logits: usize,
  x: usize,
  rows: i32,
  pixels: i32,
  samples: i32,
): void {
  const fours = pixels & ~3;
  for (let i = 0; i < rows; i++) {
    let total = f32x4.splat(0);
    let part = total;
    for (let k = 0; k < fours; k += 4) {
      const at = (<usize>k) << 2;
      const target = v128.load(x + at);
      part = f32x4.add(part, entropy(v128.load(logits + at), target));
      v128.store(gradient + at, f32x4.sub(sigmoid, target));
      if (k % (4 * PART) == 4 * PART - 4) {
        total = f32x4.add(total, part);
        part = f32x4.splat(0);
      }
    }
    let value = sumOfLanes(f32x4.add(total, part));
    for (let k = fours; k < pixels; k++) {
      const at = (<usize>k) << 2;
      const target = f32x4.splat(load<f32>(x + at));
      value += f32x4.extract_lane(entropy(f32x4.splat(load<f32>(logits + at)), target), 0);
      store<f32>(gradient + at, f32x4.extract_lane(f32x4.sub(sigmoid, target), 0));
    }
    store<f32>(values + ((<usize>i) << 2), value);
    logits += (<usize>pixels) << 2;
    gradient += (<usize>pixels) << 2;
    if (i % samples == samples - 1) x += (<usize>pixels) << 2;
  }
}
