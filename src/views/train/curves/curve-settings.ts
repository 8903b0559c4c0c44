/** The settings of the curves as fields: what a link to the Train view holds, what the charts show by, and what the state measures by. */
import type { SwitchField } from '../../../schema/field';
import { axisFields } from '../../axis-settings';

const bounds: SwitchField = {
  kind: 'switch',
  link: 'bounds',
  label: 'Bounds of Theorem 2',
  symbol: '',
  equation: null,
  meaning: 'Whether eqs. (5) and (6) are measured while the run trains, and drawn below term1.',
  moves: 'Curves.',
  live: true,
  default: false,
};

export const curveFields = { ...axisFields, bounds };
