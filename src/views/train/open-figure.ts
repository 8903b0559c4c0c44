/** Which figure of the bench is enlarged, as a field of the view: a link holds it. */
import type { ChoiceField } from '../../schema/field';

export const figures = [
  'curves',
  'reconstruction',
  'posterior',
  'simplex',
  'traversal',
  'samples',
  'drawing',
] as const;
export type Figure = (typeof figures)[number];
type Opened = 'none' | Figure;

const open: ChoiceField<Opened> = {
  kind: 'choice',
  link: 'open',
  label: 'Enlarged figure',
  symbol: '',
  equation: null,
  meaning: 'The figure that is enlarged over the bench.',
  moves: 'Nothing of the run.',
  live: true,
  options: ['none', ...figures],
  default: 'none',
};

export const benchFields = { open };
