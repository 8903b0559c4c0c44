/** The exact sampler of definition 19 and its gradient, row by row: formulas and references in src/models/grid/inverse-cdf.ts. */
import { moments, polynomial } from './polynomial-row';
import { exponentialsOf, largestOf, padded } from './softmax-row';

/** Turns the first `length` numbers of a row round. */
function turnRound(row: usize, length: i32): void {
  for (let low = 0, high = length - 1; low < high; low++, high--) {
    const first = row + ((<usize>low) << 2);
    const second = row + ((<usize>high) << 2);
    const kept = load<f32>(first);
    store<f32>(first, load<f32>(second));
    store<f32>(second, kept);
  }
}

/**
 * z and dz/db for uniforms u: coefficients [rows, order], u [rows], table [order, padded points] with zeros in its padding
 * -> z [rows], derivative [rows, order]. Scratch: one padded row and order floats. Where `odd`, statistic m = 1, 2, ... is odd or even
 * as m is: the axis is then turned round by signs of the coefficients, else by the row of weights.
 */
export function sampleInverseCdf(
  z: usize,
  derivative: usize,
  coefficients: usize,
  u: usize,
  table: usize,
  rows: i32,
  order: i32,
  points: i32,
  odd: bool,
  scratch: usize,
): void {
  const bytes = (<usize>order) << 2;
  const stride = (<usize>padded(points)) << 2;
  const row = scratch;
  const own = row + stride;
  const width: f32 = 2 / <f32>points;
  for (let i = 0; i < rows; i++) {
    const drawn = load<f32>(u);
    // From the right end where that is nearer: the axis is turned round, and 1 - u has the digits.
    const turned = drawn > 0.5;
    const side: f32 = turned ? -1 : 1;
    const step: f32 = odd ? side : 1;
    let sign: f32 = step;
    for (let m: usize = 0; m < bytes; m += 4) {
      store<f32>(own + m, sign * load<f32>(coefficients + m));
      sign *= step;
    }
    polynomial(row, own, table, order, points);
    const isRowTurned = turned && !odd;
    if (isRowTurned) turnRound(row, points);
    const total = exponentialsOf(row, points, largestOf(row, points));
    const mass: f32 = turned ? 1 - drawn : drawn;
    const wanted = mass * total;
    let before: f32 = 0;
    let r = 0;
    while (r < points - 1) {
      const next = before + load<f32>(row + ((<usize>r) << 2));
      if (next > wanted) break;
      before = next;
      r++;
    }
    const at = row + ((<usize>r) << 2);
    const weight = load<f32>(at);
    const tau = <f32>Math.min(1, Math.max(0, (wanted - before) / weight));
    store<f32>(z, side * (width * (<f32>r + tau) - 1));
    // sum_s p_s (mass - [s < r]) (phi_m(s) - phi_m(r)): the own cell adds nothing, exactly.
    let sum: f32 = 0;
    for (let s = 0; s < points; s++) {
      const place = row + ((<usize>s) << 2);
      const q: f32 = s == r ? 0 : load<f32>(place) * (s < r ? mass - 1 : mass);
      store<f32>(place, q);
      sum += q;
    }
    if (isRowTurned) turnRound(row, points);
    moments(derivative, row, table, order, points, 1);
    const scale = (side * width) / weight;
    const place = isRowTurned ? points - 1 - r : r;
    sign = step;
    for (let m: usize = 0, phi = table + ((<usize>place) << 2); m < bytes; m += 4, phi += stride) {
      store<f32>(derivative + m, sign * scale * (load<f32>(derivative + m) - sum * load<f32>(phi)));
      sign *= step;
    }
    z += 4;
    u += 4;
    derivative += bytes;
    coefficients += bytes;
  }
}
