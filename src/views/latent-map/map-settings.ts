/** The settings of the Latent map view as fields: what a link to it holds, besides the picked picture. */
import type { SwitchField } from '../../schema/field';

const grid: SwitchField = {
  kind: 'switch',
  link: 'grid',
  label: 'Decoder grid',
  symbol: '',
  meaning: 'Shows the decoder’s output for the plane, behind the pictures’ signs.',
  equation: null,
  moves: 'Latent map.',
  live: true,
  default: true,
};

const points: SwitchField = {
  ...grid,
  link: 'digits',
  label: 'Points',
  meaning: 'Shows validation pictures as signs at their posterior means.',
};

export const mapFields = { grid, points };
