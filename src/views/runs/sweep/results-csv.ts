/** The results of a sweep as CSV: a line a job and model, nats and seconds. Pure. */
import type { JobRow } from './results';

type Cell = string | number | null | undefined;

/** `field` is its key in links; empty where seeds alone vary. */
export function resultsCsv(rows: readonly JobRow[], field: string): string {
  const head = ['job', ...(field ? [field] : []), 'seed', 'standing', 'moved', 'step'];
  const measured = ['model', 'validated_L', 'test_L', 'seconds'];
  const lines = rows.flatMap(({ job, value, record, models }, i): Cell[][] => {
    const { standing, result } = record;
    const own = [
      i + 1,
      ...(field ? [value] : []),
      job.seed,
      standing,
      result && Number(result.moved),
      result?.step,
    ];
    if (models.length === 0) return [[...own, null, null, null, null]];
    return models.map(({ id, L }) => [...own, id, L.validated, L.test, result?.seconds]);
  });
  return [[...head, ...measured], ...lines]
    .map((cells) => `${cells.map((cell) => cell ?? '').join(',')}\n`)
    .join('');
}
