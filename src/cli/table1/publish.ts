/** What is made of the kept records of a table: its document, and of MNIST's the figures that the page's view shows. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measuredClaims } from '../../experiment/table1/claims';
import { claimsOfFamilies } from '../../experiment/table1/claims-of-families';
import { measuredRows } from '../../experiment/table1/measured-rows';
import type { TableRecord } from '../../experiment/table1/record';
import { runFigures, type RunFigures } from '../../experiment/table1/run-figures';
import { measuredFive } from '../../experiment/table1/section-five';
import { summarise, type RowSummary } from '../../experiment/table1/summary';
import type { TableRow } from '../../experiment/table1/table-row';
import { jsonOf } from '../read-text';
import { writeWhole } from '../write-whole';
import { rowsOf, shownRows, type Table } from './tables';
import { claimsText, exactTable, summaryTable } from './tables-text';

/** All records of a folder, by their names; none where there is no folder. */
export async function readRecords(folder: string): Promise<TableRecord[]> {
  const names = (await readdir(folder).catch(() => [] as string[]))
    .filter((name) => name.endsWith('.json'))
    .toSorted();
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return jsonOf(await readFile(path, 'utf8'), path) as TableRecord;
    }),
  );
}

/** Runs of a table in the order of its rows, then of the seeds. */
export function figuresOf(table: Table, records: readonly TableRecord[]): RunFigures[] {
  const runs = records.map(runFigures);
  return rowsOf(table).flatMap(({ id }) =>
    runs.filter(({ row }) => row === id).toSorted((a, b) => a.seed - b.seed),
  );
}

/** The lowest term2 on the test pictures that all records of a table share, nats; null where they do not, or do not say it. */
function floorOf(table: Table, records: readonly TableRecord[]): number | null {
  const own = records.filter(({ row }) => shownRows(table).some(({ id }) => id === row));
  const floors = new Set(own.map(({ dataset }) => dataset.floor ?? null));
  return floors.size === 1 ? [...floors][0] : null;
}

const exactPreface = (truth: readonly RowSummary[]): string => {
  const pictures = truth.flatMap(({ exact }) => exact?.pictures ?? []);
  return `Nats, the first ${pictures.length > 0 ? Math.min(...pictures) : 0} test pictures, grey. The gap between L and -log p(x) is what factorising costs, what the
family's shape costs on top, and what the encoder loses by not finding the best member that was found (definition 25). Two modes:
the share of marginals.`;
};

/** The table of the paper's rows and, where there are any, those behind its claims and the claims; without a title. */
export function tablesText(table: Table, records: readonly TableRecord[]): string {
  const runs = figuresOf(table, records);
  const paper = summarise(table.rows, runs);
  const extra = summarise(table.extra, runs);
  const truth = summarise(table.truth, runs);
  const floor = floorOf(table, records);
  const text = [`## Rows of ${table.name}`, summaryTable(paper, floor)];
  if (floor !== null)
    text.push(
      `term2 of these test pictures cannot fall below their entropy, ${floor.toFixed(2)} nats, whatever a model does.`,
    );
  if (table.extra.length > 0)
    text.push(
      '## Runs behind the claims',
      summaryTable(extra),
      '## Runs of one and two latent dimensions, whose evidence is a sum',
      exactPreface(truth),
      exactTable(truth),
      '## The claims of the paper, and ours beside them',
      claimsText(measuredClaims([...paper, ...extra, ...truth], measuredFive)),
    );
  return text.join('\n\n');
}

const prefaces: Readonly<Record<Table['dataset'], string>> = {
  mnist: `# Table 1 on MNIST, run again and audited

Written by \`npm run table1 -- --publish\` from the records in \`records/table1/\`; a test recomputes it.`,
  svhn: `# Table 1 on SVHN, run again and audited

Written by \`npm run table1 -- --dataset svhn --data <folder> --publish\` from the records in \`records/table1-svhn/\`. The paper does
not say which pictures its split took: here both official files are pooled and cut 10 : 1 : 3.5 (definition 8).`,
};

const preface = `Nats, test set, best
parameters by validation, mean ± standard deviation over the seeds. L of Cat-VAE and CG-BPEF-VAE is the paper's accounting, **not a
bound**: their decoder sees a relaxed z, term1 is that of the unrelaxed categories. The columns after it are audits of the same
parameters: L with one-hot categories, which is a bound of the discrete model (of Gauss-VAE, and of CG-BPEF-VAE sampled by inverse
CDF, the reported L already is one); the reported KL beside the measured one of what the decoder sees; and importance-weighted NLL
with K samples, an estimate that errs upwards, of grey values (a pseudo-likelihood) and of fixed binarised pixels.`;

export const documentText = (table: Table, records: readonly TableRecord[]): string =>
  `${prefaces[table.dataset]} ${preface}\n\n${tablesText(table, records)}\n`;

export const figuresText = (runs: readonly RunFigures[]): string => `${JSON.stringify(runs)}\n`;

/** The families and priors beside the rows of Table 1 that they are compared with; null where none has a run. */
export function familiesText(table: Table, records: readonly TableRecord[]): string | null {
  const runs = records.map(runFigures);
  if (!runs.some(({ row }) => table.families.some(({ id }) => id === row))) return null;
  const all = rowsOf(table);
  const isBeside = ({ id }: TableRow) =>
    table.families.some((row) => row.id === id) || besideFamilies.includes(id);
  const summaries = summarise(all.filter(isBeside), runs);
  const [sums, others] = [true, false].map((isSum) =>
    summaries.filter(({ exact }) => (exact !== null) === isSum),
  );
  return `${[
    familiesPreface,
    '## In 20 dimensions',
    summaryTable(others),
    '## In two, where evidence is a sum',
    exactPreface(sums),
    exactTable(sums),
    '## Claims',
    claimsText(claimsOfFamilies(measuredRows(summarise(all, runs)))),
  ].join('\n\n')}\n`;
}

/** Rows of Table 1 that families and priors are compared with. */
const besideFamilies = [
  ...['gauss-L1', 'categorical-L1-T0.5', 'cg-bpef-L1-T0.5', 'cg-bpef-L1-inverse-cdf'],
  ...['cg-bpef-L1-T0.5-M15', 'gauss-d2', 'cg-bpef-d2-M5-R101'],
];

const familiesPreface = `# What a family of densities, and a prior, is worth

Written by \`npm run table1 -- --families --publish\` from the records in \`records/table1/\`; a test recomputes it. CG-VAE has the
coarse grain of CG-BPEF-VAE and another family of densities (definition 29); other priors are those of definition 30. ${preface}`;

export async function publish(table: Table): Promise<void> {
  const { records: folder, document, families, figures } = table.published;
  const records = await readRecords(folder);
  await writeWhole(document, documentText(table, records));
  const ofFamilies = familiesText(table, records);
  if (families !== null && ofFamilies !== null) await writeWhole(families, ofFamilies);
  if (figures !== null) await writeWhole(figures, figuresText(figuresOf(table, records)));
}
