/** Unit-VAE under Theorem 2: as Gauss-VAE with variances of 1. Only tests register it. */
import { decomposeGaussianTerm1, gaussianJointBoundEq5 } from '../../../math/gaussian-geometry';
import type { ModelGeometry } from '../../geometry-contract';
import type { UnitSettings } from './spec';

export const geometry: ModelGeometry<UnitSettings> = {
  family: 'one Gaussian a dimension, of any mean and variance',
  note: '',
  parts(rows, _, { latent }) {
    const variances = rows.map(() => new Float64Array(latent).fill(1));
    const ones = new Float64Array(rows.length).fill(1);
    return {
      dimensions: Array.from({ length: latent }, (_, j) =>
        decomposeGaussianTerm1(
          Float64Array.from(rows, (row) => row[j]),
          ones,
        ),
      ),
      jointEq5: gaussianJointBoundEq5(rows, variances),
    };
  },
};
