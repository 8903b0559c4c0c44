/** Table 1 (b), SVHN with the nets of appendix E, in the form of presets.ts. Data only. */
import type { ModelId } from '../models/registry';
import { row, type Preset, type Some } from './presets';

function onSvhn<K extends ModelId>(
  id: string,
  label: string,
  model: K,
  settings: Some[K],
  figures: readonly [number, number],
): Preset {
  const { experiment, ...rest } = row(
    `svhn-${id}`,
    label,
    model,
    { net: 'convolutional', ...settings },
    figures,
  );
  return { ...rest, experiment: { ...experiment, dataset: 'svhn' } };
}

/** T_max, which the paper does not say here either, is as in (a). */
export const table1Svhn: readonly Preset[] = [
  onSvhn('gauss-L1', 'Gauss-VAE on SVHN, L = 1', 'gauss', { latent: 30 }, [616.3, 624.7]),
  onSvhn(
    'categorical-L1-T0.5',
    'Cat-VAE on SVHN, L = 1, T = 0.5',
    'categorical',
    { categories: 10, temperatureMinimum: 0.5 },
    [619.5, 626.2],
  ),
  onSvhn(
    'categorical-L1-T0.8',
    'Cat-VAE on SVHN, L = 1, T = 0.8',
    'categorical',
    { categories: 10, temperatureMaximum: 0.8, temperatureMinimum: 0.8 },
    [617.6, 623.7],
  ),
  onSvhn(
    'cg-bpef-L1-T0.5',
    'CG-BPEF-VAE on SVHN, L = 1, T = 0.5',
    'cg-bpef',
    { temperatureMinimum: 0.5, polynomialOrder: 15 },
    [615.4, 622.7],
  ),
  onSvhn(
    'cg-bpef-L1-T0.8',
    'CG-BPEF-VAE on SVHN, L = 1, T = 0.8',
    'cg-bpef',
    { temperatureMinimum: 0.8 },
    [613.4, 620.3],
  ),
  onSvhn('gauss-L10', 'Gauss-VAE on SVHN, L = 10', 'gauss', { samples: 10, latent: 10 }, [615.7, 624.4]),
  onSvhn(
    'categorical-L10-T0.5',
    'Cat-VAE on SVHN, L = 10, T = 0.5',
    'categorical',
    { samples: 10, categories: 15, temperatureMinimum: 0.5 },
    [616.6, 623.2],
  ),
  onSvhn(
    'categorical-L10-T0.8',
    'Cat-VAE on SVHN, L = 10, T = 0.8',
    'categorical',
    { samples: 10, categories: 20, temperatureMaximum: 0.8, temperatureMinimum: 0.8 },
    [615.1, 620.4],
  ),
  onSvhn(
    'cg-bpef-L10-T0.5',
    'CG-BPEF-VAE on SVHN, L = 10, T = 0.5',
    'cg-bpef',
    { samples: 10, temperatureMinimum: 0.5, polynomialOrder: 10 },
    [613.4, 621.6],
  ),
  onSvhn(
    'cg-bpef-L10-T0.8',
    'CG-BPEF-VAE on SVHN, L = 10, T = 0.8',
    'cg-bpef',
    { samples: 10, temperatureMinimum: 0.8, latent: 30 },
    [611.7, 619.0],
  ),
];
