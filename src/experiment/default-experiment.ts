/** The experiment that the page opens on: every field at its default. Pure. */
import { mapModels, registry } from '../models/registry';
import { defaultsOf } from '../schema/read-values';
import { experimentVersion, runFields, type Experiment, type ModelSettings } from './experiment';

export function defaultExperiment(): Experiment {
  return {
    version: experimentVersion,
    ...defaultsOf(runFields),
    models: mapModels((id) => defaultsOf(registry[id].spec.fields)) as ModelSettings,
  };
}
