/** What a job's folder holds already, so that nothing that is finished is done again. Files stand in it whole or not at all. */
import { join } from 'node:path';
import type { Audit } from '../../experiment/audit';
import type { ExactEvidence } from '../../experiment/exact';
import type { Refined } from '../../experiment/refined';
import { readExperiment } from '../../experiment/read-experiment';
import type { MadeBy } from '../../experiment/table1/record';
import type { ModelRecord, RunRecord } from '../../training/run-contract';
import { otherSettings } from '../other-settings';
import { jsonOf, textOf } from '../read-text';
import { auditOf, isAsWanted, type AuditEffort } from './audit-words';
import type { Job } from './jobs';
import { exactOf, REFINED_PICTURES, refinedOf } from './truth-measures';

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

/** Whether a file of JSON has the parts that a run's record has. */
const isRecord = (given: Partial<TrainedRecord> | null): given is TrainedRecord =>
  [given?.experiment, given?.models, given?.backend, given?.dataset].every((part) => part instanceof Object);

/** The finished training of a job, or null. Throws an Error where the folder holds that of another experiment. */
export async function finishedTraining(job: Job): Promise<Training | null> {
  const path = join(job.folder, 'run.json');
  const text = await textOf(path);
  if (text === null || !(await hasWeights(job))) return null;
  const record = jsonOf(text, path) as Partial<TrainedRecord> | null;
  if (!isRecord(record))
    throw new Error(`${path}: expected the record of a run, got something else; move it away`);
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
  const own = await finished(job, 'audit', auditOf, (audit) => isAsWanted(audit, effort));
  return own && { audit: own.found, command: own.command };
}

export interface FinishedExact {
  readonly exact: ExactEvidence;
  readonly command: string;
}

/** What a command left under a name, as `read` finds it in the file; null where there is nothing, or other than is wanted. */
async function finished<T>(
  { folder, model }: Job,
  name: string,
  read: (given: unknown, model: Job['model'], folder: string) => T,
  isWanted: (found: T) => boolean,
): Promise<{ readonly found: T; readonly command: string } | null> {
  const path = join(folder, `${name}.json`);
  const text = await textOf(path);
  if (text === null) return null;
  const command = (await textOf(join(folder, `${name}-command`)))?.trim() ?? `npm run ${name}`;
  const found = read(jsonOf(text, path), model, folder);
  return isWanted(found) ? { found, command } : null;
}

/** The finished exact evidence of a job, or null where there is none of so many pictures. */
export async function finishedExact(job: Job, pictures: number): Promise<FinishedExact | null> {
  const own = await finished(job, 'exact', exactOf, (exact) => exact.pictures === pictures);
  return own && { exact: own.found, command: own.command };
}

export interface FinishedRefined {
  readonly refined: Refined;
  readonly command: string;
}

/** The finished refining of a job, or null where there is none of so many pictures. */
export async function finishedRefined(job: Job, pictures: number): Promise<FinishedRefined | null> {
  const wanted = Math.min(pictures, REFINED_PICTURES);
  const own = await finished(job, 'refined', refinedOf, (refined) => refined.pictures === wanted);
  return own && { refined: own.found, command: own.command };
}
