/** The settings of the Latent map view as fields: what a link to it holds, besides the picked digit. */
import type { SwitchField } from '../../schema/field';

const grid: SwitchField = {
  kind: 'switch',
  link: 'grid',
  label: 'Decoder grid',
  symbol: '',
  meaning: 'Whether what the decoder makes of the plane stands behind the digits.',
  equation: null,
  moves: 'Latent map.',
  live: true,
  default: true,
};

const points: SwitchField = {
  ...grid,
  link: 'digits',
  label: 'Digits',
  meaning: 'Whether the digits stand at their posterior means.',
};

export const mapFields = { grid, points };
