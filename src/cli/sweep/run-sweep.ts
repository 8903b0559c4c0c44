/** A sweep: trains the jobs of a folder that are not done, some processes at a time, and prints its table. Jobs are processes of train.ts with --resumable. */
import { posix } from 'node:path';
import type { TestFigures } from '../../experiment/measurements';
import { passesOf } from '../../experiment/sweep/passes';
import { wordsOf } from '../../schema/words-of';
import { createBoard } from '../jobs/board';
import { runCommand } from '../jobs/child';
import { inParallel } from '../jobs/in-parallel';
import { createTimeLeft } from '../jobs/time-left';
import { readProgress } from '../progress';
import { makeRoom, namedExperiment, recordedFigures, standingOf } from '../resumable';
import { stopSignal } from '../stop-signal';
import { writeWhole } from '../write-whole';
import type { SweepJob } from './plan';
import type { Sweep } from './read-sweep';
import { shellLine } from './shell-line';
import { SWEEP_FILE, sweepText } from './sweep-file';
import { sweepTable } from './sweep-table';

const say = (text: string) => process.stderr.write(`${text}\n`);

interface Standing {
  readonly job: SweepJob;
  /** Of a job that is done. */
  readonly figures: readonly TestFigures[] | null;
  /** Steps that are trained. */
  readonly step: number;
}

async function standingOfJob(job: SweepJob, out: string): Promise<Standing> {
  const standing = await standingOf(posix.join(out, job.name), job.options);
  const figures = standing.at === 'end' ? recordedFigures(standing.record) : null;
  return { job, figures, step: standing.at === 'step' ? standing.run.kept.step : 0 };
}

/** The sweep with its jobs' data set as records name it: pictures of one's own are the same for all jobs. */
async function named(sweep: Sweep): Promise<Sweep> {
  const [{ options }] = sweep.jobs;
  if (options.own === null) return sweep;
  const { dataset } = await namedExperiment(options);
  const jobs = sweep.jobs.map((job) => ({
    ...job,
    options: { ...job.options, experiment: { ...job.options.experiment, dataset } },
  }));
  return { ...sweep, jobs };
}

/** One after the other: a run file fills memory while it is checked. */
async function standings({ jobs, out }: Sweep): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const job of jobs) found.push(await standingOfJob(job, out));
  return found;
}

const passesLeft = ({ job: { options }, step }: Standing): number =>
  passesOf(options.experiment, options.experiment.steps - step);

/** Trains what is left; answers whether all went well. `onDone` is told of each job that has become done. */
async function train(
  left: readonly Standing[],
  { jobs, out, width, quiet }: Sweep,
  signal: AbortSignal,
  onDone: (job: SweepJob, figures: readonly TestFigures[]) => void,
): Promise<boolean> {
  const costs = new Map(left.map((standing) => [standing.job.name, passesLeft(standing)]));
  const time = createTimeLeft(costs, null, () => performance.now());
  const before = jobs.length - left.length;
  const board = createBoard({ terminal: process.stderr, jobs: jobs.length, before, left: time.left });
  let done = before;
  const failures = await inParallel(left, width, async ({ job, step: begun }) => {
    signal.throwIfAborted();
    const { name, words } = job;
    const at = (step: number, steps: number) => {
      time.progress(name, (step - begun) / (steps - begun || 1));
      if (!quiet) board.at(name, `${Math.floor((100 * step) / steps)} %`);
    };
    at(begun, job.options.experiment.steps);
    const onLine = (line: string) => {
      const progress = readProgress(line);
      if (progress) at(progress.step, progress.steps);
    };
    try {
      await runCommand({ script: 'train.ts', words, stopsItself: true }, onLine, signal);
      const { figures } = await standingOfJob(job, out);
      if (figures === null) throw new Error('expected a record, got none');
      done++;
      if (!quiet) board.settled(name, `done, ${done} of ${jobs.length} jobs`);
      onDone(job, figures);
    } catch (error) {
      if (!signal.aborted) board.settled(name, `failed: ${wordsOf(error)}`);
      throw error;
    } finally {
      time.progress(name, 1);
    }
  });
  board.end();
  if (failures.length > 0 && !signal.aborted)
    say(
      `${failures.length} of ${jobs.length} jobs failed: ${failures.map(({ item }) => item.job.name).join(', ')}`,
    );
  return failures.length === 0;
}

function printList(left: readonly Standing[], { jobs }: Sweep): void {
  for (const { job } of left)
    process.stdout.write(`${shellLine(['npm', 'run', 'train', '--', ...job.words])}\n`);
  if (left.length < jobs.length)
    say(`${jobs.length - left.length} of ${jobs.length} jobs are done, and not listed.`);
}

/** The program's exit code. Rejects with an Error, before anything is trained, where the folder holds files of another experiment. */
export async function runSweep(asked: Sweep): Promise<number> {
  const sweep = await named(asked);
  const { varied, jobs, out, list } = sweep;
  const notices = [...sweep.notices, ...jobs.flatMap(({ options }) => options.notices)];
  new Set(notices).forEach(say);
  await makeRoom(posix.join(out, SWEEP_FILE));
  const found = await standings(sweep);
  await writeWhole(posix.join(out, SWEEP_FILE), sweepText(sweep));
  const left = found.filter(({ figures }) => figures === null);
  if (list) {
    printList(left, sweep);
    return 0;
  }
  const done = new Map(found.flatMap(({ job, figures }) => (figures ? [[job, figures] as const] : [])));
  let printed = '';
  const print = () => {
    const finished = [...done].map(([{ values }, figures]) => ({ values, figures }));
    const text = sweepTable(varied, finished);
    if (text !== printed) process.stdout.write(printed === '' ? text : `\n${text}`);
    printed = text;
  };
  const signal = stopSignal();
  signal.addEventListener('abort', () => say('\nStopping: jobs under way are being kept ...'));
  const well = await train(left, sweep, signal, (job, figures) => {
    done.set(job, figures);
    print();
  });
  print();
  if (well) return 0;
  if (!signal.aborted) return 1;
  say(`Stopped: ${done.size} of ${jobs.length} jobs are done. The same command goes on from here.`);
  return 130;
}
