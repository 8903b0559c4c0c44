/** What commands on kept parameters have in common: where those are, on which backend and data, where JSON goes. Pure: touches no file. */
import { backendChoices } from '../options';
import { ownFiles, type OwnFiles } from '../own-option';
import { splitArguments } from '../split-arguments';

export interface KeptOptions {
  /** A file of one model's parameters, or a run file. */
  readonly from: { readonly kind: 'weights' | 'run'; readonly path: string };
  readonly json: string | null;
  readonly backend: (typeof backendChoices)[number];
  readonly data: string | null;
  readonly own: OwnFiles | null;
  readonly quiet: boolean;
}

const names = ['weights', 'run', 'json', 'backend', 'data', 'dataset', 'reading', 'quiet', 'help'];

/** For --help, after the options that a command has by itself. */
export const keptHelp = `  --json FILE
      Write the figures there as JSON, in the shape of a run's record.
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

type Last<Own extends string> = (name: Own) => string | undefined;

/** The common options, and the text of each option that is the command's own, `flags` being those without a value; or one sentence about what is wrong. */
export function parseKept<const Own extends string>(
  argv: readonly string[],
  own: readonly Own[],
  flags: readonly Own[] = [],
):
  | { readonly ok: true; readonly options: KeptOptions; readonly last: Last<Own> }
  | { readonly ok: false; readonly message: string } {
  const wrong = (message: string) => ({ ok: false, message }) as const;
  const known = [...names, ...own, ...flags];
  const { given, problem } = splitArguments(argv, ['quiet', 'help', ...flags]);
  const strange = given.find(({ name }) => !known.includes(name));
  if (strange)
    return wrong(`--${strange.name}: expected one of ${known.map((name) => `--${name}`).join(', ')}`);
  if (problem !== null) return wrong(problem);
  const last = (name: string) => given.findLast((one) => one.name === name)?.value;
  const [weights, run] = [last('weights'), last('run')];
  if (weights && run) return wrong('--run: expected none beside --weights; take one after the other');
  if (!weights && !run)
    return wrong(
      '--weights: expected a file of parameters, or --run with a run file, got none; --help says more',
    );
  const backend = backendChoices.find((name) => name === (last('backend') ?? 'auto'));
  if (!backend)
    return wrong(`--backend: expected one of ${backendChoices.join(', ')}, got '${last('backend')}'`);
  const dataset = last('dataset');
  const files = ownFiles(dataset, last('reading'));
  if (typeof files === 'string') return wrong(files);
  if (dataset !== undefined && files === null)
    return wrong(
      `--dataset: expected idx:FILE or file:PATH, got '${dataset}'; other data sets are named by the parameters`,
    );
  return {
    ok: true,
    last,
    options: {
      from: run ? { kind: 'run', path: run } : { kind: 'weights', path: String(weights) },
      json: last('json') ?? null,
      backend,
      data: last('data') ?? null,
      own: files,
      quiet: last('quiet') !== undefined,
    },
  };
}
