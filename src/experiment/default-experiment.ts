/** The experiment that the page opens on: every field at its default, with as many models on as may be. Pure. */
import { mapModels, registry } from '../models/registry';
import { defaultsOf } from '../schema/read-values';
import { experimentVersion, runFields, type Experiment, type ModelSettings } from './experiment';
import { mendOn } from './most-on';

export function defaultExperiment(): Experiment {
  const models = mapModels((id) => defaultsOf(registry[id].spec.fields));
  return {
    version: experimentVersion,
    ...defaultsOf(runFields),
    models: mendOn(models as ModelSettings).models,
  };
}
