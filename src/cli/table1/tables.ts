/** The two tables that `npm run table1` can run: their rows, what these cost, and where they are published. Data only. */
import { fileURLToPath } from 'node:url';
import { table1Svhn } from '../../experiment/presets-svhn';
import { familyRows } from '../../experiment/table1/family-rows';
import { extraRows, paperRows } from '../../experiment/table1/rows';
import type { TableRow } from '../../experiment/table1/table-row';
import { truthRows } from '../../experiment/table1/truth-rows';

/** Pictures of a data set, as far as they cost time. */
export interface Sizes {
  readonly pixels: number;
  /** Of an evaluation: all of validation and 5,000 of training (definition 6). */
  readonly evaluated: number;
  readonly tested: number;
}

export interface Table {
  readonly dataset: 'mnist' | 'svhn';
  /** As the paper calls it. */
  readonly name: string;
  readonly rows: readonly TableRow[];
  /** Runs behind the claims of section 4, which are all of MNIST. */
  readonly extra: readonly TableRow[];
  /** Runs of one and two latent dimensions, of which exact evidence is measured too. */
  readonly truth: readonly TableRow[];
  /** Runs of CG-VAE's families and of other priors. */
  readonly families: readonly TableRow[];
  /** Id of the Gauss-VAE that every other model is compared with, on the same pictures and of the same seed. */
  readonly baseline: string;
  /** Ids of two rows that tell what all cost: one with hardly any noise and one with much; and for how many steps. */
  readonly probed: readonly [string, string];
  readonly probeSteps: number;
  readonly sizes: Sizes;
  /** What --publish writes; `figures` are the page's, null where it shows none. */
  readonly published: {
    readonly records: string;
    readonly document: string;
    /** Of families and priors; null where it has none. */
    readonly families: string | null;
    readonly figures: string | null;
  };
}

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export const mnistTable: Table = {
  dataset: 'mnist',
  name: 'Table 1 (a)',
  rows: paperRows,
  extra: extraRows,
  truth: truthRows,
  families: familyRows,
  baseline: 'gauss-L1',
  probed: ['gauss-L1', 'cg-bpef-L1-T0.5'],
  probeSteps: 60,
  sizes: { pixels: 784, evaluated: 10_000, tested: 10_000 },
  published: {
    records: root('records/table1'),
    document: root('docs/table1.md'),
    families: root('docs/families.md'),
    figures: root('src/experiment/table1/figures.json'),
  },
};

/** SVHN pooled and split as the paper's (definition 8). */
export const svhnTable: Table = {
  dataset: 'svhn',
  name: 'Table 1 (b)',
  rows: table1Svhn,
  extra: [],
  truth: [],
  families: [],
  baseline: 'svhn-gauss-L1',
  probed: ['svhn-gauss-L1', 'svhn-cg-bpef-L1-T0.5'],
  // A step of the convolutional nets is as long as fifteen of the dense ones.
  probeSteps: 8,
  sizes: { pixels: 1024, evaluated: 6_848 + 5_000, tested: 23_966 },
  published: {
    records: root('records/table1-svhn'),
    document: root('docs/table1-svhn.md'),
    families: null,
    figures: null,
  },
};

export const tables: readonly Table[] = [mnistTable, svhnTable];

/** All that have runs, those of families last. */
export const rowsOf = (table: Table): TableRow[] => [...shownRows(table), ...table.families];

/** Those that the table's document and the page are of. */
export const shownRows = ({ rows, extra, truth }: Table): TableRow[] => [...rows, ...extra, ...truth];
