/** What a browser's error says to whoever keeps runs: a kind, and words with the way out. */
import { RunsRefused } from './runs-refused';
import { wordsOf } from '../schema/words-of';

const nameOf = (error: unknown) => (error instanceof DOMException ? error.name : '');

export function refusedBy(error: unknown): RunsRefused {
  if (error instanceof RunsRefused) return error;
  if (nameOf(error) === 'QuotaExceededError')
    return new RunsRefused(
      'full',
      'kept runs: expected room for another run on this device, got a full one; delete runs or data sets to give room',
    );
  return new RunsRefused(
    'broken',
    `kept runs: expected this device's store to answer, got an error (${wordsOf(error)}); download the run to keep it, then reload the page`,
  );
}

/** A store that cannot be opened: whatever else its reason, the browser keeps nothing. */
export function refusedOpening(error: unknown, version: number): RunsRefused {
  const name = nameOf(error);
  if (name === 'VersionError')
    return new RunsRefused(
      'newer',
      `kept runs: expected version ${version} or older, got a newer one, which another version of this page wrote; reload the page to use them`,
    );
  if (name === 'QuotaExceededError') return refusedBy(error);
  return new RunsRefused(
    'refused',
    `kept runs: expected a browser that keeps data for this page (a private window may not), got none (${wordsOf(error)}); download the run to keep it`,
  );
}
