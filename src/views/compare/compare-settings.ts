/** The settings of the Compare view as fields: what a link to it holds. The runs are those that are kept on this device, by their ids. */
import { modelIds, type ModelId } from '../../models/registry';
import type { ChoiceField, IntegerField, SwitchField } from '../../schema/field';
import { axisFields } from '../axis-settings';
import { comparedField } from '../../state/compared-ids';
import type { ColourOf } from './compared-lines';

const shown = { symbol: '', equation: null, moves: 'Compare.', live: true } as const;

const colour: ChoiceField<ColourOf> = {
  ...shown,
  kind: 'choice',
  link: 'colour',
  label: 'Colour',
  meaning: 'Colours for runs and dashes for models, or the other way round.',
  options: ['runs', 'models'],
  default: 'runs',
};

const seeds: SwitchField = {
  ...shown,
  kind: 'switch',
  link: 'seeds',
  label: 'Seeds as mean and band',
  meaning: 'Runs that differ only in their seed become one line: their mean. A band spans lowest to highest.',
  default: true,
};

/** Over about so many steps. */
const smoothing: IntegerField = {
  ...shown,
  kind: 'integer',
  link: 'smoothing',
  label: 'Smoothing over steps',
  symbol: 'w',
  meaning: 'Smooths the minibatch lines. 1 is off: the lines as measured.',
  minimum: 1,
  maximum: 500,
  default: 1,
};

const model: ChoiceField<ModelId> = {
  ...shown,
  kind: 'choice',
  link: 'model',
  label: 'Model',
  meaning: 'The model whose pictures, posteriors and L are compared.',
  options: modelIds,
  default: modelIds[0],
};

export const compareFields = { runs: comparedField, colour, seeds, smoothing, model, ...axisFields };

/** Runs that are shown at a time. */
export const MOST_SHOWN = 6;
