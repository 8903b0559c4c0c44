/** The command line of `npm run table1`, read and explained. Pure. */
import { parseArgs } from 'node:util';
import { runFields } from '../../experiment/experiment';
import { backendChoices } from '../options';
import { wholeNumber } from '../whole-number';
import { mnistTable, rowsOf, tables, type Table } from './tables';

export interface Options {
  readonly table: Table;
  readonly seeds: readonly number[];
  readonly rows: readonly string[] | null;
  readonly extra: boolean;
  readonly truth: boolean;
  readonly families: boolean;
  /** Configurations drawn for each row instead of the row itself, or the whole grid; 0 for the rows themselves. */
  readonly search: number | 'all';
  /** Only that configuration of each row's search, from 1; null for all. */
  readonly number: number | null;
  readonly steps: number | null;
  readonly backend: (typeof backendChoices)[number];
  readonly jobs: number;
  readonly work: string;
  /** Null where it follows from `work`. */
  readonly records: string | null;
  readonly pictures: number;
  readonly samples: number;
  readonly data: string | null;
  /** Nothing is trained: what is finished is audited and recorded. */
  readonly finished: boolean;
  readonly publish: boolean;
  /** Nothing is trained: a command is printed for each job. */
  readonly list: boolean;
  /** Work folders that came back from other machines. */
  readonly from: readonly string[];
  /** Whether runs of other versions and kernel plans are taken and published too. */
  readonly mixed: boolean;
  /** No estimate, no progress, no table. */
  readonly quiet: boolean;
}

export const help = `Trains the rows of Table 1, audits them and writes a record a run and a table. A run takes minutes to hours; an
estimate comes first. Broken off with Ctrl-C it goes on where it stood when it is called again: what is finished is never repeated.

  npm run table1 -- [options]

  --dataset <name>     mnist for Table 1 (a), svhn for Table 1 (b) (default: mnist)
  --seeds <numbers>    seeds of every row, joined by commas (default: 1)
  --rows <words>       only these rows, by id or a part of it, joined by commas: gauss-L1,L10-T0.8 (default: all ten)
  --extra              the runs behind the claims of section 4 too, all on MNIST
  --truth              the runs of one and two latent dimensions too, whose exact evidence is measured after the audit
  --families           the runs of CG-VAE's families and of other priors too
  --search <n>         instead of a row, n configurations drawn from the paper's grid for it, selected by validated L;
                       all: the whole grid of section 4
  --number <n>         of each row's search only configuration n
  --steps <n>          training steps (default: the rows' own, 10000)
  --backend <name>     of ${backendChoices.join(', ')} (default: wasm)
  --jobs <n>           processes at a time (default: one a core)
  --work <folder>      where trainings and audits are kept (default: table1)
  --records <folder>   where records go (default: records in the work folder)
  --pictures <n>       test pictures of an audit's importance weighting (default: 1000); its terms are of all
  --samples <n>        K of an audit's importance weighting at most (default: 100)
  --data <folder>      where the packed data sets lie (default: public/data), or SVHN's two files
  --finished           trains nothing: audits and records what is trained already
  --publish            records go to records/table1, and docs/table1.md and the page's figures are made of all that are there;
                       of SVHN to records/table1-svhn and docs/table1-svhn.md
  --list               trains nothing: prints one command for each job that is not done, with its cost; docs/clusters.md
  --from <folders>     takes finished jobs from work folders of other machines, joined by commas, after checking them
  --mixed              takes and publishes runs of other versions and kernel plans too
  --quiet              no estimate, no progress and no table
  --help               prints this

${tables
  .map(
    (table) =>
      `Rows on ${table.dataset}: ${rowsOf(table)
        .map(({ id }) => id)
        .join(', ')}.`,
  )
  .join('\n')}
`;

function whole(name: string, text: string, least = 1, most = Number.MAX_SAFE_INTEGER): number {
  const value = wholeNumber(name, text, least, most);
  if (typeof value === 'string') throw new Error(value);
  return value;
}

