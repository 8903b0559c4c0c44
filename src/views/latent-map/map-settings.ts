/** The settings of the Latent map view as fields: what a link to it holds, besides the picked picture. */
import type { SwitchField } from '../../schema/field';

const grid: SwitchField = {
  kind: 'switch',
  link: 'grid',
  label: 'Decoder grid',
  symbol: '',
  meaning: 'Whether what the decoder makes of the plane stands behind the pictures’ signs.',
  equation: null,
  moves: 'Latent map.',
  live: true,
  default: true,
};

const points: SwitchField = {
  ...grid,
  link: 'digits',
  label: 'Points',
  meaning: 'Whether validation pictures stand, each as a sign, at their posterior means.',
};

export const mapFields = { grid, points };
