/** The experiment that the page opens on: every field at its default. Pure. */
import { modelIds, specOf } from '../models/registry';
import { defaultsOf } from '../schema/read-values';
import { experimentVersion, runFields, type Experiment, type ModelSettings } from './experiment';

export function defaultExperiment(): Experiment {
  const models = modelIds.map((id) => [id, defaultsOf(specOf(id).fields)]);
  return {
    version: experimentVersion,
    ...defaultsOf(runFields),
    models: Object.fromEntries(models) as unknown as ModelSettings,
  };
}
