/** How far a job is, by the files in its folder. */
import type { AuditEffort } from './audit-words';
import { finishedAudit, finishedExact, finishedRefined, finishedTraining } from './finished';
import type { Job } from './jobs';
import { isTruth } from './truth-measures';

export interface State<J extends Job = Job> {
  readonly job: J;
  readonly trained: boolean;
  readonly audited: boolean;
  /** True for a job without exact evidence to measure. */
  readonly summed: boolean;
  /** True for a job without a q to refine. */
  readonly refined: boolean;
}

/** Rejects with an Error where the folder holds a run of another experiment. */
export const stateOf = async <J extends Job>(job: J, effort: AuditEffort): Promise<State<J>> => ({
  job,
  trained: (await finishedTraining(job)) !== null,
  audited: (await finishedAudit(job, effort)) !== null,
  refined: !job.refined || (await finishedRefined(job, effort.pictures)) !== null,
  summed: !isTruth(job) || (await finishedExact(job, effort.pictures)) !== null,
});

export const isDone = ({ trained, audited, summed, refined }: State): boolean =>
  trained && audited && summed && refined;
