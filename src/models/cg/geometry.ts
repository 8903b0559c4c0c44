/** CG-VAE under Theorem 2: term1 by dimension in its parts, in the family of its settings. Pure, but heavy: only a worker loads it. */
import { decomposeTerm1OnGrid } from '../../math/information-geometry';
import { logSoftmax } from '../../math/numeric';
import { ofDimension, type ModelGeometry } from '../geometry-contract';
import { families } from './families/registry';
import { isUniform } from '../grid/grid-spec';
import { gridLogits, gridStatistics } from './family-logits';
import type { CgSettings } from './spec';

export const geometry: ModelGeometry<CgSettings> = {
  family: 'one density of the same family a dimension',
  note: 'A mixture has no Bregman centroid: its prior in use replaces c*. So only eq. (6) is a bound.',
  parts(rows, prior, settings) {
    const P = families[settings.family].size(settings);
    const statistics = gridStatistics(settings);
    const logs = (parameters: ArrayLike<number>) => logSoftmax(gridLogits(Array.from(parameters), settings));
    return {
      dimensions: Array.from({ length: settings.latent }, (_, j) =>
        decomposeTerm1OnGrid(
          ofDimension(rows, j, P).map(logs),
          isUniform(settings)
            ? new Array<number>(settings.gridPoints).fill(-Math.log(settings.gridPoints))
            : logs(Array.from(prior).slice(j * P, (j + 1) * P)),
          statistics,
        ),
      ),
      jointEq5: null,
    };
  },
};
