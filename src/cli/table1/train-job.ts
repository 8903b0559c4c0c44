/** Training, auditing and exact evidence of one job, each as a command of its own whose files stand in the job's folder when it is done. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readProgress } from '../progress';
import { writeWhole } from '../write-whole';
import { auditScript, auditShare, auditWords, type AuditEffort } from './audit-words';
import { runCommand } from '../jobs/child';
import { trainWords, type Job } from './jobs';
import { exactWords, refineWords } from './truth-measures';

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
  for (const file of ['audit.json', 'exact.json', 'refined.json'])
    await rm(join(folder, file), { force: true });
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

/** Runs a command on the job's parameters; leaves `<file>-command` beside what it writes. */
async function measure(
  job: Job,
  place: Place,
  { name, script, file = name }: { readonly name: string; readonly script: string; readonly file?: string },
  wordsAt: (at: (file: string) => string) => string[],
  onShare: OnShare,
): Promise<void> {
  onShare(0);
  const { folder } = job;
  await writeWhole(join(folder, `${file}-command`), `npm run ${name} -- ${wordsAt(bare).join(' ')}\n`);
  const words = wordsAt((file) => join(folder, file));
  await runCommand(
    { script, words: [...words, ...place.data] },
    (line) => {
      const share = auditShare(line);
      if (share !== null) onShare(share);
    },
    place.signal,
  );
}

/** Leaves audit.json and audit-command. */
export const auditJob = (job: Job, place: Place, effort: AuditEffort, onShare: OnShare): Promise<void> =>
  measure(
    job,
    place,
    { name: 'audit', script: auditScript },
    (at) => auditWords(job, place.backend, effort, at),
    onShare,
  );

/** Leaves exact.json and exact-command. */
export const exactJob = (job: Job, place: Place, pictures: number, onShare: OnShare): Promise<void> =>
  measure(
    job,
    place,
    { name: 'exact', script: 'exact/exact.ts' },
    (at) => exactWords(job, place.backend, pictures, at),
    onShare,
  );

/** Leaves refined.json and refined-command. */
export const refineJob = (job: Job, place: Place, pictures: number, onShare: OnShare): Promise<void> =>
  measure(
    job,
    place,
    { name: 'refine', script: 'refine/refine.ts', file: 'refined' },
    (at) => refineWords(job, place.backend, pictures, at),
    onShare,
  );
