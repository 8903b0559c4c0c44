/** One dimension's mixture of K polynomials over the grid in rows of scratch memory: its density, shares and gradients. Formulas and reference in src/math/polynomial-mixture.ts. */
import { exponential } from './exponential';
import { logarithm } from './logarithm';
import { moments, polynomial } from './polynomial-row';
import { sumOfLanes } from './rows';
import { exponentialsInto, largestOf, padded } from './softmax-row';

/** Below this a density comes from logarithms, because the exponential of a component ends at e^-87. */
const LEAST_DENSITY: f32 = 1e-28;

/** Where the parts of the mixture at work lie: phi_k and exp(phi_k - max phi_k), [K, padded] each. */
let exponents: usize = 0;
let parts: usize = 0;
/** log w_k - psi_k, w_k and one over the sum of the part, [K] each. */
let shifts: usize = 0;
let weights: usize = 0;
let inverses: usize = 0;
/** w_k over the sum of the part, [K]. */
let scales: usize = 0;
/** Coefficients of one component, its slope within, [order]. */
let own: usize = 0;

/** Gives the parts their places in scratch memory, 2 K padded rows, 4 K and order floats; answers where the rest begins. */
export function layOut(scratch: usize, order: i32, components: i32, points: i32): usize {
  const rows = ((<usize>padded(points)) << 2) * <usize>components;
  const numbers = (<usize>components) << 2;
  exponents = scratch;
  parts = exponents + rows;
  shifts = parts + rows;
  weights = shifts + numbers;
  inverses = weights + numbers;
  scales = inverses + numbers;
  own = scales + numbers;
  return own + ((<usize>padded(order)) << 2);
}

/** w_k, the softmax of the weight logits; answers log sum_k exp of the logits. */
function softmaxOfWeights(logits: usize, components: i32): f32 {
  let most: f32 = -Infinity;
  for (let k: usize = 0; k < <usize>components; k++) most = max<f32>(most, load<f32>(logits + (k << 2)));
  let total: f32 = 0;
  for (let k: usize = 0; k < <usize>components; k++) {
    const e = exponential(f32x4.splat(load<f32>(logits + (k << 2)) - most));
    store<f32>(weights + (k << 2), f32x4.extract_lane(e, 0));
    total += f32x4.extract_lane(e, 0);
  }
  for (let k: usize = 0; k < <usize>components; k++)
    store<f32>(weights + (k << 2), load<f32>(weights + (k << 2)) / total);
  return most + f32x4.extract_lane(logarithm(f32x4.splat(total)), 0);
}

/** All parts of the mixture with parameters [K order + K], and q, a padded row. Slopes o_k are even from -2 to 2; K >= 2. */
export function mixtureRow(
  q: usize,
  parameters: usize,
  table: usize,
  order: i32,
  components: i32,
  points: i32,
): void {
  const stride = (<usize>padded(points)) << 2;
  const logits = parameters + ((<usize>(components * order)) << 2);
  const logTotal = softmaxOfWeights(logits, components);
  const step: f32 = 4 / <f32>(components - 1);
  for (let k = 0; k < components; k++) {
    const at = (<usize>k) << 2;
    const phi = exponents + <usize>k * stride;
    memory.copy(own, parameters + ((<usize>(k * order)) << 2), (<usize>order) << 2);
    store<f32>(own, load<f32>(own) + (step * <f32>k - 2));
    polynomial(phi, own, table, order, points);
    const largest = largestOf(phi, points);
    const sum = exponentialsInto(parts + <usize>k * stride, phi, points, largest);
    const psi = largest + f32x4.extract_lane(logarithm(f32x4.splat(sum)), 0);
    store<f32>(shifts + at, load<f32>(logits + at) - logTotal - psi);
    store<f32>(inverses + at, 1 / sum);
    store<f32>(scales + at, load<f32>(weights + at) / sum);
  }
  for (let at: usize = 0; at < stride; at += 16) {
    let sum = f32x4.splat(0);
    let part = parts + at;
    for (let k = 0; k < components; k++, part += stride)
      sum = f32x4.add(sum, f32x4.mul(f32x4.splat(scaleOf(k)), v128.load(part)));
    v128.store(q + at, sum);
  }
}

/** w_k p_k = scale exp(phi_k - max phi_k). */
function scaleOf(k: i32): f32 {
  return load<f32>(scales + ((<usize>k) << 2));
}

/** w_k. */
export function weightOf(k: i32): f32 {
  return load<f32>(weights + ((<usize>k) << 2));
}

