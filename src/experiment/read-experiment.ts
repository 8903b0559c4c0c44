/** An experiment out of JSON that nobody vouches for: a record's, a file's. Every field is brought into range, and it is said. Pure; never throws. */
import { modelIds, specOf } from '../models/registry';
import { readValues } from '../schema/read-values';
import { experimentVersion, runFields, type Experiment, type ModelSettings } from './experiment';
import { currentHistory, readVersion, runMigrations, type History } from './migrations';

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
  const models = modelIds.map((id) => {
    const read = readValues(specOf(id).fields, property(property(json, 'models'), id), `${id}.`);
    notices.push(...read.notices);
    return [id, read.values];
  });
  const experiment = {
    version: experimentVersion,
    ...run.values,
    models: Object.fromEntries(models) as unknown as ModelSettings,
  };
  return { experiment, notices };
}
