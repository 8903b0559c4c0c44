/** What a sweep came to as numbers: a row a job and model, and for one model the L of every value with its mean over the seeds. Pure. */
import { overSeeds, type OverSeeds } from '../../../experiment/table1/summary';
import { modelIds, type ModelId } from '../../../models/registry';
import { printValue } from '../../../schema/value-text';
import type { SweepJob } from '../../../state/sweep/sweep-jobs';
import type { JobRecord, Sweep } from '../../../state/sweep/sweep-queue';

export const measures = ['test', 'validated'] as const;
export type Measure = (typeof measures)[number];

export interface JobRow {
  readonly job: SweepJob;
  /** As a link has it; empty where seeds alone vary. */
  readonly value: string;
  readonly record: JobRecord;
  /** In the order of the registry; empty before the job is done. */
  readonly models: readonly { readonly id: ModelId; readonly L: Readonly<Record<Measure, number | null>> }[];
}

export const rowsOf = (sweep: Sweep, jobs: readonly SweepJob[]): JobRow[] =>
  sweep.records.map((record, i) => ({
    job: jobs[i],
    value: jobs[i].value === null ? '' : printValue(jobs[i].value!),
    record,
    models: modelIds.flatMap((id) => {
      const L = record.result?.L[id];
      return L ? [{ id, L }] : [];
    }),
  }));

export const modelsIn = (rows: readonly JobRow[]): ModelId[] =>
  modelIds.filter((id) => rows.some(({ models }) => models.some((one) => one.id === id)));

interface SweptPoint {
  readonly seed: number;
  /** Nats. */
  readonly L: number;
}

/** All runs of one value. */
export interface ValueGroup {
  /** Empty where seeds alone vary. */
  readonly value: string;
  readonly points: readonly SweptPoint[];
  readonly over: OverSeeds;
}

/** In the order of the values; a run that was moved by hand is not of its value. */
export function groupsOf(rows: readonly JobRow[], model: ModelId, measure: Measure): ValueGroup[] {
  const groups = new Map<string, SweptPoint[]>();
  for (const { job, value, record, models } of rows) {
    const L = models.find(({ id }) => id === model)?.L[measure] ?? null;
    if (L === null || record.result?.moved) continue;
    groups.set(value, [...(groups.get(value) ?? []), { seed: job.seed, L }]);
  }
  return [...groups].map(([value, points]) => ({ value, points, over: overSeeds(points.map(({ L }) => L)) }));
}