/** log sum_k exp(log w_k + phi_k - psi_k) of four points by its largest term. */
function logarithmByLargest(at: usize, stride: usize, components: i32): v128 {
  let largest = f32x4.splat(-Infinity);
  let phi = exponents + at;
  for (let k = 0; k < components; k++, phi += stride) largest = f32x4.max(largest, logPart(phi, k));
  let total = f32x4.splat(0);
  phi = exponents + at;
  for (let k = 0; k < components; k++, phi += stride)
    total = f32x4.add(total, exponential(f32x4.sub(logPart(phi, k), largest)));
  return f32x4.add(largest, logarithm(total));
}

function logPart(phi: usize, k: i32): v128 {
  return f32x4.add(v128.load(phi), v128.load_splat<f32>(shifts + ((<usize>k) << 2)));
}

function isSmall(density: v128): bool {
  return v128.any_true(f32x4.lt(density, f32x4.splat(LEAST_DENSITY)));
}

/** log q, a padded row with zeros in its padding. */
export function logarithmsOf(logQ: usize, q: usize, components: i32, points: i32): void {
  const stride = (<usize>padded(points)) << 2;
  for (let at: usize = 0; at < stride; at += 16) {
    const density = v128.load(q + at);
    v128.store(logQ + at, isSmall(density) ? logarithmByLargest(at, stride, components) : logarithm(density));
  }
  for (let r = points; r < padded(points); r++) store<f32>(logQ + ((<usize>r) << 2), 0);
}

/** rho_k = w_k p_k / q, the share of each component at each point, [K, padded]. */
export function sharesOf(shares: usize, q: usize, logQ: usize, components: i32, points: i32): void {
  const stride = (<usize>padded(points)) << 2;
  for (let at: usize = 0; at < stride; at += 16) {
    const density = v128.load(q + at);
    const small = isSmall(density);
    const inverse = f32x4.div(f32x4.splat(1), density);
    for (let k = 0; k < components; k++) {
      const place = <usize>k * stride + at;
      const share = small
        ? exponential(f32x4.sub(logPart(exponents + place, k), v128.load(logQ + at)))
        : f32x4.mul(f32x4.mul(f32x4.splat(scaleOf(k)), v128.load(parts + place)), inverse);
      v128.store(shares + place, share);
    }
  }
}

/** row = scale a b; answers its sum. */
export function productOf(row: usize, a: usize, b: usize, scale: f32, length: i32): f32 {
  const factor = f32x4.splat(scale);
  let total = f32x4.splat(0);
  for (let r = 0; r < length; r += 4) {
    const at = (<usize>r) << 2;
    const product = f32x4.mul(f32x4.mul(v128.load(a + at), factor), v128.load(b + at));
    v128.store(row + at, product);
    total = f32x4.add(total, product);
  }
  return sumOfLanes(total);
}

/** E_k[phi_m], [K order]. */
export function momentsOfParts(out: usize, table: usize, order: i32, components: i32, points: i32): void {
  const stride = (<usize>padded(points)) << 2;
  for (let k = 0; k < components; k++, out += (<usize>order) << 2)
    moments(out, parts + <usize>k * stride, table, order, points, load<f32>(inverses + ((<usize>k) << 2)));
}

/**
 * out = scale sum_r v_r dlog q_r / db, [K order + K], for v_r whose sum is 0: of the factor v_r and the shares [K, padded], or, where
 * they are 0, of the factor v_r / q_r. `row` is a padded row to work in.
 */
export function pullBack(
  out: usize,
  factor: usize,
  shares: usize,
  table: usize,
  order: i32,
  components: i32,
  points: i32,
  scale: f32,
  row: usize,
): void {
  const stride = (<usize>padded(points)) << 2;
  const sums = out + ((<usize>(components * order)) << 2);
  for (let k = 0; k < components; k++, out += (<usize>order) << 2) {
    const part = parts + <usize>k * stride;
    const sum = shares
      ? productOf(row, factor, shares + <usize>k * stride, 1, points)
      : productOf(row, factor, part, scaleOf(k), points);
    // sum_r v_r rho_kr (phi_mr - E_k[phi_m]).
    const taken = f32x4.splat(sum * load<f32>(inverses + ((<usize>k) << 2)));
    for (let at: usize = 0; at < stride; at += 16)
      v128.store(row + at, f32x4.sub(v128.load(row + at), f32x4.mul(taken, v128.load(part + at))));
    moments(out, row, table, order, points, scale);
    store<f32>(sums + ((<usize>k) << 2), scale * sum);
  }
}
