/**
 * A mixture of K polynomial exponential families, each normalised on the grid: it has modes that one polynomial has not.
 * Component k also has a fixed slope o_k z, o_k evenly from -2 to 2. Under a prior of zeros K equal components would
 * have equal gradients, and would stay equal for ever.
 */
import {
  componentOffsets,
  mixtureGradient,
  mixtureLogits,
  mixtureSize,
} from '../../../math/polynomial-mixture';
import { powerNames } from '../../../math/polynomial-family';
import { projectionMap } from '../../../math/polynomial-projection';
import type { CurvedFamily } from './family';
import { mixtureTensors } from './mixture-tensors';

export const mixture: CurvedFamily = {
  kind: 'curved',
  title: 'Mixture',
  meaning: 'K polynomial densities of order M, added with learned weights: K modes or more.',
  equation: {
    tex: String.raw`\log q(z)=\log\sum_{k=1}^{K}w_k\,e^{\phi_k(z)-\psi_k},\quad\phi_k(z)=o_k z+\sum_{m=1}^{M}b_{km}z^m`,
    source: 'definition 29',
  },
  takes: ['polynomialOrder', 'components'],
  size: mixtureSize,
  names: ({ components: K, polynomialOrder: M }) => {
    const components = Array.from({ length: K }, (_, k) => `Component ${k + 1}`);
    return [
      ...components.flatMap((component) =>
        powerNames(M).map((power) => `${component}, coefficient of ${power}`),
      ),
      ...(K > 1 ? components.map((component) => `${component}, weight logit`) : []),
    ];
  },
  logits: mixtureLogits,
  gradient: mixtureGradient,
  tensors: (tf) => mixtureTensors(tf, componentOffsets),

  headMap(from, to) {
    const K = from.components;
    const [order, newOrder] = [from.polynomialOrder, to.polynomialOrder];
    const map = projectionMap(order, newOrder, from.gridPoints);
    const rows = Array.from({ length: mixtureSize(from) }, () =>
      new Array<number>(mixtureSize({ ...to, components: K })).fill(0),
    );
    for (let k = 0; k < K; k++) {
      map.forEach((row, m) => row.forEach((x, j) => (rows[k * order + m][k * newOrder + j] = x)));
      if (K > 1) rows[K * order + k][K * newOrder + k] = 1;
    }
    return rows;
  },
};
