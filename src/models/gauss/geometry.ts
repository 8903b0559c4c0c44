/** Gauss-VAE under Theorem 2: term1 by dimension in its parts, from many heads. Pure, but heavy: only a worker loads it. */
import { decomposeGaussianTerm1, gaussianJointBoundEq5 } from '../../math/gaussian-geometry';
import type { ModelGeometry } from '../geometry-contract';
import { priorOf, type GaussSettings } from './spec';

export const geometry: ModelGeometry<GaussSettings> = {
  family: 'one Gaussian a dimension, of any mean and variance',
  note: '',
  parts(rows, prior, settings) {
    const { latent } = settings;
    const given = priorOf(prior, settings);
    const means = rows.map((row) => row.subarray(0, latent));
    const variances = rows.map((row) => Float64Array.from(row.subarray(latent, 2 * latent), Math.exp));
    const column = (matrix: readonly ArrayLike<number>[], j: number) =>
      Float64Array.from(matrix, (row) => row[j]);
    return {
      dimensions: Array.from({ length: latent }, (_, j) =>
        decomposeGaussianTerm1(
          column(means, j),
          column(variances, j),
          given ? { mean: given.mean[j], logVariance: given.logVariance[j] } : undefined,
        ),
      ),
      jointEq5: gaussianJointBoundEq5(means, variances),
    };
  },
};
