/** The records of everything that is finished among some jobs, and their files, each written whole under its name. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Audit } from '../../experiment/audit';
import type { TableRecord } from '../../experiment/table1/record';
import { writeWhole } from '../write-whole';
import type { AuditEffort } from './audit-words';
import { finishedAudit, finishedExact, finishedRefined, finishedTraining } from './finished';
import { jobOf, type Job } from './jobs';
import { tableRecord } from './table-record';
import type { Table } from './tables';

/** The audit of the baseline of a job's seed and steps in the same work folder, or null. */
async function besideOf(
  { experiment }: Job,
  work: string,
  effort: AuditEffort,
  { rows, baseline }: Table,
): Promise<Audit | null> {
  const row = rows.find(({ id }) => id === baseline)!;
  const { seed, steps } = experiment;
  const job = jobOf({ ...row, experiment: { ...row.experiment, steps } }, seed, work);
  if ((await finishedTraining(job)) === null) return null;
  return (await finishedAudit(job, effort))?.audit ?? null;
}

export interface JobRecord {
  readonly job: Job;
  readonly record: TableRecord;
}

/** A job without a finished training has none. */
export async function recordsOf(
  jobs: readonly Job[],
  work: string,
  effort: AuditEffort,
  table: Table,
): Promise<JobRecord[]> {
  const records: JobRecord[] = [];
  for (const job of jobs) {
    const training = await finishedTraining(job);
    if (training === null) continue;
    const audit = await finishedAudit(job, effort);
    const beside = await besideOf(job, work, effort, table);
    const record = tableRecord(
      job,
      training,
      {
        audit,
        exact: await finishedExact(job, effort.pictures),
        refined: await finishedRefined(job, effort.pictures),
      },
      beside,
      table,
    );
    records.push({ job, record });
  }
  return records;
}

export const recordPath = (folder: string, { name }: Job): string => join(folder, `${name}.json`);

export async function writeRecords(records: readonly JobRecord[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { job, record } of records)
    await writeWhole(recordPath(folder, job), `${JSON.stringify(record)}\n`);
}
