/** The fields of all models, each once, with the models that have it: what links, options and controls walk through. Pure. */
import { modelIds, specOf, type ModelId } from '../models/registry';
import type { Field } from '../schema/field';

export interface ModelField {
  readonly name: string;
  readonly field: Field;
  readonly models: readonly ModelId[];
}

function collect(): ModelField[] {
  const found = new Map<string, { field: Field; models: ModelId[] }>();
  for (const id of modelIds)
    for (const [name, field] of Object.entries(specOf(id).fields)) {
      const shared = found.get(name) ?? { field, models: [] };
      shared.models.push(id);
      found.set(name, shared);
    }
  return [...found].map(([name, shared]) => ({ name, ...shared }));
}

/** In the order of their declarations; two models' fields of one name are one declaration. */
export const modelFields: readonly ModelField[] = collect();
