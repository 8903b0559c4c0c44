/** An experiment as the words of `npm run train` that set it: the way back from what options.ts reads. Pure. */
import { defaultExperiment } from '../experiment/default-experiment';
import { differences } from '../experiment/difference';
import type { Experiment } from '../experiment/experiment';
import { modelIds } from '../models/registry';
import { valueOf } from '../schema/read-values';
import { printValue } from '../schema/value-text';

/** Only what is not the default, of the models that are on; what the others have does not change a run. */
export function trainArguments(experiment: Experiment): string[] {
  const on = modelIds.filter((id) => experiment.models[id].on);
  const changed = differences(defaultExperiment(), experiment).filter(
    ({ model, field }) => field.link !== 'on' && (model === null || on.includes(model)),
  );
  const words = changed.flatMap(({ name, field, model }) => {
    const values = model === null ? experiment : experiment.models[model];
    const value = valueOf(values, name.slice(name.indexOf('.') + 1));
    const option = `--${model === null ? '' : `${model}.`}${field.link}`;
    const text = printValue(value);
    // A word of its own would be read as the next option.
    return text.startsWith('--') ? [`${option}=${text}`] : [option, text];
  });
  return ['--model', on.join(','), ...words];
}
