/** The experiment of the engine's tests. Only tests import this. */
import { defaultExperiment } from '../../experiment/default-experiment';
import { mapSettings, type Experiment } from '../../experiment/experiment';

/** Small nets and few steps: the contract is about commands and states. */
export function smallExperiment(steps: number): Experiment {
  const experiment = defaultExperiment();
  const models = mapSettings((id) => ({ ...experiment.models[id], hidden: [16], latent: 3 }));
  return {
    ...experiment,
    steps,
    batchSize: 20,
    models,
  };
}
