/** The settings of an axis of steps as fields: which part of a run is shown, and on what scale. A link to a view with curves holds them. */
import type { ChoiceField } from '../schema/field';
import type { AxisScale } from '../ui/axis-scale';

/** What of a run is shown; `settled` is all steps, with the first fall of the values running off the top. */
export type CurvePart = 'settled' | 'whole' | 'half' | 'tenth';

const shown = { symbol: '', equation: null, moves: 'Curves.', live: true } as const;

const part: ChoiceField<CurvePart> = {
  ...shown,
  kind: 'choice',
  link: 'part',
  label: 'Show',
  meaning: 'The part of the run that the curves show.',
  options: ['settled', 'whole', 'half', 'tenth'],
  default: 'settled',
};

const scale: ChoiceField<AxisScale> = {
  ...shown,
  kind: 'choice',
  link: 'scale',
  label: 'Step axis',
  meaning: 'Linear: equal steps are equally far apart. Logarithmic: equal ratios are.',
  options: ['linear', 'log'],
  default: 'linear',
};

export const axisFields = { part, scale };
