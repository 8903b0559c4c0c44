/** The settings of the Geometry view as fields: what a link to it holds, and what the state asks by. */
import type { ChoiceField } from '../../schema/field';

const pictures: ChoiceField<'200' | '1000' | '5000'> = {
  kind: 'choice',
  link: 'pictures',
  label: 'Validation pictures',
  symbol: 'n',
  meaning:
    'Number of validation pictures, from the first on. Fewer pictures make a better prior look more useful than it is.',
  equation: null,
  moves: 'Geometry.',
  live: true,
  options: ['200', '1000', '5000'],
  default: '1000',
};

export const geometryFields = { pictures };
