/** The audit of a job as a command, and its answer as a file. The one place that knows how `npm run audit` is called. */
import type { Audit } from '../../experiment/audit';
import type { ModelId } from '../../models/registry';
import type { Job } from './jobs';

export interface AuditEffort {
  /** The first so many pictures of the test set. */
  readonly pictures: number;
  /** The largest K. */
  readonly samples: number;
}

/** Words of `npm run audit` for a job; `at` is where its files are, by name. */
export const auditWords = (
  { model }: Job,
  { pictures, samples }: AuditEffort,
  at: (file: string) => string,
): string[] => [
  '--weights',
  at(`${model}.safetensors`),
  '--pictures',
  String(pictures),
  '--samples',
  String(samples),
  '--json',
  at('audit.json'),
];

/** Throws an Error for a file that is no audit of that model. */
export function auditOf(given: unknown, model: ModelId, folder: string): Audit {
  const audit = given as Partial<Audit> | null;
  if (audit?.model !== model || !audit.paper || !audit.importance)
    throw new Error(`${folder}/audit.json: expected an audit of ${model}, got something else; remove it`);
  return audit as Audit;
}
