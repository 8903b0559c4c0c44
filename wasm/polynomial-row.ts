/** Polynomials over the grid in a padded row of scratch memory, and moments of such a row: sums over a table of zeta_r^m, [order, padded], with zeros in its padding. */
import { sumOfLanes } from './rows';
import { dotOf, padded } from './softmax-row';

/** row_r = (row_r + sum_m c_m phi_m(zeta_r)) scale over a table [order, padded]. */
export function addPolynomial(
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

/** row_r = sum_m c_m phi_m(zeta_r), and minus infinity in the padding. */
export function polynomial(row: usize, coefficients: usize, table: usize, order: i32, points: i32): void {
  for (let r = 0; r < padded(points); r++) store<f32>(row + ((<usize>r) << 2), r < points ? 0 : -Infinity);
  addPolynomial(row, coefficients, table, order, points, 1);
}

/** out_m = scale sum_r row_r phi_m(zeta_r). Four sums go along together, because each alone waits for its last addition. */
export function moments(out: usize, row: usize, table: usize, order: i32, length: i32, scale: f32): void {
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
