/** The coarse-grain sampler and eq. (4), row by row: formulas and references in src/models/cg-bpef/coarse-grain.ts. */
import { logarithm } from './logarithm';
import { sumOfLanes } from './rows';
import { dotOf, exponentialsOf, largestOf, loadRow, padded } from './softmax-row';

/** row_r = (row_r + sum_m c_m phi_m(zeta_r)) scale over a table [order, padded]. */
function addPolynomial(
  row: usize,
  coefficients: usize,
  table: usize,
  order: i32,
  length: i32,
  scale: f32,
): void {
  const stride = (<usize>padded(length)) << 2;
  const fours = order & ~3;
  for (let m = 0; m < fours; m += 4) {
    addFour(row, coefficients, table, stride, m + 4 == order ? scale : 1);
    coefficients += 16;
    table += 4 * stride;
  }
  for (let m = fours; m < order; m++) {
    const factor = f32x4.splat(m + 1 == order ? scale : 1);
    const c = v128.load_splat<f32>(coefficients);
    for (let at: usize = 0; at < stride; at += 16) {
      const sum = f32x4.add(v128.load(row + at), f32x4.mul(c, v128.load(table + at)));
      v128.store(row + at, f32x4.mul(sum, factor));
    }
    coefficients += 4;
    table += stride;
  }
}

/** Four terms of that sum, one after the other. */
function addFour(row: usize, coefficients: usize, table: usize, stride: usize, scale: f32): void {
  const factor = f32x4.splat(scale);
  const c0 = v128.load_splat<f32>(coefficients);
  const c1 = v128.load_splat<f32>(coefficients, 4);
  const c2 = v128.load_splat<f32>(coefficients, 8);
  const c3 = v128.load_splat<f32>(coefficients, 12);
  for (let at: usize = 0; at < stride; at += 16) {
    let phi = table + at;
    let sum = f32x4.add(v128.load(row + at), f32x4.mul(c0, v128.load(phi)));
    phi += stride;
    sum = f32x4.add(sum, f32x4.mul(c1, v128.load(phi)));
    phi += stride;
    sum = f32x4.add(sum, f32x4.mul(c2, v128.load(phi)));
    phi += stride;
    sum = f32x4.add(sum, f32x4.mul(c3, v128.load(phi)));
    v128.store(row + at, f32x4.mul(sum, factor));
  }
}

/** row_r = weights_r (values_r - centre). */
function centred(row: usize, weights: usize, values: usize, centre: f32, length: i32): void {
  const middle = f32x4.splat(centre);
  for (let r = 0; r < length; r += 4) {
    const at = (<usize>r) << 2;
    v128.store(row + at, f32x4.mul(v128.load(weights + at), f32x4.sub(v128.load(values + at), middle)));
  }
}

/** out_m = scale sum_r row_r phi_m(zeta_r). Four sums go along together, because each alone waits for its last addition. */
function moments(out: usize, row: usize, table: usize, order: i32, length: i32, scale: f32): void {
  const stride = (<usize>padded(length)) << 2;
  const fours = order & ~3;
  for (let m = 0; m < fours; m += 4) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let at: usize = 0; at < stride; at += 16) {
      const values = v128.load(row + at);
      let phi = table + at;
      s0 = f32x4.add(s0, f32x4.mul(values, v128.load(phi)));
      phi += stride;
      s1 = f32x4.add(s1, f32x4.mul(values, v128.load(phi)));
      phi += stride;
      s2 = f32x4.add(s2, f32x4.mul(values, v128.load(phi)));
      phi += stride;
      s3 = f32x4.add(s3, f32x4.mul(values, v128.load(phi)));
    }
    store<f32>(out, scale * sumOfLanes(s0));
    store<f32>(out, scale * sumOfLanes(s1), 4);
    store<f32>(out, scale * sumOfLanes(s2), 8);
    store<f32>(out, scale * sumOfLanes(s3), 12);
    out += 16;
    table += 4 * stride;
  }
  for (let m = fours; m < order; m++) {
    store<f32>(out, scale * dotOf(row, table, length));
    out += 4;
    table += stride;
  }
}

/**
 * z = y^T zeta, y = softmax((beta + g) / T), and covariance_m = Cov_y(zeta, phi_m) / T: coefficients [rows, order],
 * gumbel [rows, points], table [order, padded points] with zeros in its padding -> z [rows], covariance [rows, order].
 * Scratch: one padded row.
 */
