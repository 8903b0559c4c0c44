/** The samplers and eq. (4) of a mixture of polynomials, row by row: references in src/math/grid-family.ts, over densities of src/math/polynomial-mixture.ts. */
import {
  layOut,
  logarithmsOf,
  mixtureRow,
  momentsOfParts,
  productOf,
  pullBack,
  sharesOf,
  weightOf,
} from './mixture-row';
import { moments } from './polynomial-row';
import { dotOf, exponentialsOf, largestOf, padded } from './softmax-row';

/** A density so small makes no derivative infinite. */
const LEAST_CELL: f32 = 9.3132257e-10;

/**
 * z = y^T zeta, y = softmax((log q + g) / T), and dz/db: parameters [rows, K order + K], gumbel [rows, points], table [order, padded
 * points] and places zeta [padded points] with zeros in their padding -> z [rows], derivative [rows, K order + K].
 * Scratch: 3 K + 3 padded rows, 4 K and order floats.
 */
export function sampleMixture(
  z: usize,
  derivative: usize,
  parameters: usize,
  gumbel: usize,
  table: usize,
  places: usize,
  rows: i32,
  order: i32,
  components: i32,
  points: i32,
  sharpness: f32,
  scratch: usize,
): void {
  const bytes = (<usize>(components * order + components)) << 2;
  const stride = (<usize>padded(points)) << 2;
  const q = layOut(scratch, order, components, points);
  const logQ = q + stride;
  const row = logQ + stride;
  const shares = row + stride;
  for (let i = 0; i < rows; i++) {
    mixtureRow(q, parameters, table, order, components, points);
    logarithmsOf(logQ, q, components, points);
    sharesOf(shares, q, logQ, components, points);
    for (let r = 0; r < padded(points); r++) {
      const at = (<usize>r) << 2;
      const noisy: f32 = r < points ? (load<f32>(logQ + at) + load<f32>(gumbel + at)) * sharpness : -Infinity;
      store<f32>(logQ + at, noisy);
    }
    const total = exponentialsOf(logQ, points, largestOf(logQ, points));
    const mean = dotOf(logQ, places, points) / total;
    store<f32>(z, mean);
    const centre = f32x4.splat(mean);
    for (let at: usize = 0; at < stride; at += 16)
      v128.store(logQ + at, f32x4.mul(v128.load(logQ + at), f32x4.sub(v128.load(places + at), centre)));
    pullBack(derivative, logQ, shares, table, order, components, points, sharpness / total, row);
    z += 4;
    derivative += bytes;
    parameters += bytes;
    gumbel += (<usize>points) << 2;
  }
}

/**
 * z of definition 19 and dz/db for uniforms u: parameters [rows, K order + K], u [rows] -> z [rows], derivative [rows, K order + K].
 * Scratch: 2 K + 3 padded rows, 4 K and order floats.
 */
export function sampleMixtureCells(
  z: usize,
  derivative: usize,
  parameters: usize,
  u: usize,
  table: usize,
  rows: i32,
  order: i32,
  components: i32,
  points: i32,
  scratch: usize,
): void {
  const bytes = (<usize>(components * order + components)) << 2;
  const stride = (<usize>padded(points)) << 2;
  const q = layOut(scratch, order, components, points);
  const factor = q + stride;
  const row = factor + stride;
  const width: f32 = 2 / <f32>points;
  for (let i = 0; i < rows; i++) {
    mixtureRow(q, parameters, table, order, components, points);
    const drawn = load<f32>(u);
    // From the right end where that is nearer: 1 - u has the digits.
    const turned = drawn > 0.5;
    const side: f32 = turned ? -1 : 1;
    const mass: f32 = turned ? 1 - drawn : drawn;
    const first = turned ? q + ((<usize>(points - 1)) << 2) : q;
    const step: usize = turned ? -4 : 4;
    let before: f32 = 0;
    let cell = first;
    let r = 0;
    while (r < points - 1) {
      const next = before + load<f32>(cell);
      if (next > mass) break;
      before = next;
      cell += step;
      r++;
    }
    const weight = max<f32>(load<f32>(cell), LEAST_CELL);
    const tau = <f32>Math.min(1, Math.max(0, (mass - before) / weight));
    store<f32>(z, side * (width * (<f32>r + tau) - 1));
    // By log q_s: q_s (mass - [s < r]); the own cell's share takes what makes the sum 0.
    let sum: f32 = 0;
    memory.fill(factor, 0, stride);
    for (let s = 0, at = first; s < points; s++, at += step) {
      if (s == r) continue;
      const f = s < r ? mass - 1 : mass;
      store<f32>(at - q + factor, f);
      sum += f * load<f32>(at);
    }
    store<f32>(cell - q + factor, -sum / weight);
    pullBack(derivative, factor, 0, table, order, components, points, (side * width) / weight, row);
    z += 4;
    u += 4;
    derivative += bytes;
    parameters += bytes;
  }
}

