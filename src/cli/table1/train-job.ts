/** Training and auditing of one job, each as a command of its own whose files stand in the job's folder when it is done. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readProgress } from '../progress';
import { writeWhole } from '../write-whole';
import { auditScript, auditShare, auditWords, type AuditEffort } from './audit-words';
import { runCommand } from '../jobs/child';
import { trainWords, type Job } from './jobs';

export interface Place {
  readonly backend: string;
  /** Words that name another folder of data, or none. They are no part of a recorded command. */
  readonly data: readonly string[];
  readonly signal: AbortSignal;
}

const bare = (file: string) => file;

/** Told the share of the work that is done. */
type OnShare = (share: number) => void;

/** Leaves run.json, <model>.safetensors and command. */
export async function trainJob(job: Job, place: Place, onShare: OnShare): Promise<void> {
  onShare(0);
  const { folder } = job;
  await mkdir(folder, { recursive: true });
  // Of other parameters than those to come.
  await rm(join(folder, 'audit.json'), { force: true });
  await writeWhole(
    join(folder, 'command'),
    `npm run train -- ${trainWords(job, place.backend, bare).join(' ')}\n`,
  );
  const words = trainWords(job, place.backend, (file) => join(folder, file));
  await runCommand(
    { script: 'train.ts', words: [...words, ...place.data] },
    (line) => {
      const progress = readProgress(line);
      if (progress) onShare(progress.step / progress.steps);
    },
    place.signal,
  );
}

/** Leaves audit.json and audit-command beside them. */
export async function auditJob(job: Job, place: Place, effort: AuditEffort, onShare: OnShare): Promise<void> {
  onShare(0);
  const { folder } = job;
  await writeWhole(
    join(folder, 'audit-command'),
    `npm run audit -- ${auditWords(job, place.backend, effort, bare).join(' ')}\n`,
  );
  const words = auditWords(job, place.backend, effort, (file) => join(folder, file));
  await runCommand(
    { script: auditScript, words: [...words, ...place.data] },
    (line) => {
      const share = auditShare(line);
      if (share !== null) onShare(share);
    },
    place.signal,
  );
}
