/** The settings of the curves as fields: what a link to the Train view holds, what the charts show by, and what the state measures by. */
import type { ChoiceField, SwitchField } from '../../../schema/field';
import type { AxisScale } from '../../../ui/axis-scale';

/** What of a run is shown; `settled` is all steps, with the first fall of the values running off the top. */
export type CurvePart = 'settled' | 'whole' | 'half' | 'tenth';

const shown = { symbol: '', equation: null, moves: 'Curves.', live: true } as const;

const part: ChoiceField<CurvePart> = {
  ...shown,
  kind: 'choice',
  link: 'part',
  label: 'Show',
  meaning: 'Which part of the run the curves show.',
  options: ['settled', 'whole', 'half', 'tenth'],
  default: 'settled',
};

const scale: ChoiceField<AxisScale> = {
  ...shown,
  kind: 'choice',
  link: 'scale',
  label: 'Step axis',
  meaning: 'Whether steps are equally far apart, or equal ratios of them.',
  options: ['linear', 'log'],
  default: 'linear',
};

const bounds: SwitchField = {
  ...shown,
  kind: 'switch',
  link: 'bounds',
  label: 'Bounds of Theorem 2',
  meaning: 'Whether eqs. (5) and (6) are measured while the run trains, and drawn below term1.',
  default: false,
};

export const curveFields = { part, scale, bounds };
