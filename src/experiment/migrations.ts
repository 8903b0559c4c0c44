/** How experiments of older versions become today's: a gapless list of small steps, run in order, over links and over JSON. Pure. */
import { quote } from '../schema/read-value';
import { experimentVersion } from './experiment';

/** The keys and values of a link, before anything is known of them. */
type Pairs = ReadonlyMap<string, string>;

/** One step from a version to the next. Each function gets what its version wrote, or what is left of it, and must not throw. */
export interface Migration {
  readonly from: number;
  readonly to: number;
  readonly pairs: (pairs: Pairs) => Pairs;
  /** The experiment of a record. */
  readonly json: (experiment: unknown) => unknown;
  /** One move of a link or a record. */
  readonly move: (move: unknown) => unknown;
}

/** A version and the steps that lead to it. */
export interface History {
  readonly version: number;
  readonly migrations: readonly Migration[];
}

/** Version 1 is the first. A new version adds its step here, and a line of it to links.txt. */
export const currentHistory: History = { version: experimentVersion, migrations: [] };

/** Brings a value from its version to the history's own, by `apply` for each step. */
export function runMigrations<T>(
  history: History,
  from: number,
  value: T,
  apply: (migration: Migration, value: T) => T,
): T {
  return history.migrations
    .filter((migration) => migration.from >= from)
    .reduce((migrated, migration) => apply(migration, migrated), value);
}

/** The version of something from outside; what is newer or makes no sense is read as today's, with a notice. */
export function readVersion(
  given: unknown,
  history: History,
): { readonly version: number; readonly notices: readonly string[] } {
  const current = history.version;
  if (typeof given !== 'number' || !Number.isInteger(given) || given < 1) {
    const notice = `version: expected a whole number from 1 to ${current}, got ${quote(given)}; read as version ${current}.`;
    return { version: current, notices: [notice] };
  }
  if (given <= current) return { version: given, notices: [] };
  const notice = `version: expected at most ${current}, got ${given}; it was made by a newer Coarse Grain, and only what is known here was read.`;
  return { version: current, notices: [notice] };
}