function path(name: string, text: string | undefined): string | null {
  if (text === '') throw new Error(`--${name}: expected a path, got nothing`);
  return text ?? null;
}

const searched = (text: string) => (text === 'all' ? text : whole('search', text));

/** Options of words after `npm run table1 --`, or null where --help is among them. Throws what is wrong, in words. */
export function readOptions(argv: readonly string[], cores: number): Options | null {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      dataset: { type: 'string', default: mnistTable.dataset },
      seeds: { type: 'string', default: '1' },
      rows: { type: 'string' },
      extra: { type: 'boolean', default: false },
      truth: { type: 'boolean', default: false },
      families: { type: 'boolean', default: false },
      search: { type: 'string' },
      number: { type: 'string' },
      steps: { type: 'string' },
      backend: { type: 'string', default: 'wasm' },
      jobs: { type: 'string' },
      work: { type: 'string', default: 'table1' },
      records: { type: 'string' },
      pictures: { type: 'string', default: '1000' },
      samples: { type: 'string', default: '100' },
      data: { type: 'string' },
      finished: { type: 'boolean', default: false },
      publish: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      from: { type: 'string' },
      mixed: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const backend = backendChoices.find((choice) => choice === values.backend);
  if (!backend)
    throw new Error(
      `--backend: expected one of ${backendChoices.join(', ')}, got ${values.backend || 'nothing'}`,
    );
  const table = tables.find(({ dataset }) => dataset === values.dataset);
  if (!table)
    throw new Error(
      `--dataset: expected one of ${tables.map(({ dataset }) => dataset).join(', ')}, got ${values.dataset || 'nothing'}`,
    );
  if (values.extra && table.extra.length === 0)
    throw new Error(
      `--extra: expected none with --dataset ${table.dataset}, whose claims are of the rows alone`,
    );
  if (values.truth && table.truth.length === 0)
    throw new Error(`--truth: expected none with --dataset ${table.dataset}, which has no such runs`);
  if (values.families && table.families.length === 0)
    throw new Error(`--families: expected none with --dataset ${table.dataset}, which has no such runs`);
  const rows = values.rows?.split(',') ?? null;
  for (const part of rows ?? [])
    if (part === '' || !rowsOf(table).some(({ id }) => id.includes(part)))
      throw new Error(
        `--rows: expected parts of row ids of ${table.dataset}, got ${part || 'nothing'}; --help lists the rows`,
      );
  if (values.publish && values.records !== undefined)
    throw new Error('--records: expected none beside --publish, which writes to a folder of its own');
  if (values.publish && values.search !== undefined)
    throw new Error('--publish: expected no --search beside it, whose runs are not rows of Table 1');
  if (values.number !== undefined && values.search === undefined)
    throw new Error('--number: expected --search beside it, got none');
  if (values.list && (values.publish || values.finished || values.from !== undefined))
    throw new Error('--list: expected no --publish, --finished or --from beside it, as it only prints');
  const from = values.from?.split(',') ?? [];
  if (from.includes('')) throw new Error('--from: expected folders joined by commas, got nothing');
  const search = values.search === undefined ? 0 : searched(values.search);
  const most = typeof search === 'number' ? search : undefined;
  return {
    table,
    seeds: values.seeds.split(',').map((text) => whole('seeds', text, 0, runFields.seed.maximum)),
    rows,
    extra: values.extra,
    truth: values.truth,
    families: values.families,
    search,
    number: values.number === undefined ? null : whole('number', values.number, 1, most),
    steps: values.steps === undefined ? null : whole('steps', values.steps, 1, runFields.steps.maximum),
    backend,
    jobs: values.jobs === undefined ? cores : whole('jobs', values.jobs),
    work: path('work', values.work)!,
    records: path('records', values.records),
    pictures: whole('pictures', values.pictures),
    samples: whole('samples', values.samples),
    data: path('data', values.data),
    finished: values.finished,
    publish: values.publish,
    list: values.list,
    from,
    mixed: values.mixed,
    quiet: values.quiet,
  };
}
