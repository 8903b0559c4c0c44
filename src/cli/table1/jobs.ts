/** The runs that `npm run table1` is asked for, each with its folder and the words that train it. Pure: touches no file. */
import { join } from 'node:path';
import type { Experiment } from '../../experiment/experiment';
import { withSeed } from '../../experiment/table1/rows';
import type { TableRow } from '../../experiment/table1/table-row';
import type { ModelId } from '../../models/registry';
import { trainArguments } from '../train-arguments';
import { rowsOf, type Table } from './tables';

export interface Job {
  /** '<row id>-seed-<n>': name of its folder and of its record. */
  readonly name: string;
  readonly row: string;
  readonly model: ModelId;
  readonly experiment: Experiment;
  readonly folder: string;
  /** Whether q is refined. */
  readonly refined: boolean;
}

interface Wanted {
  readonly table: Table;
  /** Ids of rows, or parts of ids; null for all. */
  readonly rows: readonly string[] | null;
  /** Whether the claims' runs are wanted too. */
  readonly extra: boolean;
  /** Whether those of one and two latent dimensions are. */
  readonly truth: boolean;
  /** Whether those of families and priors are. */
  readonly families: boolean;
}

export function wantedRows({ table, rows, extra, truth, families }: Wanted): TableRow[] {
  const known = [
    ...table.rows,
    ...(extra ? table.extra : []),
    ...(truth ? table.truth : []),
    ...(families ? table.families : []),
  ];
  return known.filter(({ id }) => rows === null || rows.some((part) => isMeant(table, id, part)));
}

/** A whole id means that row alone: 'gauss-L1' is a part of 'gauss-L10'. */
const isMeant = (table: Table, id: string, part: string): boolean =>
  rowsOf(table).some((row) => row.id === part) ? id === part : id.includes(part);

export function jobOf(
  row: Pick<TableRow, 'id' | 'model' | 'experiment' | 'refined'>,
  seed: number,
  work: string,
): Job {
  const name = `${row.id}-seed-${seed}`;
  const experiment = withSeed(row.experiment, seed);
  return {
    name,
    row: row.id,
    model: row.model,
    experiment,
    folder: join(work, name),
    refined: row.refined ?? false,
  };
}

/** Words of `npm run train` for a job; `at` is where its files go, by name. */
export const trainWords = ({ experiment }: Job, backend: string, at: (file: string) => string): string[] => [
  ...trainArguments(experiment),
  '--backend',
  backend,
  '--json',
  at('run.json'),
  '--weights',
  at('.'),
];