/**
 * Of a prior [latent, K order + K]: log p [latent, padded], shares [latent, K, padded], E_k[phi] [latent, K order] and
 * E_p[dlog p / da] [latent, K order + K]. Scratch: 2 K + 1 padded rows, 4 K and order floats.
 */
export function priorOfMixture(
  logP: usize,
  shares: usize,
  centres: usize,
  momentsP: usize,
  prior: usize,
  table: usize,
  latent: i32,
  order: i32,
  components: i32,
  points: i32,
  scratch: usize,
): void {
  const coefficients = components * order;
  const bytes = (<usize>(coefficients + components)) << 2;
  const stride = (<usize>padded(points)) << 2;
  const p = layOut(scratch, order, components, points);
  for (let j = 0; j < latent; j++) {
    mixtureRow(p, prior, table, order, components, points);
    logarithmsOf(logP, p, components, points);
    sharesOf(shares, p, logP, components, points);
    momentsOfParts(centres, table, order, components, points);
    memory.fill(momentsP, 0, bytes);
    for (let k = 0; k < components; k++)
      store<f32>(momentsP + ((<usize>(coefficients + k)) << 2), weightOf(k));
    logP += stride;
    shares += <usize>components * stride;
    centres += (<usize>coefficients) << 2;
    momentsP += bytes;
    prior += bytes;
  }
}

/** E_q[dlog p / da] of one dimension by its prior's shares and E_k[phi], [K order + K]. */
function momentsUnderPrior(
  out: usize,
  q: usize,
  shares: usize,
  centres: usize,
  table: usize,
  order: i32,
  components: i32,
  points: i32,
  row: usize,
): void {
  const stride = (<usize>padded(points)) << 2;
  const coefficients = (<usize>order) << 2;
  const sums = out + coefficients * <usize>components;
  for (let k = 0; k < components; k++) {
    const sum = productOf(row, q, shares, 1, points);
    moments(out, row, table, order, points, 1);
    for (let m: usize = 0; m < coefficients; m += 4)
      store<f32>(out + m, load<f32>(out + m) - sum * load<f32>(centres + m));
    store<f32>(sums + ((<usize>k) << 2), sum);
    shares += stride;
    centres += coefficients;
    out += coefficients;
  }
}

/**
 * Eq. (4) by row and its gradient: posterior [rows, K order + K] beside what priorOfMixture says of row i's dimension i mod latent ->
 * KL [rows], its gradient in the posterior and E_q[dlog p / da], [rows, K order + K] each. Scratch: 2 K + 3 padded rows, 4 K and order
 * floats.
 */
export function klMixture(
  kl: usize,
  gradient: usize,
  momentsQ: usize,
  logP: usize,
  shares: usize,
  centres: usize,
  posterior: usize,
  table: usize,
  rows: i32,
  latent: i32,
  order: i32,
  components: i32,
  points: i32,
  scratch: usize,
): void {
  const bytes = (<usize>(components * order + components)) << 2;
  const stride = (<usize>padded(points)) << 2;
  const q = layOut(scratch, order, components, points);
  const delta = q + stride;
  const row = delta + stride;
  for (let i = 0; i < rows; i++) {
    const j = <usize>(i % latent);
    const ownLogP = logP + j * stride;
    const ownShares = shares + j * <usize>components * stride;
    const ownCentres = centres + ((j * <usize>(components * order)) << 2);
    mixtureRow(q, posterior, table, order, components, points);
    logarithmsOf(delta, q, components, points);
    for (let at: usize = 0; at < stride; at += 16)
      v128.store(delta + at, f32x4.sub(v128.load(delta + at), v128.load(ownLogP + at)));
    const mean = dotOf(q, delta, points);
    store<f32>(kl, mean);
    const centre = f32x4.splat(mean);
    for (let at: usize = 0; at < stride; at += 16)
      v128.store(delta + at, f32x4.sub(v128.load(delta + at), centre));
    pullBack(gradient, delta, 0, table, order, components, points, 1, row);
    momentsUnderPrior(momentsQ, q, ownShares, ownCentres, table, order, components, points, row);
    kl += 4;
    gradient += bytes;
    momentsQ += bytes;
    posterior += bytes;
  }
}
