/** The pure half of CG-VAE, a model beyond the paper: CG-BPEF's coarse grain with any family of densities on [-1, 1], and a learned prior of the same family. No tensors. */
import { features, gridPoints } from '../../math/polynomial-family';
import { statisticsProblem } from '../../math/typed-statistics/check-statistics';
import { LONGEST_TEXT } from '../../math/typed-statistics/parse-statistics';
import type { Fields, Values } from '../../schema/field';
import type { ModelSpec } from '../contract';
import {
  commonFields,
  divergenceFields,
  gridApplies,
  gridFields,
  priorFields,
  temperatureFields,
} from '../fields';
import { gridSpec } from '../grid/grid-spec';
import { mendTemperatures } from '../temperature-order';
import type { Family } from './families/family';
import { headMap } from './families/head-map';
import { families, familyIds } from './families/registry';
import { densityAt, gridLogits, gridStatistics } from './family-logits';
import { mendFamily } from './mend-family';

const name = 'CG-VAE';

const fields = {
  ...commonFields,
  // The paper's three are what a page opens with.
  on: { ...commonFields.on, default: false },
  ...priorFields,
  ...divergenceFields,
  ...temperatureFields,
  family: {
    kind: 'choice',
    link: 'family',
    label: 'Family',
    symbol: '',
    meaning:
      'The shape of posterior and prior in each latent dimension, not in the paper. legendre, cosine and spline replace the powers of z by other functions. free has a logit for each grid point, R at most 101. mixture adds K polynomials. custom takes your own functions.',
    equation: {
      tex: String.raw`q(z_j\mid\boldsymbol{x})\propto\exp\Big(\sum_{p=1}^{P}b_{jp}\,f_p(z_j)\Big)`,
      source: 'section 1: any pdf; definition 29',
    },
    moves: 'Posterior: its shapes; Curves: term1.',
    live: false,
    later: true,
    options: familyIds,
    default: 'legendre',
  },
  components: {
    kind: 'integer',
    link: 'K',
    label: 'Components',
    symbol: 'K',
    meaning: 'Number of polynomial densities in a mixture, each with a learned weight.',
    equation: {
      tex: String.raw`q(z_j\mid\boldsymbol{x})=\sum_{k=1}^{K}w_k\,e^{\phi_k(z_j)-\psi_k}`,
      source: 'section 6; definition 29',
    },
    moves: 'Posterior: how many humps stand apart; steps a second.',
    live: false,
    later: true,
    minimum: 1,
    maximum: 10,
    default: 3,
  },
  statistics: {
    kind: 'text',
    link: 'stats',
    label: 'Statistics',
    symbol: '',
    meaning:
      'The functions of z that bend a custom density, separated by semicolons; at most 20. Allowed: + - * / ^, abs, sqrt, exp, log, sin, cos, tanh, min, max and pi.',
    equation: null,
    moves: 'Posterior: its shapes; Curves: term1.',
    live: false,
    later: true,
    longest: LONGEST_TEXT,
    check: (text) => statisticsProblem(text, gridPoints(gridFields.gridPoints.default)),
    default: 'z; z^2; abs(z)',
  },
  ...gridFields,
} as const satisfies Fields;

export type CgSettings = Values<typeof fields>;

const familyFields = ['polynomialOrder', 'components', 'statistics'] as const;
type FamilyField = (typeof familyFields)[number];
const isOfFamily = (field: string): field is FamilyField =>
  (familyFields as readonly string[]).includes(field);
const takes = ({ family }: CgSettings, field: FamilyField): boolean =>
  (families[family] as Family).takes.includes(field);

export const cgSpec = {
  id: 'cg',
  name,
  about: 'the coarse grain with any density. Choose its family under Settings.',
  fields,
  applies: (field, settings) =>
    gridApplies(field, settings) && (!isOfFamily(field) || takes(settings, field)),
  plane: {},
  ...gridSpec<CgSettings>({
    size: (settings) => families[settings.family].size(settings),
    logits: gridLogits,
    density: densityAt,
    // A mixture has none: the moments of z and z^2 are read in their place.
    statistics: (settings) => gridStatistics(settings) ?? features(2, gridPoints(settings.gridPoints)),
  }),
  mend(settings) {
    const mended = mendTemperatures(name, settings);
    const own = mendFamily(name, mended.settings);
    return { settings: own.settings, notices: [...mended.notices, ...own.notices] };
  },
  headMap: (from, to) => headMap(from.family, from, to),
} as const satisfies ModelSpec<CgSettings>;
