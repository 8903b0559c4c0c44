/** Table 1 (a), MNIST, as experiments with the paper's figures beside: one model on, everything else at its default. Data only. */
import type { ModelId } from '../models/registry';
import { defaultExperiment } from './default-experiment';
import { mapSettings, type Experiment, type ModelSettings } from './experiment';

export interface Preset {
  readonly id: string;
  readonly label: string;
  readonly model: ModelId;
  readonly experiment: Experiment;
  /** As printed in Table 1: nats; `freeEnergy` is L, term1 + term2. */
  readonly paper: { readonly term2: number; readonly freeEnergy: number };
}

/** Some of one model's settings. */
export type Some = {
  readonly [K in ModelId]: { readonly [F in keyof ModelSettings[K]]?: ModelSettings[K][F] };
};

/** The default experiment with one model on, and that one's settings. */
export function onlyModel<K extends ModelId>(model: K, settings: Some[K]): Experiment {
  const experiment = defaultExperiment();
  const off = mapSettings((id) => ({ ...experiment.models[id], on: false }));
  const models = { ...off, [model]: { ...experiment.models[model], on: true, ...settings } };
  return { ...experiment, models };
}

/** A row of Table 1; figures are [term2, L] as printed, nats. */
export function row<K extends ModelId>(
  id: string,
  label: string,
  model: K,
  settings: Some[K],
  [term2, freeEnergy]: readonly [number, number],
): Preset {
  return { id, label, model, experiment: onlyModel(model, settings), paper: { term2, freeEnergy } };
}

// The paper gives T_max in {1, T_min} and not which of them a row had. Section 4 selects by validation: Cat-VAE at T = 0.8 validates a nat
// lower with T_max = T_min (seed 1: 100.66 against 101.70); for the others both give the same L, and it stays at 1.
// "T = 0.3" of the last row is a misprint of 0.8: section 4 lists 0.5 and 0.8 only.
export const table1: readonly Preset[] = [
  row('gauss-L1', 'Gauss-VAE, L = 1', 'gauss', {}, [80.2, 101.3]),
  row(
    'categorical-L1-T0.5',
    'Cat-VAE, L = 1, T = 0.5',
    'categorical',
    { categories: 5, temperatureMinimum: 0.5 },
    [86.5, 105.8],
  ),
  row(
    'categorical-L1-T0.8',
    'Cat-VAE, L = 1, T = 0.8',
    'categorical',
    { categories: 10, temperatureMaximum: 0.8, temperatureMinimum: 0.8 },
    [84.2, 101.5],
  ),
  row('cg-bpef-L1-T0.5', 'CG-BPEF-VAE, L = 1, T = 0.5', 'cg-bpef', { temperatureMinimum: 0.5 }, [77.8, 97.4]),
  row(
    'cg-bpef-L1-T0.8',
    'CG-BPEF-VAE, L = 1, T = 0.8',
    'cg-bpef',
    { temperatureMinimum: 0.8, latent: 30 },
    [75.9, 92.8],
  ),
  row('gauss-L10', 'Gauss-VAE, L = 10', 'gauss', { samples: 10 }, [78.5, 100.0]),
  row(
    'categorical-L10-T0.5',
    'Cat-VAE, L = 10, T = 0.5',
    'categorical',
    { samples: 10, categories: 15, temperatureMinimum: 0.5 },
    [78.8, 98.2],
  ),
  row(
    'categorical-L10-T0.8',
    'Cat-VAE, L = 10, T = 0.8',
    'categorical',
    { samples: 10, categories: 20, temperatureMaximum: 0.8, temperatureMinimum: 0.8 },
    [76.9, 94.2],
  ),
  row(
    'cg-bpef-L10-T0.5',
    'CG-BPEF-VAE, L = 10, T = 0.5',
    'cg-bpef',
    { samples: 10, temperatureMinimum: 0.5, latent: 60, polynomialOrder: 15 },
    [74.8, 94.7],
  ),
  row(
    'cg-bpef-L10-T0.8',
    'CG-BPEF-VAE, L = 10, T = 0.8',
    'cg-bpef',
    { samples: 10, temperatureMinimum: 0.8, latent: 40 },
    [73.2, 90.4],
  ),
];
