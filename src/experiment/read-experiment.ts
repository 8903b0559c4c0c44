/** An experiment out of JSON that nobody vouches for: a record's, a file's. Every field is brought into range, and it is said. Pure; never throws. */
import { mapModels, modelIds, registry } from '../models/registry';
import { defaultsOf, readValues } from '../schema/read-values';
import { experimentVersion, runFields, type Experiment, type ModelSettings } from './experiment';
import { currentHistory, readVersion, runMigrations, type History } from './migrations';
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
  const known = modelIds.filter((id) => property(told, id) !== undefined);
  const models = mapModels((id) => {
    const { fields } = registry[id].spec;
    // Made before the page knew this model: it takes no part. Where no model is known, nothing was said of any.
    if (known.length > 0 && !known.includes(id)) return { ...defaultsOf(fields), on: false };
    const read = readValues(fields, property(told, id), `${id}.`);
    notices.push(...read.notices);
    return read.values;
  });
  const mended = mendOn(models as ModelSettings);
  const experiment = { version: experimentVersion, ...run.values, models: mended.models };
  return { experiment, notices: [...notices, ...mended.notices] };
}
