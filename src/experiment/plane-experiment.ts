/** The experiment behind the latent map's button: d = 2 and nets so small that all usual models train in a minute on one core. Data only. */
import { specOf } from '../models/registry';
import { defaultExperiment } from './default-experiment';
import { mapSettings, type Experiment } from './experiment';

export function planeExperiment(dataset: string): Experiment {
  const experiment = defaultExperiment();
  const small = { hidden: [128], latent: 2 };
  const models = mapSettings((id) => ({ ...experiment.models[id], ...small, ...specOf(id).plane }));
  return { ...experiment, dataset, steps: 2000, models };
}
