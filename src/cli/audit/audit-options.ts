/** The command line of `npm run audit`, or one sentence about what is wrong with it. Pure: touches no file. */
import { mostAuditPictures, mostAuditSamples } from '../../experiment/audit-limits';
import { backendChoices } from '../options';
import { splitArguments } from '../split-arguments';
import { ownFiles, type OwnFiles } from '../own-option';
import { wholeNumber } from '../whole-number';

export interface FileAuditOptions {
  /** A file of one model's parameters, or a run file. */
  readonly from: { readonly kind: 'weights' | 'run'; readonly path: string };
  readonly json: string | null;
  /** Of importance weighting. */
  readonly pictures: number;
  /** Of the terms; null is the whole test set. */
  readonly termPictures: number | null;
  readonly samples: number;
  readonly backend: (typeof backendChoices)[number];
  readonly data: string | null;
  readonly own: OwnFiles | null;
  readonly quiet: boolean;
}

const names = [
  'weights',
  'run',
  'json',
  'pictures',
  'terms',
  'samples',
  'backend',
  'data',
  'dataset',
  'reading',
  'quiet',
  'help',
] as const;

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
  --json FILE
      Write the audit there as JSON, in the shape of a run's record.
  --backend NAME
      ${backendChoices.join(', ')}; default auto.
  --data FOLDER
      Where the packed data sets lie, or SVHN's two files. Default: public/data.
  --dataset file:PATH, or idx:FILE
      The files that they were trained on, where they were one's own.
  --reading LIST
      How file:PATH was read, as 'npm run train -- --reading LIST' took it.
  --quiet
      No progress on stderr.
`;

export function parseAuditOptions(
  argv: readonly string[],
):
  | { readonly ok: true; readonly options: FileAuditOptions }
  | { readonly ok: false; readonly message: string } {
  const wrong = (message: string) => ({ ok: false, message }) as const;
  const { given, problem } = splitArguments(argv, ['quiet', 'help']);
  const strange = given.find(({ name }) => !names.some((known) => known === name));
  if (strange)
    return wrong(`--${strange.name}: expected one of ${names.map((name) => `--${name}`).join(', ')}`);
  if (problem !== null) return wrong(problem);
  const last = (name: (typeof names)[number]) => given.findLast((one) => one.name === name)?.value;
  const [weights, run] = [last('weights'), last('run')];
  if (weights && run) return wrong('--run: expected none beside --weights; audit one after the other');
  if (!weights && !run)
    return wrong(
      '--weights: expected a file of parameters, or --run with a run file, got none; --help says more',
    );
  const pictures = wholeNumber('pictures', last('pictures') ?? '1000', 2, mostAuditPictures);
  const samples = wholeNumber('samples', last('samples') ?? '100', 1, mostAuditSamples);
  const terms = last('terms');
  const termPictures = terms === undefined ? null : wholeNumber('terms', terms, 2, mostAuditPictures);
  for (const value of [pictures, samples, termPictures]) if (typeof value === 'string') return wrong(value);
  const backend = backendChoices.find((name) => name === (last('backend') ?? 'auto'));
  if (!backend)
    return wrong(`--backend: expected one of ${backendChoices.join(', ')}, got '${last('backend')}'`);
  const dataset = last('dataset');
  const own = ownFiles(dataset, last('reading'));
  if (typeof own === 'string') return wrong(own);
  if (dataset !== undefined && own === null)
    return wrong(
      `--dataset: expected idx:FILE or file:PATH, got '${dataset}'; other data sets are named by the parameters`,
    );
  return {
    ok: true,
    options: {
      from: run ? { kind: 'run', path: run } : { kind: 'weights', path: String(weights) },
      json: last('json') ?? null,
      pictures: Number(pictures),
      termPictures: termPictures === null ? null : Number(termPictures),
      samples: Number(samples),
      backend,
      data: last('data') ?? null,
      own,
      quiet: last('quiet') !== undefined,
    },
  };
}
