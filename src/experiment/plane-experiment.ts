/** The experiment behind the latent map's button: d = 2 and nets so small that three models train in a minute on one core. Data only. */
import { defaultExperiment } from './default-experiment';
import type { Experiment } from './experiment';

export function planeExperiment(dataset: string): Experiment {
  const experiment = defaultExperiment();
  const { gauss, categorical, 'cg-bpef': cgBpef } = experiment.models;
  const small = { on: true, hidden: [128], latent: 2 };
  return {
    ...experiment,
    dataset,
    steps: 2000,
    models: {
      gauss: { ...gauss, ...small },
      // As it stands, both variables fall into one category for all digits of MNIST (term2 206 nats after 800 steps); so they do not (159).
      categorical: {
        ...categorical,
        ...small,
        categories: 10,
        temperatureMaximum: 5,
        temperatureMinimum: 1,
        klWeight: 3,
      },
      'cg-bpef': { ...cgBpef, ...small },
    },
  };
}
