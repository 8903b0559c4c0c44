/** CG-BPEF-VAE under Theorem 2: term1 by dimension in its parts, from many heads and the prior. Pure, but heavy: only a worker loads it. */
import { decomposeTerm1 } from '../../math/information-geometry';
import { ofDimension, type ModelGeometry } from '../geometry-contract';
import { isUniform } from '../grid/grid-spec';
import type { CgBpefSettings } from './spec';

export const geometry: ModelGeometry<CgBpefSettings> = {
  family: 'one polynomial family of the same order a dimension',
  note: '',
  parts(rows, prior, settings) {
    const { latent, polynomialOrder: order, gridPoints } = settings;
    const all = isUniform(settings) ? new Float64Array(latent * order) : Float64Array.from(prior);
    const dimensions = Array.from({ length: latent }, (_, j) =>
      decomposeTerm1(ofDimension(rows, j, order), all.subarray(j * order, (j + 1) * order), gridPoints),
    );
    return { dimensions, jointEq5: null };
  },
};
