/** Where no model is on there is nothing to train, and steps would pass for nothing. */
import type { ExperimentStore } from './experiment-store';
import { modelsOn } from './settings';

/** True, and a notice, where no model is on. */
export function nothingToTrain(experiment: ExperimentStore): boolean {
  const nothing = modelsOn(experiment.getState().shown).length === 0;
  if (nothing)
    experiment.notice(['No model is on, so nothing trains. Switch one on under Models, then press Train.']);
  return nothing;
}
