/** The polynomials that are orthonormal on the grid as a tensor, one table for each (M, R): means of them keep their digits where means of monomials do not. */
import { tf, type Tensor2D } from '../../gpu/tf';
import { gridBasis } from '../../math/grid-basis';

const tables = new Map<string, Float32Array>();

/** psi_m(zeta_r), [M, R] for m = 1 ... M. The caller's tidy frees it. */
export function basisTable(order: number, points: number): Tensor2D {
  const key = `${order}/${points}`;
  const values = tables.get(key) ?? Float32Array.from(gridBasis(order, points).values.flat());
  tables.set(key, values);
  return tf.tensor2d(values, [order, points]);
}
