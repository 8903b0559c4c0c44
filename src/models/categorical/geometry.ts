/** Cat-VAE under Theorem 2: term1 by dimension in its parts, from many heads. Pure, but heavy: only a worker loads it. */
import { decomposeCategoricalTerm1 } from '../../math/categorical-geometry';
import { ofDimension, type ModelGeometry } from '../geometry-contract';
import { priorRows, type CategoricalSettings } from './spec';

export const geometry: ModelGeometry<CategoricalSettings> = {
  family: 'one categorical distribution a dimension',
  note: 'That family holds every distribution of the categories, so its centroid is the mixture, and (5) is (6).',
  parts(rows, prior, settings) {
    const given = priorRows(prior, settings);
    const dimensions = Array.from({ length: settings.latent }, (_, j) =>
      decomposeCategoricalTerm1(ofDimension(rows, j, settings.categories), given?.[j]),
    );
    return { dimensions, jointEq5: null };
  },
};
