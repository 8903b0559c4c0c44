/** What a browser's error says to whoever keeps runs: a kind, and words with the way out. */
import { RunsRefused } from './runs-refused';
import { wordsOf } from '../schema/words-of';

const nameOf = (error: unknown) => (error instanceof DOMException ? error.name : '');
/** An IndexedDB that may not be used has no other names for it. */
const switchedOff = ['SecurityError', 'InvalidAccessError', 'NotAllowedError'];

export function refusedBy(error: unknown, version: number): RunsRefused {
  if (error instanceof RunsRefused) return error;
  const name = nameOf(error);
  if (name === 'QuotaExceededError')
    return new RunsRefused(
      'full',
      'this device, runs: expected room for another run (deleting runs or data sets, or other sites’ data, gives room), got a full one',
    );
  if (name === 'VersionError')
    return new RunsRefused(
      'newer',
      `kept runs: expected version ${version} or older, got a newer one, which another version of this page wrote; reload the page to use them`,
    );
  if (switchedOff.includes(name) || !globalThis.indexedDB)
    return new RunsRefused(
      'refused',
      `kept runs: expected a browser that keeps data for this page (a private window may not), got none (${wordsOf(error)}); download the run to keep it`,
    );
  return new RunsRefused(
    'broken',
    `kept runs: expected this device's store to answer, got an error (${wordsOf(error)}); download the run to keep it, then reload the page`,
  );
}
