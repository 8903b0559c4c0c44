/** Legendre polynomials as statistics: CG-BPEF's densities in a basis that is orthonormal on [-1, 1]. */
import { legendreStatistics } from '../../../math/statistics-on-grid';
import type { LinearFamily } from './family';

export const legendre: LinearFamily = {
  kind: 'linear',
  title: 'Legendre polynomials',
  meaning: 'The same shapes as monomials of order M; their coefficients depend less on each other.',
  equation: {
    tex: String.raw`\log q(z)=\sum_{m=1}^{M}b_m\sqrt{2m+1}\,P_m(z)-\psi(\boldsymbol{b})`,
    source: 'definition 29',
  },
  takes: ['polynomialOrder'],
  size: ({ polynomialOrder }) => polynomialOrder,
  statistics: (z, { polynomialOrder }) => legendreStatistics(polynomialOrder, z),
  names: ({ polynomialOrder }) =>
    Array.from({ length: polynomialOrder }, (_, m) => `sqrt(${2 * m + 3}) P_${m + 1}(z)`),
};
