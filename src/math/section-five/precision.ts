/** How precisely z can be known from a picture, the end of section 5: the metric G and the prior's precision P. */
import { ofEigen, symmetricEigen, type Matrix } from './symmetric';

export interface Precision {
  /** Eigenvalues of G from the largest down, [d]. */
  readonly spectrum: readonly number[];
  /** Deviations of the marginals of (G + P)^-1, [d]. */
  readonly joint: readonly number[];
  /** 1 / sqrt((G + P)_jj), [d]: those of the best factorised q where the posterior is normal; at most the joint ones. */
  readonly factorised: readonly number[];
}

/** (G + diag(p))^-1 for a metric G and precisions p, [d][d]. */
export const shiftedInverse = (metric: Matrix, precisions: readonly number[]): number[][] =>
  ofEigen(symmetricEigen(shifted(metric, precisions)), (value) => 1 / value);

const shifted = (metric: Matrix, precisions: readonly number[]) =>
  metric.map((row, i) => row.map((value, j) => value + (i === j ? precisions[j] : 0)));

/**
 * G [d][d] and the prior's variances [d], P = diag(1 / variance). The Cramer-Rao bound of section 5 is G^-1, which does not exist where a
 * dimension is collapsed; with the prior it does.
 */
export function precisionOf(metric: Matrix, priorVariance: readonly number[]): Precision {
  const precisions = priorVariance.map((value) => 1 / value);
  return {
    spectrum: symmetricEigen(metric).values,
    joint: shiftedInverse(metric, precisions).map((row, j) => Math.sqrt(row[j])),
    factorised: shifted(metric, precisions).map((row, j) => 1 / Math.sqrt(row[j])),
  };
}
