/** The audit of a job as a command, and its answer as a file. The one place that knows how `npm run audit` is called. */
import type { Audit } from '../../experiment/audit';
import type { ModelId } from '../../models/registry';
import type { Job } from './jobs';
import { measuredOf } from './measured-of';

export interface AuditEffort {
  /** Importance weighting takes the first so many pictures of the test set; the terms are of all. */
  readonly pictures: number;
  /** The largest K. */
  readonly samples: number;
}

export const auditScript = 'audit/audit.ts';

/** Words of `npm run audit` for a job; `at` is where its files are, by name. */
export const auditWords = (
  { model }: Job,
  backend: string,
  { pictures, samples }: AuditEffort,
  at: (file: string) => string,
): string[] => [
  '--weights',
  at(`${model}.safetensors`),
  '--pictures',
  String(pictures),
  '--samples',
  String(samples),
  '--backend',
  backend,
  '--json',
  at('audit.json'),
];

/** How far an audit is, from a line of its stderr; null of any other line. */
export function auditShare(line: string): number | null {
  const found = /^audit (\d+) %$/.exec(line);
  return found && Number(found[1]) / 100;
}

/** Throws an Error for a file that holds no audit of that model. */
export const auditOf = (given: unknown, model: ModelId, folder: string): Audit =>
  measuredOf(given, model, 'audit', 'an audit', `${folder}/audit.json`);

/** Whether an audit took as many pictures and samples as are wanted, or all pictures that there are. */
export function isAsWanted(audit: Audit, { pictures, samples }: AuditEffort): boolean {
  return audit.importance.every(
    ({ points, nllByPicture }) =>
      points.some((point) => point.samples === samples) &&
      nllByPicture.length >= Math.min(pictures, audit.pictures),
  );
}
