/** How precisely z can be known from a picture, the end of section 5: the metric G and the prior's precision P. */
import { ofEigen, symmetricEigen, type Matrix } from './symmetric';

export interface Precision {
  /** Eigenvalues of G from the largest down, [d]. */
  readonly spectrum: readonly number[];
  /** (G + P)^-1, [d][d]. */
  readonly covariance: Matrix;
  /** The deviations of its marginals, [d]. */
  readonly joint: readonly number[];
  /** 1 / sqrt((G + P)_jj), [d]: those of the best factorised q where the posterior is normal; at most the joint ones. */
  readonly factorised: readonly number[];
}

/**
 * G [d][d] and the prior's variances [d], P = diag(1 / variance). The Cramer-Rao bound of section 5 is G^-1, which does not exist where a
 * dimension is collapsed; with the prior it does.
 */
export function precisionOf(metric: Matrix, priorVariance: readonly number[]): Precision {
  const both = metric.map((row, i) => row.map((value, j) => value + (i === j ? 1 / priorVariance[j] : 0)));
  const covariance = ofEigen(symmetricEigen(both), (value) => 1 / value);
  return {
    spectrum: symmetricEigen(metric).values,
    covariance,
    joint: covariance.map((row, j) => Math.sqrt(row[j])),
    factorised: both.map((row, j) => 1 / Math.sqrt(row[j])),
  };
}
