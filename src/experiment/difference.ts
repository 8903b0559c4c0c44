/** In which fields two experiments differ, and whether a running one could take the change. Pure. */
import type { ModelId } from '../models/registry';
import type { Field } from '../schema/field';
import { sameValue } from '../schema/read-value';
import { valueOf } from '../schema/read-values';
import { runFields, type Experiment } from './experiment';
import { modelFields } from './model-fields';

interface Difference {
  /** 'seed', or with its model 'cg-bpef.latent'. */
  readonly name: string;
  readonly field: Field;
  /** Null for a field of the run. */
  readonly model: ModelId | null;
  /** False where the change needs a restart. */
  readonly live: boolean;
}

export function differences(a: Experiment, b: Experiment): Difference[] {
  const found: Difference[] = [];
  for (const [name, field] of Object.entries<Field>(runFields))
    if (!sameValue(valueOf(a, name), valueOf(b, name)))
      found.push({ name, field, model: null, live: field.live });
  for (const { name, field, models } of modelFields)
    for (const model of models)
      if (!sameValue(valueOf(a.models[model], name), valueOf(b.models[model], name)))
        found.push({ name: `${model}.${name}`, field, model, live: field.live });
  return found;
}
