/** An experiment out of JSON that nobody vouches for: a record's, a file's. Every field is brought into range, and it is said. Pure; never throws. */
import { mapModels, modelIds, specOf, type ModelId } from '../models/registry';
import { defaultsOf, readValues, valueOf } from '../schema/read-values';
import { experimentVersion, runFields, type Experiment, type ModelSettings } from './experiment';
import { currentHistory, readVersion, runMigrations, type History } from './migrations';
import { commonest, modelFields } from './model-fields';
import { mendOn } from './most-on';

/** The own property of an object; undefined of anything else. */
function property(given: unknown, name: string): unknown {
  if (typeof given !== 'object' || given === null || !Object.hasOwn(given, name)) return undefined;
  return (given as Readonly<Record<string, unknown>>)[name];
}

export function readExperiment(
  given: unknown,
  history: History = currentHistory,
): { readonly experiment: Experiment; readonly notices: readonly string[] } {
  const version = readVersion(property(given, 'version'), history);
  const json = runMigrations(history, version.version, given, (migration, value) => migration.json(value));
  const run = readValues(runFields, json, '');
  const notices = [...version.notices, ...run.notices];
  const told = property(json, 'models');
  const isKnown = (id: ModelId) => property(told, id) !== undefined;
  const anyKnown = modelIds.some(isKnown);
  const models = mapModels((id) => {
    const { fields } = specOf(id);
    if (anyKnown && !isKnown(id)) return { ...defaultsOf(fields), on: false };
    const read = readValues(fields, property(told, id), `${id}.`);
    notices.push(...read.notices);
    return read.values;
  });
  // Made before the page knew a model: it takes no part, and has what the link of this experiment says of all. Where no model is known,
  // nothing was said of any.
  if (anyKnown)
    for (const { name, models: owners } of modelFields) {
      const values = owners.filter(isKnown).map((id) => valueOf(models[id], name));
      if (name === 'on' || values.length === 0) continue;
      const common = commonest(values);
      for (const id of owners) if (!isKnown(id)) models[id] = { ...models[id], [name]: common };
    }
  const mended = mendOn(models as unknown as ModelSettings);
  const experiment = { version: experimentVersion, ...run.values, models: mended.models };
  return { experiment, notices: [...notices, ...mended.notices] };
}
