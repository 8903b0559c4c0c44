/** Trains and measures what is left of some jobs, some processes at a time, after an estimate. */
import { wordsOf } from '../../schema/words-of';
import { createBoard } from '../jobs/board';
import { inParallel } from '../jobs/in-parallel';
import { createTimeLeft } from '../jobs/time-left';
import { timeLeft } from '../progress';
import { probe, wallMilliseconds } from './estimate';
import { costOf, wholeOf, type Cost } from './job-cost';
import type { Options } from './options';
import type { State } from './standing';
import { forgetSums, writeSums } from './sums';
import { auditJob, exactJob, refineJob, trainJob, type Place } from './train-job';

const say = (text: string) => process.stderr.write(`${text}\n`);

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
    left.map((state): [string, Cost] => [state.job.name, costOf(state, options, rates, sizes)]),
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

type OnShare = (share: number) => void;

/** Who hears of progress. */
interface Watcher {
  /** Of one job: what it is doing now. `before` and `own` are parts of its cost. */
  stage(name: string, doing: string, before: number, own: number): OnShare;
  settled(name: string, words: string): void;
  end(): void;
}

const silent: Watcher = {
  stage: () => () => undefined,
  settled: (name, words) => say(`${name}: ${words}`),
  end: () => undefined,
};

function watcherOf(costs: ReadonlyMap<string, Cost>, jobs: number): Watcher {
  const whole = new Map([...costs].map(([name, cost]) => [name, wholeOf(cost)]));
  const time = createTimeLeft(whole, jobs, () => performance.now());
  const board = createBoard({ terminal: process.stderr, jobs: costs.size, left: time.left });
  return {
    stage: (name, doing, before, own) => (share) => {
      time.progress(name, (before + share * own) / whole.get(name)!);
      board.at(name, `${doing} ${Math.floor(100 * share)} %`);
    },
    settled(name, words) {
      time.progress(name, 1);
      board.settled(name, words);
    },
    end: () => board.end(),
  };
}

const free: Cost = { training: 0, audit: 0, exact: 0 };

/** Whether all went well. */
export async function work(left: readonly State[], options: Options, place: Place): Promise<boolean> {
  if (left.length === 0) return true;
  const costs = options.quiet ? null : await estimate(left, options, place);
  const watcher = costs ? watcherOf(costs, options.jobs) : silent;
  const failures = await inParallel(
    left,
    options.jobs,
    async ({ job, trained, audited, summed, refined }) => {
      place.signal.throwIfAborted();
      const { name } = job;
      const { training, audit, exact } = costs?.get(name) ?? free;
      const at = (doing: string, before: number, own: number) => watcher.stage(name, doing, before, own);
      await forgetSums(job.folder);
      if (!trained) await trainJob(job, place, at('trained', 0, training));
      if (!audited) await auditJob(job, place, options, at('audited', training, audit));
      if (!summed) await exactJob(job, place, options.pictures, at('summed', training + audit, exact));
      // A minute or two, which no estimate counts.
      if (!refined) await refineJob(job, place, options.pictures, at('refined', training + audit + exact, 0));
      await writeSums(job.folder);
      const did = [!trained && 'trained', !audited && 'audited', !summed && 'summed', !refined && 'refined'];
      watcher.settled(name, did.filter(Boolean).join(' and '));
    },
  );
  watcher.end();
  for (const { item, error } of failures)
    if (!place.signal.aborted) say(`${item.job.name}: ${wordsOf(error)}`);
  return failures.length === 0;
}
