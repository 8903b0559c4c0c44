/** The grid zeta and its monomials as tensors, one table for each (M, R): computed in float64, stored in float32. */
import { tf, type Tensor2D } from '../../gpu/tf';
import { features, gridPoints } from '../../math/polynomial-family';

const monomials = new Map<string, Float32Array>();

/** phi_m(zeta_r) = zeta_r^m, [M, R] for m = 1 ... M. The caller's tidy frees it. */
export function monomialTable(order: number, points: number): Tensor2D {
  const key = `${order}/${points}`;
  let values = monomials.get(key);
  if (!values) {
    values = Float32Array.from(features(order, gridPoints(points)).flat());
    monomials.set(key, values);
  }
  return tf.tensor2d(values, [order, points]);
}
