/** Cosines as statistics: waves of equal size everywhere on [-1, 1], flat at both ends. */
import { cosineStatistics } from '../../../math/statistics-on-grid';
import type { LinearFamily } from './family';

export const cosine: LinearFamily = {
  kind: 'linear',
  title: 'Cosines',
  meaning: 'Smooth shapes from M half waves; the log density is flat at both ends.',
  equation: {
    tex: String.raw`\log q(z)=\sum_{m=1}^{M}b_m\cos\frac{m\pi(z+1)}{2}-\psi(\boldsymbol{b})`,
    source: 'definition 29',
  },
  takes: ['polynomialOrder'],
  size: ({ polynomialOrder }) => polynomialOrder,
  statistics: (z, { polynomialOrder }) => cosineStatistics(polynomialOrder, z),
  names: ({ polynomialOrder }) =>
    Array.from({ length: polynomialOrder }, (_, m) => `cos(${m === 0 ? '' : `${m + 1} `}pi (z + 1) / 2)`),
};
