/** What a job's folder holds already, so that nothing that is finished is done again. Files stand in it whole or not at all. */
import { join } from 'node:path';
import type { Audit } from '../../experiment/audit';
import type { ExactEvidence } from '../../experiment/exact';
import { readExperiment } from '../../experiment/read-experiment';
import type { MadeBy } from '../../experiment/table1/record';
import type { ModelRecord, RunRecord } from '../../training/run-contract';
import { otherSettings } from '../other-settings';
import { textOf } from '../read-text';
import { auditOf, isAsWanted, type AuditEffort } from './audit-words';
import type { Job } from './jobs';
import { exactOf } from './truth-measures';

/** A run's record as `npm run train` writes it. */
interface TrainedRecord extends RunRecord, MadeBy {}

export interface Training {
  readonly record: TrainedRecord;
  readonly model: ModelRecord & { readonly test: NonNullable<ModelRecord['test']> };
  /** The whole command line. */
  readonly command: string;
}

async function hasWeights(job: Job): Promise<boolean> {
  return (await textOf(join(job.folder, `${job.model}.safetensors`))) !== null;
}

/** The finished training of a job, or null. Throws an Error where the folder holds that of another experiment. */
export async function finishedTraining(job: Job): Promise<Training | null> {
  const text = await textOf(join(job.folder, 'run.json'));
  if (text === null || !(await hasWeights(job))) return null;
  const record = JSON.parse(text) as TrainedRecord;
  const { experiment } = readExperiment(record.experiment);
  const other = otherSettings(job.experiment, experiment);
  if (other.length > 0)
    throw new Error(
      `${job.folder}/run.json: expected the run of ${job.name}, got one with other ${other.join(', ')}; choose another --work or move it away`,
    );
  const model = record.models[job.model];
  if (!model?.test) return null;
  const command = (await textOf(join(job.folder, 'command')))?.trim() ?? 'npm run train';
  return { record: { ...record, experiment }, model: { ...model, test: model.test }, command };
}

export interface FinishedAudit {
  readonly audit: Audit;
  readonly command: string;
}

/** The finished audit of a job, or null where there is none of that effort. */
export async function finishedAudit(job: Job, effort: AuditEffort): Promise<FinishedAudit | null> {
  const text = await textOf(join(job.folder, 'audit.json'));
  if (text === null) return null;
  const command = (await textOf(join(job.folder, 'audit-command')))?.trim() ?? 'npm run audit';
  const audit = auditOf(JSON.parse(text), job.model, job.folder);
  return isAsWanted(audit, effort) ? { audit, command } : null;
}

export interface FinishedExact {
  readonly exact: ExactEvidence;
  readonly command: string;
}

/** The finished exact evidence of a job, or null where there is none of so many pictures. */
export async function finishedExact(job: Job, pictures: number): Promise<FinishedExact | null> {
  const text = await textOf(join(job.folder, 'exact.json'));
  if (text === null) return null;
  const command = (await textOf(join(job.folder, 'exact-command')))?.trim() ?? 'npm run exact';
  const exact = exactOf(JSON.parse(text), job.model, job.folder);
  return exact.pictures === pictures ? { exact, command } : null;
}
