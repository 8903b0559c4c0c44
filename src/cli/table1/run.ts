/** `npm run table1`: trains what is not trained, audits what is not audited, a process a core, and writes records and tables. What a job is stands in jobs.ts. */
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { runFigures } from '../../experiment/table1/run-figures';
import { timeLeft } from '../progress';
import { writeWhole } from '../write-whole';
import type { AuditEffort } from './audit-words';
import { createBoard } from '../jobs/board';
import { auditMilliseconds, exactMilliseconds, trainingMilliseconds } from './cost';
import { probe, wallMilliseconds } from './estimate';
import { finishedAudit, finishedExact, finishedRefined, finishedTraining } from './finished';
import { inParallel } from '../jobs/in-parallel';
import { jobOf, jobsOf, wantedRows, type Job } from './jobs';
import { help, readOptions, type Options } from './options';
import { publish, readRecords, tablesText } from './publish';
import { drawnRows } from './search';
import { searchText } from './search-text';
import { createTimeLeft } from '../jobs/time-left';
import { auditJob, exactJob, refineJob, trainJob, type Place } from './train-job';
import { isTruth } from './truth-measures';
import { writeRecords } from './write-records';
import { wordsOf } from '../../schema/words-of';

const say = (text: string) => process.stderr.write(`${text}\n`);

function allJobs(options: Options, work: string): Job[] {
  if (options.search === 0) return jobsOf(options, work);
  const steps = options.steps === null ? {} : { steps: options.steps };
  return wantedRows(options).flatMap((row) =>
    options.seeds.flatMap((seed) =>
      drawnRows(row, seed, options.search).map((drawn) =>
        jobOf({ ...drawn, experiment: { ...drawn.experiment, ...steps } }, seed, work),
      ),
    ),
  );
}

/** Milliseconds. */
interface Cost {
  readonly training: number;
  readonly audit: number;
  readonly exact: number;
}

const wholeOf = ({ training, audit, exact }: Cost) => training + audit + exact;

interface State {
  readonly job: Job;
  readonly trained: boolean;
  readonly audited: boolean;
  /** Whether it has no exact evidence to measure, or has it. */
  readonly summed: boolean;
  /** Whether it has no q to refine, or has refined it. */
  readonly refined: boolean;
}

const stateOf = async (job: Job, effort: AuditEffort): Promise<State> => ({
  job,
  trained: (await finishedTraining(job)) !== null,
  audited: (await finishedAudit(job, effort)) !== null,
  refined: !job.refined || (await finishedRefined(job, effort.pictures)) !== null,
  summed: !isTruth(job) || (await finishedExact(job, effort.pictures)) !== null,
});

/** Milliseconds of each job that is left, by its name: of training, where it is not trained, and of the audit. */
async function estimate(
  left: readonly State[],
  options: Options,
  place: Place,
): Promise<ReadonlyMap<string, Cost>> {
  const { probeSteps, sizes } = options.table;
  say(`Measuring ${probeSteps} steps of two models ...`);
  const rates = await probe(options.table, place);
  const costs = new Map(
    left.map(({ job, trained, audited, summed }): [string, Cost] => [
      job.name,
      {
        training: trained ? 0 : trainingMilliseconds(job.model, job.experiment, rates, sizes),
        audit: audited ? 0 : auditMilliseconds(job.model, job.experiment, options, rates, sizes),
        exact: summed ? 0 : exactMilliseconds(job, options.pictures, rates, sizes),
      },
    ]),
  );
  const each = [...costs.values()].map(wholeOf);
  const wall = timeLeft(wallMilliseconds(each, options.jobs) / 1000).replace(' left', '');
  const count = (is: (state: State) => boolean) => left.filter(is).length;
  const trainings = count(({ trained }) => !trained);
  const audits = count(({ audited }) => !audited);
  const sums = count(({ summed }) => !summed);
  say(
    `${trainings} trainings and ${audits} audits${sums > 0 ? ` and ${sums} sums` : ''} to do, ${options.jobs} at a time: about ${wall}, reckoned from multiply-adds and random numbers at the speed just measured.`,
  );
  return costs;
}

/** Whether all went well. */
async function work(left: readonly State[], options: Options, place: Place): Promise<boolean> {
  if (left.length === 0) return true;
  const costs = await estimate(left, options, place);
  const whole = new Map([...costs].map(([name, cost]) => [name, wholeOf(cost)]));
  const time = createTimeLeft(whole, options.jobs, () => performance.now());
  const board = createBoard({ terminal: process.stderr, jobs: left.length, left: time.left });
  const failures = await inParallel(
    left,
    options.jobs,
    async ({ job, trained, audited, summed, refined }) => {
      place.signal.throwIfAborted();
      const { name } = job;
      const cost = costs.get(name)!;
      const { training, audit, exact } = cost;
      const at = (doing: string, before: number, own: number) => (share: number) => {
        time.progress(name, (before + share * own) / wholeOf(cost));
        board.at(name, `${doing} ${Math.floor(100 * share)} %`);
      };
      if (!trained) await trainJob(job, place, at('trained', 0, training));
      if (!audited) await auditJob(job, place, options, at('audited', training, audit));
      if (!summed) await exactJob(job, place, options.pictures, at('summed', training + audit, exact));
      // A minute or two, which no estimate counts.
      if (!refined) await refineJob(job, place, options.pictures, at('refined', training + audit + exact, 0));
      time.progress(name, 1);
      const did = [!trained && 'trained', !audited && 'audited', !summed && 'summed', !refined && 'refined'];
      board.settled(name, did.filter(Boolean).join(' and '));
    },
  );
  board.end();
  for (const { item, error } of failures)
    if (!place.signal.aborted) say(`${item.job.name}: ${wordsOf(error)}`);
  return failures.length === 0;
}

async function table1(options: Options, signal: AbortSignal): Promise<boolean> {
  const { table } = options;
  const folder = resolve(options.work);
  const records = options.publish
    ? table.published.records
    : resolve(options.records ?? join(folder, 'records'));
  const data = options.data === null ? [] : ['--data', resolve(options.data)];
  const jobs = allJobs(options, folder);
  const states = await Promise.all(jobs.map((job) => stateOf(job, options)));
  const left = states.filter(({ trained, audited, summed, refined }) =>
    trained ? !(audited && summed && refined) : !options.finished,
  );
  say(`${states.length - left.length} of ${jobs.length} runs are finished or left alone.`);
  const well = await work(left, options, { backend: options.backend, data, signal });
  const written = await writeRecords(jobs, folder, records, options, table);
  say(`${written.length} records in ${records}`);
  if (options.publish) await publish(table);
  const text =
    options.search > 0
      ? searchText(table, written.map(runFigures), jobs)
      : tablesText(table, await readRecords(records));
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
  const stop = new AbortController();
  // Once: a second Ctrl-C ends the process at once, and what is finished stands all the same.
  process.once('SIGINT', () => {
    say('\nStopping: what is finished stays, and the same command goes on from there.');
    stop.abort();
  });
  const well = await table1(options, stop.signal).catch((error: unknown) => {
    // Whatever was broken off is no failure, and was said.
    if (!stop.signal.aborted) throw error;
  });
  return stop.signal.aborted ? 130 : well ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  say(wordsOf(error));
  return 1;
});
