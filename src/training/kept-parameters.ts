/** The parameters of a kept run that are worth auditing: each model's best by validation under its present settings, or the present ones before the first evaluation. Plain numbers. */
import { settingsAt } from '../experiment/live-settings';
import { evaluationTemperature } from '../experiment/temperature';
import { modelIds, specOf } from '../models/registry';
import { createBests } from './best';
import type { KeptRun } from './kept-run';
import type { TrainedParameters } from './parameter-file';

/** Of the models that took part in the last step. `dataset` is the sha256 of the pictures. */
export function trainedParameters(kept: KeptRun, dataset: string): readonly TrainedParameters[] {
  const { experiment, moves, step, models } = kept;
  // A move that waits for the next step has changed nothing yet.
  const live = settingsAt(experiment, moves, Math.max(0, step - 1)).models;
  const all = createBests(kept);
  return modelIds.flatMap((model) => {
    const own = models.get(model);
    const { settings, heldTemperature } = live[model];
    if (!own || !settings.on) return [];
    const temperature = evaluationTemperature(model, settings, heldTemperature);
    const { parameters } = own.beforeResizing ?? own.snapshot;
    const best = all.of(specOf(model), settings, temperature) ?? { step, temperature, settings, parameters };
    return [{ ...best, model, experiment, dataset }];
  });
}
