/** Concrete samples and the KL of categories to uniform ones, row by row: formulas and references in src/models/categorical/model.ts. */
import { logarithm } from './logarithm';
import { dotOf, exponentialsOf, largestOf, loadRow, padded } from './softmax-row';

/** What a padded row has of a tensor's row, times a factor. */
function storeRow(to: usize, row: usize, length: i32, factor: f32): void {
  for (let r = 0; r < length; r++)
    store<f32>(to + ((<usize>r) << 2), load<f32>(row + ((<usize>r) << 2)) * factor);
}

/**
 * y = softmax((logits + g) / T): logits [pictures, each, categories], gumbel
 * [pictures, samples, each, categories] -> y of gumbel's shape. Scratch: one padded row.
 */
export function concrete(
  y: usize,
  logits: usize,
  gumbel: usize,
  pictures: i32,
  samples: i32,
  each: i32,
  categories: i32,
  sharpness: f32,
  scratch: usize,
): void {
  const bytes = (<usize>categories) << 2;
  for (let n = 0; n < pictures; n++) {
    for (let s = 0; s < samples; s++)
      for (let j = 0; j < each; j++) {
        const l = logits + <usize>j * bytes;
        loadRow(scratch, gumbel, categories);
        for (let c: usize = 0; c < bytes; c += 4)
          store<f32>(scratch + c, (load<f32>(scratch + c) + load<f32>(l + c)) * sharpness);
        const total = exponentialsOf(scratch, categories, largestOf(scratch, categories));
        storeRow(y, scratch, categories, 1 / total);
        y += bytes;
        gumbel += bytes;
      }
    logits += <usize>each * bytes;
  }
}

/**
 * The gradient in the logits, sum over samples of y_c (dy_c - sum_k y_k dy_k) / T: y and dy of
 * [pictures, samples, each, categories] -> [pictures, each, categories].
 */
export function concreteGradient(
  gradient: usize,
  y: usize,
  dy: usize,
  pictures: i32,
  samples: i32,
  each: i32,
  categories: i32,
  sharpness: f32,
): void {
  const bytes = (<usize>categories) << 2;
  const perPicture = <usize>each * bytes;
  for (let n = 0; n < pictures; n++) {
    for (let i: usize = 0; i < perPicture; i += 4) store<f32>(gradient + i, 0);
    for (let s = 0; s < samples; s++)
      for (let at: usize = 0; at < perPicture; at += bytes) {
        let mean: f32 = 0;
        for (let c: usize = 0; c < bytes; c += 4) mean += load<f32>(y + c) * load<f32>(dy + c);
        for (let c: usize = 0; c < bytes; c += 4) {
          const to = gradient + at + c;
          store<f32>(to, load<f32>(to) + load<f32>(y + c) * (load<f32>(dy + c) - mean) * sharpness);
        }
        y += bytes;
        dy += bytes;
      }
    gradient += perPicture;
  }
}

/** KL(softmax(l) : uniform) = sum_c q_c log q_c + log C and its gradient q_c (log q_c + log C - KL), by row. Scratch: two padded rows. */
export function klToUniform(
  kl: usize,
  gradient: usize,
  logits: usize,
  rows: i32,
  categories: i32,
  scratch: usize,
): void {
  const bytes = (<usize>categories) << 2;
  const delta = scratch + ((<usize>padded(categories)) << 2);
  const logCategories = logOf(<f32>categories);
  for (let i = 0; i < rows; i++) {
    loadRow(scratch, logits, categories);
    const largest = largestOf(scratch, categories);
    const total = exponentialsOf(scratch, categories, largest);
    const shift: f32 = logCategories - logOf(total);
    for (let c = 0; c < padded(categories); c++) {
      const at = (<usize>c) << 2;
      store<f32>(delta + at, c < categories ? load<f32>(logits + at) - largest + shift : 0);
    }
    const mean = dotOf(scratch, delta, categories) / total;
    store<f32>(kl, mean);
    for (let c: usize = 0; c < bytes; c += 4)
      store<f32>(gradient + c, (load<f32>(scratch + c) / total) * (load<f32>(delta + c) - mean));
    kl += 4;
    gradient += bytes;
    logits += bytes;
  }
}

function logOf(x: f32): f32 {
  return f32x4.extract_lane(logarithm(f32x4.splat(x)), 0);
}
