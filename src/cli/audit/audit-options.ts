/** The options of `npm run audit`, or one sentence about what is wrong with it. Pure: touches no file. */
import { mostAuditPictures, mostAuditSamples } from '../../experiment/audit-limits';
import { keptHelp, parseKept, type KeptOptions } from '../kept/kept-options';
import { wholeNumber } from '../whole-number';

interface FileAuditOptions extends KeptOptions {
  /** Of importance weighting. */
  readonly pictures: number;
  /** Of the terms; null is the whole test set. */
  readonly termPictures: number | null;
  readonly samples: number;
}

export const auditHelp = `Audits kept parameters without training: what the paper reports, and what is true.

npm run audit -- --weights run/cg-bpef.safetensors --pictures 1000 --samples 100 --json audit.json
npm run audit -- --run run.zip

  --weights FILE
      Parameters of one model, as 'npm run train -- --weights FOLDER' writes them.
  --run FILE
      A run file, of the page or of 'npm run train -- --keep FILE': the best parameters of each model are audited.
  --pictures N
      Test pictures of importance weighting and of the measured KL; default 1000.
  --terms N
      Test pictures of the terms, at least as many; default all.
  --samples K
      Samples of importance weighting for each picture; default 100. 1, 10, 100, ... up to it are reported.
${keptHelp}`;

export function parseAuditOptions(
  argv: readonly string[],
):
  | { readonly ok: true; readonly options: FileAuditOptions }
  | { readonly ok: false; readonly message: string } {
  const parsed = parseKept(argv, ['pictures', 'terms', 'samples']);
  if (!parsed.ok) return parsed;
  const { options, last } = parsed;
  const pictures = wholeNumber('pictures', last('pictures') ?? '1000', 2, mostAuditPictures);
  const samples = wholeNumber('samples', last('samples') ?? '100', 1, mostAuditSamples);
  const terms = last('terms');
  const termPictures = terms === undefined ? null : wholeNumber('terms', terms, 2, mostAuditPictures);
  for (const value of [pictures, samples, termPictures])
    if (typeof value === 'string') return { ok: false, message: value };
  return {
    ok: true,
    options: {
      ...options,
      pictures: Number(pictures),
      termPictures: termPictures === null ? null : Number(termPictures),
      samples: Number(samples),
    },
  };
}
