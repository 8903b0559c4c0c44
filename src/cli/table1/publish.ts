/** What is made of the committed records of Table 1: docs/table1.md, and the figures that the page's view shows. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measuredClaims } from '../../experiment/table1/claims';
import type { TableRecord } from '../../experiment/table1/record';
import { extraRows, paperRows, tableRows } from '../../experiment/table1/rows';
import { runFigures, type RunFigures } from '../../experiment/table1/run-figures';
import { summarise } from '../../experiment/table1/summary';
import { writeWhole } from '../write-whole';
import { claimsText, summaryTable } from './tables-text';

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
/** Below the checkout. */
export const committed = {
  records: root('records/table1'),
  document: root('docs/table1.md'),
  figures: root('src/experiment/table1/figures.json'),
};

/** All records of a folder, by their names. */
export async function readRecords(folder: string): Promise<TableRecord[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as TableRecord),
  );
}

/** Runs in the order of the rows, then of the seeds. */
export function figuresOf(records: readonly TableRecord[]): RunFigures[] {
  const runs = records.map(runFigures);
  return tableRows.flatMap(({ id }) =>
    runs.filter(({ row }) => row === id).toSorted((a, b) => a.seed - b.seed),
  );
}

/** Both tables and the claims, without a title. */
export function tablesText(runs: readonly RunFigures[]): string {
  const paper = summarise(paperRows, runs);
  const extra = summarise(extraRows, runs);
  return [
    '## Rows of Table 1 (a)',
    summaryTable(paper),
    '## Runs behind the claims',
    summaryTable(extra),
    '## The claims of section 4',
    claimsText(measuredClaims([...paper, ...extra])),
  ].join('\n\n');
}

const preface = `# Table 1 on MNIST, run again and audited

Written by \`npm run table1 -- --publish\` from the records in \`records/table1/\`; a test recomputes it. Nats, test set, best
parameters by validation, mean ± standard deviation over the seeds. L of Cat-VAE and CG-BPEF-VAE is the paper's accounting, **not a
bound**: their decoder sees a relaxed z, term1 is that of the unrelaxed categories. The columns after it are audits of the same
parameters: L with one-hot categories, which is a bound of the discrete model (of Gauss-VAE, and of CG-BPEF-VAE sampled by inverse
CDF, the reported L already is one); the reported KL beside the measured one of what the decoder sees; and importance-weighted NLL
with K samples, an estimate that errs upwards, of grey values (a pseudo-likelihood) and of fixed binarised pixels.`;

export const documentText = (runs: readonly RunFigures[]): string => `${preface}\n\n${tablesText(runs)}\n`;

export const figuresText = (runs: readonly RunFigures[]): string => `${JSON.stringify(runs)}\n`;

export async function publish(): Promise<void> {
  const runs = figuresOf(await readRecords(committed.records));
  await writeWhole(committed.document, documentText(runs));
  await writeWhole(committed.figures, figuresText(runs));
}
