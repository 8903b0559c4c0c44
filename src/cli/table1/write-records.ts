/** The records of everything that is finished among some jobs, each written whole under its name. */
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

/** Answers the records written; a job without a finished training has none. */
export async function writeRecords(
  jobs: readonly Job[],
  work: string,
  folder: string,
  effort: AuditEffort,
  table: Table,
): Promise<TableRecord[]> {
  await mkdir(folder, { recursive: true });
  const written: TableRecord[] = [];
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
    await writeWhole(join(folder, `${job.name}.json`), `${JSON.stringify(record)}\n`);
    written.push(record);
  }
  return written;
}
