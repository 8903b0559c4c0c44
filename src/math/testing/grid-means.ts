/** Means of z under the polynomial family on the grid, of either reading. Only tests import this. */
import { cellCentres } from '../inverse-cdf';
import { dot } from '../numeric';
import { gridPoints, gridProbabilities } from '../polynomial-family';

/**
 * E_q[zeta] = sum_r q_r zeta_r, q of Eq. (3): the mean of the category, which is z's mean as T -> 0. Section
 * 3.2.
 */
export function posteriorMean(coefficients: ArrayLike<number>, R: number): number {
  return dot(gridProbabilities(coefficients, R), gridPoints(R));
}

/** E[z] of the density that is even in each cell: the mean of the middles under Eq. (3)'s p. */
export function meanInverseCdf(coefficients: ArrayLike<number>, R: number): number {
  return dot(cellCentres(R), gridProbabilities(coefficients, R));
}
