/** Reads what the store knows of runs: one, or all. Writes nothing. */
import { idOf, seenRuns, type RunRecord, type SeenRun } from './run-record';
import type { RunStore } from './run-store';
import { RunsRefused } from './runs-refused';

export async function seeAll(store: RunStore): Promise<SeenRun[]> {
  const texts = await store.records('');
  return seenRuns(texts, new Set([...texts.keys()].map(idOf)));
}

export async function seeRun(store: RunStore, id: string): Promise<SeenRun> {
  const [run] = await seenRuns(await store.records(`${id}/`), [id]);
  return run;
}

/** With its record; throws where there is none. */
export function sure(run: SeenRun): SeenRun & { readonly record: RunRecord } {
  const { record } = run;
  if (record) return { ...run, record };
  throw new RunsRefused(
    'missing',
    `kept run ${run.id}: expected one on this device, got none; another tab may have deleted it`,
  );
}
