/** The settings of figure 4 in the Geometry view as fields: what a link to it holds. */
import type { ChoiceField, SwitchField } from '../../../schema/field';
import type { Part } from './figure-frame';

const described = { symbol: '', equation: null, live: true, moves: 'Geometry.' } as const;

const four: ChoiceField<'100' | '200' | '500'> = {
  ...described,
  kind: 'choice',
  link: 'four',
  label: 'Pictures of figure 4',
  meaning: 'Number of validation pictures in figure 4, from the first on.',
  options: ['100', '200', '500'],
  default: '100',
};

const part: ChoiceField<Part> = {
  ...described,
  kind: 'choice',
  link: 'part',
  label: 'Part drawn',
  meaning: 'All posteriors, or only near the picked one, to see its variance.',
  options: ['all', 'picked'],
  default: 'all',
};

const strings: SwitchField = {
  ...described,
  kind: 'switch',
  link: 'strings',
  label: 'Strings of all pictures',
  meaning: 'Draws the two strings of every picture, faintly, not only the picked one’s.',
  default: false,
};

export const fourFields = { four, part, strings };
