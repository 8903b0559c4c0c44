/** The coarse-grain sampler and eq. (4), row by row, over any table of statistics: formulas and references in src/models/grid/coarse-grain.ts. */
import { logarithm } from './logarithm';
import { addPolynomial, moments, polynomial } from './polynomial-row';
import { dotOf, exponentialsOf, largestOf, loadRow, padded } from './softmax-row';

/** row_r = weights_r (values_r - centre). */
function centred(row: usize, weights: usize, values: usize, centre: f32, length: i32): void {
  const middle = f32x4.splat(centre);
  for (let r = 0; r < length; r += 4) {
    const at = (<usize>r) << 2;
    v128.store(row + at, f32x4.mul(v128.load(weights + at), f32x4.sub(v128.load(values + at), middle)));
  }
}

/**
 * z = y^T zeta, y = softmax((beta + g) / T), and covariance_m = Cov_y(zeta, phi_m) / T: coefficients [rows, order],
 * gumbel [rows, points], table [order, padded points] and places zeta [padded points] with zeros in their padding -> z [rows],
 * covariance [rows, order].
 * Scratch: one padded row.
 */
export function sampleCoarseGrain(
  z: usize,
  covariance: usize,
  coefficients: usize,
  gumbel: usize,
  table: usize,
  places: usize,
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
    const mean = dotOf(scratch, places, points) / total;
    store<f32>(z, mean);
    centred(scratch, scratch, places, mean, points);
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
