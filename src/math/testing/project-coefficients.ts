/** Definition 11 on one set of coefficients: what a live change of M is compared with. */
import { mapRows, projectionMap } from '../polynomial-projection';

/**
 * The coefficients [M] of order M projected to order `to` on R grid points, [to]. Not in the paper:
 * definition 11.
 */
export function projectCoefficients(coefficients: ArrayLike<number>, to: number, R: number): number[] {
  // No coefficients are those of the constant polynomial.
  if (coefficients.length === 0) return new Array<number>(to).fill(0);
  return mapRows(coefficients, projectionMap(coefficients.length, to, R));
}
