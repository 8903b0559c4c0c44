/** The jobs of a sweep: every value with every other, each an experiment with a name and the words that train it. Pure: touches no file. */
import { posix } from 'node:path';
import { changingNoRun } from '../../experiment/sweep/changes-no-run';
import { everyCombination } from '../../experiment/sweep/every-combination';
import { WrongOption } from '../option-values';
import { parseOptions, type TrainOptions } from '../options';
import { SEED, wordsFor, type Varied } from './varied';

export interface SweepJob {
  /** 'Tmin-0.2_seed-1': of its record, and of its run file while it is under way. */
  readonly name: string;
  /** One of each option that varies, in their order. */
  readonly values: readonly string[];
  /** All that `npm run train` is told. */
  readonly words: readonly string[];
  readonly options: TrainOptions;
}

export interface SweepPlan {
  readonly varied: readonly Varied[];
  /** Seed by seed, so that every setting has one before any has two. */
  readonly jobs: readonly SweepJob[];
}

const MOST_JOBS = 10_000;
/** Characters; file systems take 255 bytes, and a file that is being written has a longer name. */
const LONGEST_NAME = 200;

interface Base {
  /** Words of `npm run train` that all jobs share. */
  readonly words: readonly string[];
  readonly out: string;
  /** Folder for the best parameters of every job, or null. */
  readonly weights: string | null;
}

function jobOf(
  varied: readonly Varied[],
  values: readonly string[],
  { words, out, weights }: Base,
): SweepJob {
  const name = varied.map(({ option }, i) => `${option}-${values[i]}`).join('_');
  if (name.length > LONGEST_NAME)
    throw new WrongOption(
      `--sweep: expected names of at most ${LONGEST_NAME} characters, got ${name}; vary fewer options`,
    );
  const all = [
    ...words,
    ...varied.flatMap(({ option }, i) => wordsFor(option, values[i])),
    ...(weights === null ? [] : ['--weights', posix.join(weights, name)]),
    '--resumable',
    posix.join(out, name),
  ];
  const options = parseOptions(all);
  if (options.ok === false) throw new WrongOption(options.message);
  if (options.ok !== true) throw new Error('expected the options of a job, got help');
  return { name, values, words: all, options };
}

/** An option that changes no run is a slip: of models that are off, or overridden for each of them. */
function checkEffects(varied: readonly Varied[], jobs: readonly SweepJob[]): void {
  const several = varied.flatMap(({ values }, place) => (values.length > 1 ? [place] : []));
  const runs = jobs.map(({ options: { experiment, moves }, values }) => ({ experiment, moves, values }));
  const [place] = changingNoRun(runs, several);
  if (place === undefined) return;
  const { option, values } = varied[place];
  throw new WrongOption(
    `--sweep ${option}: expected values that change a run, got ${values.join(', ')}, which train the same; is its model on, and nothing else given for it?`,
  );
}

/** Throws a WrongOption, whatever of whichever job is wrong. */
export function planSweep(varied: readonly Varied[], base: Base): SweepPlan {
  const count = varied.reduce((jobs, { values }) => jobs * values.length, 1);
  if (count > MOST_JOBS)
    throw new WrongOption(`--sweep: expected at most ${MOST_JOBS} jobs, got ${count}; list fewer values`);
  const seed = varied.findIndex(({ option }) => option === SEED);
  const rows = everyCombination(varied.map(({ values }) => values));
  const ofSeed = (row: readonly string[]) => (seed < 0 ? 0 : varied[seed].values.indexOf(row[seed]));
  const jobs = rows.toSorted((a, b) => ofSeed(a) - ofSeed(b)).map((values) => jobOf(varied, values, base));
  checkEffects(varied, jobs);
  return { varied, jobs };
}
