/** The grid zeta and its monomials as tensors, one table for each (M, R): computed in float64, stored in float32. */
import { tf, type Tensor2D } from '../../gpu/tf';
import { features, gridPoints } from '../../math/polynomial-family';

const monomials = new Map<string, Float32Array>();

function monomialsOf(order: number, points: number): Float32Array {
  const key = `${order}/${points}`;
  let values = monomials.get(key);
  if (!values) {
    values = Float32Array.from(features(order, gridPoints(points)).flat());
    monomials.set(key, values);
  }
  return values;
}

/** phi_m(zeta_r) = zeta_r^m, [M, R] for m = 1 ... M. The caller's tidy frees it. */
export function monomialTable(order: number, points: number): Tensor2D {
  return tf.tensor2d(monomialsOf(order, points), [order, points]);
}

const padded = new Map<string, Float32Array>();

/** The same with zeros after each row, up to a multiple of four columns. */
export function paddedMonomialTable(order: number, points: number): Tensor2D {
  const width = Math.ceil(points / 4) * 4;
  const key = `${order}/${points}`;
  let values = padded.get(key);
  if (!values) {
    values = new Float32Array(order * width);
    const rows = monomialsOf(order, points);
    for (let m = 0; m < order; m++) values.set(rows.subarray(m * points, (m + 1) * points), m * width);
    padded.set(key, values);
  }
  return tf.tensor2d(values, [order, width]);
}
