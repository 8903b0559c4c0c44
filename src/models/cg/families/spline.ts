/** B-splines as statistics: each moves the density in its own part of [-1, 1]. Cubic from M = 3 on, of degree M below. */
import { bSplines } from '../../../math/statistics-on-grid';
import type { LinearFamily } from './family';

export const spline: LinearFamily = {
  kind: 'linear',
  title: 'Splines',
  meaning:
    'Local shapes: each of M cubic B-splines bends its own part of the density. Below M = 3 their degree is M.',
  equation: {
    tex: String.raw`\log q(z)=\sum_{m=1}^{M}b_m B_m(z)-\psi(\boldsymbol{b}),\quad\sum_{m=1}^{M+1}B_m(z)=1`,
    source: 'definition 29',
  },
  takes: ['polynomialOrder'],
  size: ({ polynomialOrder }) => polynomialOrder,
  // All M + 1 sum to 1: the last one would move nothing that the others and the normaliser do not.
  statistics: (z, { polynomialOrder }) => bSplines(polynomialOrder + 1, z).slice(0, polynomialOrder),
  names: ({ polynomialOrder }) => Array.from({ length: polynomialOrder }, (_, m) => `B_${m + 1}(z)`),
};
