/** The fields of all models, each once, with the models that have it: what links, options and controls walk through. Pure. */
import { modelIds, specOf, type ModelId } from '../models/registry';
import type { Field } from '../schema/field';
import { sameValue } from '../schema/read-value';

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

/** The value that most of the models have, of equals the first; of one value at least. */
export function commonest<V>(values: readonly V[]): V {
  const count = (value: V) => values.filter((other) => sameValue(other, value)).length;
  return values.reduce((best, value) => (count(value) > count(best) ? value : best));
}
