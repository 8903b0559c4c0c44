/** The settings of the curves as fields: what a link to the Train view holds, what the charts show by, and what the state measures by. */
import type { SwitchField } from '../../../schema/field';
import { axisFields } from '../../axis-settings';

const bounds: SwitchField = {
  kind: 'switch',
  link: 'bounds',
  label: 'Bounds of Theorem 2',
  symbol: '',
  equation: null,
  meaning: 'Measures eqs. (5) and (6) during training and draws them below term1.',
  moves: 'Curves.',
  live: true,
  default: false,
};

export const curveFields = { ...axisFields, bounds };
