/** Theorem 2 for Gaussian posteriors and a Gaussian prior: term1 of a dimension in parts, and Eq. (5) for the whole vector; no family of the paper's own here. */
import { klToNormal } from './gauss';
import { gaussianLowerBoundEq5, gaussianTerm1, type Term1Parts } from './information-geometry';
import { gaussianMixtureInformation } from './gaussian-mixture';

/**
 * term1 = Eq. (6) + KL(m : centroid) + KL(centroid : prior) in nats for one dimension of n pictures, mean [n]
 * and variance [n], and a prior of that mean and log-variance. The centroid is the Gaussian of the mixture's mean and variance. All but Eq. (6) is in closed
 * form; Eq. (6), by quadrature, is held between 0 and Eq. (5), so that rounding turns no part negative. Section 5,
 * and appendix B for the parts.
 */
export function decomposeGaussianTerm1(
  mean: ArrayLike<number>,
  variance: ArrayLike<number>,
  prior = { mean: 0, logVariance: 0 },
): Term1Parts {
  const eq5 = Math.max(0, gaussianLowerBoundEq5(mean, variance));
  const mutualInformation = Math.min(eq5, gaussianMixtureInformation(mean, variance));
  const n = mean.length;
  let centre = 0;
  for (let k = 0; k < n; k++) centre += mean[k] / n;
  let total = 0;
  for (let k = 0; k < n; k++) total += (variance[k] + (mean[k] - centre) ** 2) / n;
  return {
    term1: gaussianTerm1(mean, variance, prior),
    mutualInformation,
    mixtureToCentroid: eq5 - mutualInformation,
    centroidToPrior: klToNormal([centre], [Math.log(total)], [prior.mean], [prior.logVariance])[0],
  };
}

/**
 * Eq. (5) in nats for a Gaussian prior with a full covariance, means [n][d] and variances [n][d]:
 * (log det(mean diag(v) + Cov(mu)) - mean sum_j log v_j) / 2, the divergence of Corollary 3. It is at most the sum of
 * the dimensions' own Eq. (5), by Hadamard's inequality.
 */
export function gaussianJointBoundEq5(
  means: readonly ArrayLike<number>[],
  variances: readonly ArrayLike<number>[],
): number {
  const n = means.length;
  if (variances.length !== n)
    throw new RangeError(
      `gaussianJointBoundEq5: expected variances of ${n} pictures as of means, got ${variances.length}; pass both of the same pictures`,
    );
  if (n === 0)
    throw new RangeError(
      'gaussianJointBoundEq5: expected at least one picture, got 0; wait for the first probe',
    );
  const d = means[0].length;
  const centre = Array.from({ length: d }, (_, j) => means.reduce((sum, mu) => sum + mu[j] / n, 0));
  const covariance = centre.map((_, i) =>
    centre.map((__, j) =>
      means.reduce((sum, mu) => sum + ((mu[i] - centre[i]) * (mu[j] - centre[j])) / n, 0),
    ),
  );
  let meanLog = 0;
  for (let j = 0; j < d; j++)
    for (const v of variances) {
      covariance[j][j] += v[j] / n;
      meanLog += Math.log(v[j]) / n;
    }
  return (logDeterminant(covariance) - meanLog) / 2;
}

/** Of a positive definite matrix, by Cholesky's factors; it is overwritten. */
function logDeterminant(matrix: number[][]): number {
  let sum = 0;
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let rest = row[j];
      for (let k = 0; k < j; k++) rest -= row[k] * matrix[j][k];
      row[j] = j < i ? rest / matrix[j][j] : Math.sqrt(rest);
    }
    sum += 2 * Math.log(row[i]);
  });
  return sum;
}
