/** The columns of the Table 1 view: what each is called, sorts by and says. Pure. */
import type { RowSummary, SummedImportance } from '../../experiment/table1/summary';
import type { TableRow } from '../../experiment/table1/table-row';
import { formatNats } from '../../ui/format';

/** A row of the table with what was measured of it, or null where nothing was yet. */
export interface Entry {
  readonly row: TableRow;
  readonly summary: RowSummary | null;
}

export interface Column {
  readonly head: string;
  /** One sentence, for whoever asks what the number is. */
  readonly meaning: string;
  /** What it sorts by; null sorts last. */
  value(entry: Entry): number | null;
  text(entry: Entry): string;
}

export const missing = '–';

export const signedNats = (value: number) => `${value < 0 ? '−' : '+'}${formatNats(Math.abs(value))}`;

function overSeeds(
  of: { readonly mean: number; readonly deviation: number | null } | null | undefined,
): string {
  if (!of) return missing;
  return of.deviation === null ? formatNats(of.mean) : `${formatNats(of.mean)} ± ${of.deviation.toFixed(2)}`;
}

function importance(
  head: string,
  meaning: string,
  pick: (summary: RowSummary) => SummedImportance | null | undefined,
): Column {
  const of = ({ summary }: Entry) => summary && pick(summary);
  return {
    head,
    meaning,
    value: (entry) => of(entry)?.mean ?? null,
    text: (entry) => formatNats(of(entry)?.mean),
  };
}

export const paperColumns = {
  paper: {
    head: 'L (term2)',
    meaning: 'As printed in Table 1 (a).',
    value: ({ row: { paper } }) => paper?.freeEnergy ?? null,
    text: ({ row: { paper } }) =>
      paper ? `${paper.freeEnergy.toFixed(1)} (${paper.term2.toFixed(1)})` : missing,
  },
} as const satisfies Record<string, Column>;

export const hereColumns = {
  here: {
    head: 'L (term2)',
    meaning: 'Test set, best parameters by validation; mean ± standard deviation over the seeds.',
    value: ({ summary }) => summary?.freeEnergy.mean ?? null,
    text: ({ summary }) =>
      summary ? `${overSeeds(summary.freeEnergy)} (${formatNats(summary.term2.mean)})` : missing,
  },
  difference: {
    head: 'minus paper',
    meaning: 'L here minus the paper’s.',
    value: ({ summary }) => summary?.difference ?? null,
    text: ({ summary }) => (summary?.difference == null ? missing : signedNats(summary.difference)),
  },
  seeds: {
    head: 'seeds',
    meaning: 'How many runs, of seeds 1, 2, ...',
    value: ({ summary }) => summary?.seeds.length ?? null,
    text: ({ summary }) => (summary ? String(summary.seeds.length) : missing),
  },
  minutes: {
    head: 'minutes',
    meaning: 'Training of one run, mean over the seeds, one thread of WebAssembly.',
    value: ({ summary }) => summary && summary.seconds / 60,
    text: ({ summary }) => (summary ? (summary.seconds / 60).toFixed(1) : missing),
  },
} as const satisfies Record<string, Column>;

export const auditColumns = {
  binarised: importance(
    'NLL, binarised',
    'Importance-weighted NLL of pixels drawn once as 0 or 1, with one-hot categories or exact samples. The estimate errs upwards.',
    (summary) => summary.audit?.binarised,
  ),
  grey: importance(
    'NLL, grey',
    'The same for grey pixels: a pseudo-likelihood.',
    (summary) => summary.audit?.grey,
  ),
  bound: {
    head: 'L, true bound',
    meaning:
      'L with one-hot categories: the bound of the discrete model. With exact sampling it is L itself.',
    value: ({ summary }) => summary?.audit?.bound?.mean ?? null,
    text: ({ summary }) => overSeeds(summary?.audit?.bound),
  },
  reported: {
    head: 'KL, reported',
    meaning: 'term1 as the paper counts it: eq. (4), or its closed form.',
    value: ({ summary }) => summary?.audit?.term1.mean ?? null,
    text: ({ summary }) => formatNats(summary?.audit?.term1.mean),
  },
  measured: {
    head: 'KL, measured',
    meaning:
      'KL of the decoder’s input: of z on a histogram (a lower bound), or of y for Cat-VAE. With exact sampling it is the reported one.',
    value({ summary }) {
      const of = summary?.audit?.relaxed ?? summary?.audit;
      return of?.term1.mean ?? null;
    },
    text({ summary }) {
      if (!summary?.audit) return missing;
      const { relaxed, term1 } = summary.audit;
      return relaxed ? `${formatNats(relaxed.term1.mean)} (${relaxed.of})` : formatNats(term1.mean);
    },
  },
} as const satisfies Record<string, Column>;

const inOrder = {
  row: {
    head: 'Row',
    meaning: 'In the order of the paper’s table.',
    value: () => 0,
    text: ({ row }) => row.label,
  },
} as const satisfies Record<string, Column>;

export const columns = { ...inOrder, ...paperColumns, ...hereColumns, ...auditColumns };
export type ColumnName = keyof typeof columns;
export const columnNames = Object.keys(columns) as ColumnName[];

/** Smallest first, or largest; what has no value is last either way, and ties keep their order. */
export function sorted(entries: readonly Entry[], by: ColumnName, descending: boolean): Entry[] {
  const { value }: Column = columns[by];
  const known = entries.filter((entry) => value(entry) !== null);
  const unknown = entries.filter((entry) => value(entry) === null);
  const sign = descending ? -1 : 1;
  return [...known.toSorted((a, b) => sign * (value(a)! - value(b)!)), ...unknown];
}