export function sampleCoarseGrain(
  z: usize,
  covariance: usize,
  coefficients: usize,
  gumbel: usize,
  table: usize,
  rows: i32,
  order: i32,
  points: i32,
  sharpness: f32,
  scratch: usize,
): void {
  for (let i = 0; i < rows; i++) {
    loadRow(scratch, gumbel, points);
    addPolynomial(scratch, coefficients, table, order, points, sharpness);
    const total = exponentialsOf(scratch, points, largestOf(scratch, points));
    const mean = dotOf(scratch, table, points) / total;
    store<f32>(z, mean);
    centred(scratch, scratch, table, mean, points);
    moments(covariance, scratch, table, order, points, sharpness / total);
    z += 4;
    covariance += (<usize>order) << 2;
    coefficients += (<usize>order) << 2;
    gumbel += (<usize>points) << 2;
  }
}

/** row = exp(beta - max beta); answers F = log sum_r exp(beta_r), and leaves the sum in `sumOfRow`. */
function partition(row: usize, coefficients: usize, table: usize, order: i32, points: i32): f32 {
  polynomial(row, coefficients, table, order, points);
  const largest = largestOf(row, points);
  sumOfRow = exponentialsOf(row, points, largest);
  return largest + f32x4.extract_lane(logarithm(f32x4.splat(sumOfRow)), 0);
}

let sumOfRow: f32 = 0;

/** row_r = sum_m c_m phi_m(zeta_r), and minus infinity in the padding. */
function polynomial(row: usize, coefficients: usize, table: usize, order: i32, points: i32): void {
  for (let r = 0; r < padded(points); r++) store<f32>(row + ((<usize>r) << 2), r < points ? 0 : -Infinity);
  addPolynomial(row, coefficients, table, order, points, 1);
}

/**
 * Of a prior [latent, order]: F by dimension, [latent], and E_p[phi], [latent, order]. Scratch: one padded row.
 */
export function priorOfCoarseGrain(
  partitions: usize,
  momentsP: usize,
  prior: usize,
  table: usize,
  latent: i32,
  order: i32,
  points: i32,
  scratch: usize,
): void {
  const bytes = (<usize>order) << 2;
  for (let j = 0; j < latent; j++) {
    const f = partition(scratch, prior + <usize>j * bytes, table, order, points);
    store<f32>(partitions + ((<usize>j) << 2), f);
    moments(momentsP + <usize>j * bytes, scratch, table, order, points, 1 / sumOfRow);
  }
}

/**
 * Eq. (4) by row and its gradient: posterior b [rows, order], prior a [latent, order] (row i belongs to dimension
 * i mod latent) with its partitions [latent] -> KL [rows], its gradient in b [rows, order] and E_q[phi] [rows, order].
 * Scratch: two padded rows and order floats.
 */
export function klCoarseGrain(
  kl: usize,
  gradient: usize,
  momentsQ: usize,
  partitions: usize,
  posterior: usize,
  prior: usize,
  table: usize,
  rows: i32,
  latent: i32,
  order: i32,
  points: i32,
  scratch: usize,
): void {
  const width = (<usize>padded(points)) << 2;
  const bytes = (<usize>order) << 2;
  const row = scratch;
  const delta = row + width;
  const difference = delta + width;
  for (let i = 0; i < rows; i++) {
    const j = <usize>(i % latent);
    const a = prior + j * bytes;
    for (let m: usize = 0; m < bytes; m += 4)
      store<f32>(difference + m, load<f32>(posterior + m) - load<f32>(a + m));
    const f = partition(row, posterior, table, order, points);
    const inverse: f32 = 1 / sumOfRow;
    polynomial(delta, difference, table, order, points);
    // The padding of q is 0 but for a rounding; that of delta must not be infinite beside it.
    for (let r = points; r < padded(points); r++) store<f32>(delta + ((<usize>r) << 2), 0);
    const mean = dotOf(row, delta, points) * inverse;
    store<f32>(kl, mean - f + load<f32>(partitions + (j << 2)));
    moments(momentsQ, row, table, order, points, inverse);
    centred(row, row, delta, mean, points);
    moments(gradient, row, table, order, points, inverse);
    kl += 4;
    gradient += bytes;
    momentsQ += bytes;
    posterior += bytes;
  }
}

/** gradient[j, m] = sum_n weights[n, j] (momentsP[j, m] - momentsQ[n, j, m]): eq. (4)'s gradient in the prior's coefficients. */
export function klPriorGradient(
  gradient: usize,
  momentsP: usize,
  momentsQ: usize,
  weights: usize,
  pictures: i32,
  latent: i32,
  order: i32,
): void {
  for (let j = 0; j < latent; j++)
    for (let m = 0; m < order; m++) {
      const p = load<f32>(momentsP + ((<usize>(j * order + m)) << 2));
      let sum: f32 = 0;
      for (let n = 0; n < pictures; n++) {
        const row = n * latent + j;
        const q = load<f32>(momentsQ + ((<usize>(row * order + m)) << 2));
        sum += load<f32>(weights + ((<usize>row) << 2)) * (p - q);
      }
      store<f32>(gradient + ((<usize>(j * order + m)) << 2), sum);
    }
}
