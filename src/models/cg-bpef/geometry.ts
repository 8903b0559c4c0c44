/** CG-BPEF-VAE under Theorem 2: term1 by dimension in its parts, from many heads and the prior. Pure, but heavy: only a worker loads it. */
import { decomposeTerm1 } from '../../math/information-geometry';
import { ofDimension, type ModelGeometry } from '../geometry-contract';
import { priorRows, type CgBpefSettings } from './spec';

export const geometry: ModelGeometry<CgBpefSettings> = {
  family: 'one polynomial family of the same order a dimension',
  note: '',
  parts(rows, prior, settings) {
    const { polynomialOrder: order, gridPoints } = settings;
    const dimensions = priorRows(prior, settings).map((own, j) =>
      decomposeTerm1(ofDimension(rows, j, order), own, gridPoints),
    );
    return { dimensions, jointEq5: null };
  },
};
