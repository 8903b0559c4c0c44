/** The jobs that a command line asks for, and the words that ask for one of them alone. Pure. */
import type { TableRow } from '../../experiment/table1/table-row';
import { jobOf, wantedRows, type Job } from './jobs';
import type { Options } from './options';
import { drawnRows, gridRows } from './search';
import { mnistTable, type Table } from './tables';

export interface AskedJob extends Job {
  /** Words of `npm run table1` for this job and its measurements, wherever it runs. */
  readonly alone: readonly string[];
}

/** A row as it is, or one configuration of its search. */
interface Picked {
  readonly row: TableRow;
  readonly words: readonly string[];
}

function groupWords({ extra, truth, families }: Table, id: string): string[] {
  const holds = (rows: readonly TableRow[]) => rows.some((row) => row.id === id);
  return [
    ...(holds(extra) ? ['--extra'] : []),
    ...(holds(truth) ? ['--truth'] : []),
    ...(holds(families) ? ['--families'] : []),
  ];
}

function picks(row: TableRow, seed: number, { search, number }: Options): Picked[] {
  if (search === 0) return [{ row, words: [] }];
  const rows = search === 'all' ? gridRows(row) : drawnRows(row, seed, search);
  if (number !== null && number > rows.length)
    throw new Error(`--number: expected at most ${rows.length} for ${row.id}, got ${number}`);
  const all = rows.map((found, i) => {
    // Draws do not depend on how many there are.
    const words = ['--search', search === 'all' ? search : String(i + 1), '--number', String(i + 1)];
    return { row: found, words };
  });
  return number === null ? all : [all[number - 1]];
}

/** Seed by seed, so that every row has one before any has two. `work` is the absolute folder. Throws for a number beyond a grid. */
export function askedJobs(options: Options, work: string): AskedJob[] {
  const { table, seeds, steps, pictures, samples, backend, data, records } = options;
  const shared = [
    ...(steps === null ? [] : ['--steps', String(steps)]),
    ...['--pictures', String(pictures), '--samples', String(samples), '--backend', backend],
    ...(data === null ? [] : ['--data', data]),
    ...['--work', options.work],
    ...(records === null ? [] : ['--records', records]),
    ...['--jobs', '1', '--quiet'],
  ];
  const ofDataset = table === mnistTable ? [] : ['--dataset', table.dataset];
  return seeds.flatMap((seed) =>
    wantedRows(options).flatMap((asked) =>
      picks(asked, seed, options).map(({ row, words }) => {
        const experiment = steps === null ? row.experiment : { ...row.experiment, steps };
        const which = [...groupWords(table, asked.id), '--rows', asked.id, ...words, '--seeds', String(seed)];
        return { ...jobOf({ ...row, experiment }, seed, work), alone: [...ofDataset, ...which, ...shared] };
      }),
    ),
  );
}
