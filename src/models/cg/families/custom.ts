/** The user's own sufficient statistics, typed as text. */
import {
  statisticNames,
  statisticsAt,
  statisticsProblem,
} from '../../../math/typed-statistics/check-statistics';
import { gridPoints } from '../../../math/polynomial-family';
import type { LinearFamily } from './family';

export const custom: LinearFamily = {
  kind: 'linear',
  title: 'Your own statistics',
  meaning: 'The functions that you type, at most 20: z; z^2; abs(z).',
  equation: {
    tex: String.raw`\log q(z)=\sum_{p=1}^{P}b_p f_p(z)-\psi(\boldsymbol{b})`,
    source: 'definition 29',
  },
  takes: ['statistics'],
  size: ({ statistics }) => statisticNames(statistics).length,
  refuse: ({ statistics, gridPoints: R }) => statisticsProblem(statistics, gridPoints(R)),
  statistics: (z, { statistics }) => statisticsAt(statistics, z),
  names: ({ statistics }) => statisticNames(statistics),
};
