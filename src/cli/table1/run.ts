/** `npm run table1`: trains what is not trained, audits what is not audited, a process a core, and writes records and tables. What a job is stands in jobs.ts. */
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { runFigures } from '../../experiment/table1/run-figures';
import { wordsOf } from '../../schema/words-of';
import { stopSignal } from '../stop-signal';
import { writeWhole } from '../write-whole';
import { askedJobs, type AskedJob } from './asked';
import { recordedRates } from './job-cost';
import { listText } from './list';
import { help, readOptions, type Options } from './options';
import { publish, readRecords, tablesText } from './publish';
import { publishable } from './publishable';
import { searchText } from './search-text';
import { isDone, stateOf, type State } from './standing';
import { writeSums } from './sums';
import { takeOver } from './take-over';
import { work } from './work';
import { recordsOf, writeRecords } from './write-records';

const say = (text: string) => process.stderr.write(`${text}\n`);
const MOST_NAMED = 20;

async function printList(states: readonly State<AskedJob>[], options: Options): Promise<void> {
  const left = states.filter((state) => !isDone(state));
  const records = await readRecords(options.table.published.records);
  const { commands, summary } = listText(left, options, recordedRates(options.table, records));
  process.stdout.write(commands);
  say(summary);
  const done = states.length - left.length;
  if (done > 0) say(`${done} of ${states.length} jobs are done, and not listed.`);
}

/** Names what a table still lacks, after all that was to be done is done. */
async function nameMissing(jobs: readonly AskedJob[], options: Options): Promise<void> {
  const states = await Promise.all(jobs.map((job) => stateOf(job, options)));
  const missing = states.filter((state) => !isDone(state)).map(({ job }) => job.name);
  if (missing.length === 0) return;
  const more = missing.length > MOST_NAMED ? ' ...' : '';
  say(
    `${missing.length} of ${jobs.length} runs are missing or not measured: ${missing.slice(0, MOST_NAMED).join(', ')}${more}; --list prints their commands`,
  );
}

async function table1(options: Options, signal: AbortSignal): Promise<boolean> {
  const { table } = options;
  const folder = resolve(options.work);
  const records = options.publish
    ? table.published.records
    : resolve(options.records ?? join(folder, 'records'));
  const data = options.data === null ? [] : ['--data', resolve(options.data)];
  const jobs = askedJobs(options, folder);
  if (options.from.length > 0 && !(await takeOver(jobs, folder, options, say))) return false;
  const states = await Promise.all(jobs.map((job) => stateOf(job, options)));
  if (options.list) {
    await printList(states, options);
    return true;
  }
  const left = states.filter((state) => (state.trained ? !isDone(state) : !options.finished));
  say(`${states.length - left.length} of ${jobs.length} runs are finished or left alone.`);
  const well = await work(left, options, { backend: options.backend, data, signal });
  for (const state of states) if (isDone(state)) await writeSums(state.job.folder);
  const made = await recordsOf(jobs, folder, options, table);
  if (options.publish && !(await publishable(made, options, say))) return false;
  await writeRecords(made, records);
  if (options.publish || options.from.length > 0) await nameMissing(jobs, options);
  if (options.publish) await publish(table);
  if (options.quiet) return well;
  say(`${made.length} records in ${records}`);
  const text =
    options.search === 0
      ? tablesText(table, await readRecords(records))
      : searchText(
          table,
          made.map(({ record }) => runFigures(record)),
          jobs,
        );
  if (!options.publish) await writeWhole(join(records, basename(table.published.document)), `${text}\n`);
  process.stdout.write(`${text}\n`);
  return well;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), availableParallelism());
  if (options === null) {
    process.stdout.write(help);
    return 0;
  }
  const signal = stopSignal();
  signal.addEventListener('abort', () =>
    say('\nStopping: what is finished stays, and the same command goes on from there.'),
  );
  const well = await table1(options, signal).catch((error: unknown) => {
    // Whatever was broken off is no failure, and was said.
    if (!signal.aborted) throw error;
  });
  return signal.aborted ? 130 : well ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  say(wordsOf(error));
  return 1;
});
