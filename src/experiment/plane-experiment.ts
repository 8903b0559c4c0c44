/** The experiment behind the latent map's button: d = 2 and nets so small that three models train in a minute on one core. Data only. */
import { defaultExperiment } from './default-experiment';
import type { Experiment } from './experiment';

export function planeExperiment(): Experiment {
  const experiment = defaultExperiment();
  const { gauss, categorical, 'cg-bpef': cgBpef } = experiment.models;
  const small = { on: true, hidden: [128], latent: 2 };
  return {
    ...experiment,
    steps: 2000,
    models: {
      gauss: { ...gauss, ...small },
      // Ten categories, so that two of them tell more than the ten digits apart.
      categorical: { ...categorical, ...small, categories: 10 },
      'cg-bpef': { ...cgBpef, ...small },
    },
  };
}
