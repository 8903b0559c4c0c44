/** CG-BPEF-VAE under Theorem 2: term1 by dimension in its parts, from many heads and the prior. Pure, but heavy: only a worker loads it. */
import { decomposeTerm1 } from '../../math/information-geometry';
import { ofDimension, type ModelGeometry } from '../geometry-contract';
import type { CgBpefSettings } from './spec';

export const geometry: ModelGeometry<CgBpefSettings> = {
  family: 'one polynomial family of the same order a dimension',
  note: '',
  parts: (rows, prior, { latent, polynomialOrder: order, gridPoints }) => ({
    dimensions: Array.from({ length: latent }, (_, j) =>
      decomposeTerm1(
        ofDimension(rows, j, order),
        Array.from(prior).slice(j * order, (j + 1) * order),
        gridPoints,
      ),
    ),
    jointEq5: null,
  }),
};
