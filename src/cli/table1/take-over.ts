/** Finished jobs of work folders from other machines: checked all together, then copied into this one. */
import { cp, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { codeVersion } from '../../engine/code-version';
import { wordsOf } from '../../schema/words-of';
import { textOf } from '../read-text';
import { finishedTraining } from './finished';
import type { Job } from './jobs';
import type { Options } from './options';
import { misfits, type MadeRun } from './same-making';
import { isDone, stateOf } from './standing';
import { damageOf, sha256Of } from './sums';

/** A trained run of a job in one of the folders. */
interface Found extends MadeRun {
  readonly folder: string;
  readonly done: boolean;
  readonly weights: string;
}

interface Search {
  readonly found: Found[];
  /** Sentences about what cannot be taken; any of them stops everything. */
  readonly problems: string[];
  /** Sentences about what is left alone. */
  readonly notes: string[];
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** `own`: the folder of this machine, whose half done jobs are no news and have no sums yet. */
async function search(job: Job, folders: readonly string[], own: string, effort: Options): Promise<Search> {
  const found: Found[] = [];
  const problems: string[] = [];
  const notes: string[] = [];
  for (const root of folders) {
    const folder = join(root, job.name);
    if (!(await isFolder(folder))) continue;
    const there = { ...job, folder };
    try {
      const training = await finishedTraining(there);
      const done = training !== null && isDone(await stateOf(there, effort));
      if (!done && root !== own) notes.push(`${folder}: is not done; left there`);
      const damage = done && root !== own ? await damageOf(folder) : null;
      if (damage !== null) problems.push(damage);
      else if (training)
        found.push({
          name: folder,
          by: training.record,
          folder,
          done,
          weights: await sha256Of(join(folder, `${job.model}.safetensors`)),
        });
    } catch (error) {
      problems.push(wordsOf(error));
    }
  }
  return { found, problems, notes };
}

const list = (all: readonly Found[]) => all.map(({ folder }) => folder).join(' and ');

/** Copied beside its place first, so that a job's folder is whole or not there. */
async function take({ folder }: Found, { folder: place }: Job): Promise<void> {
  const draft = `${place}.${process.pid}.part`;
  try {
    await cp(folder, draft, { recursive: true });
    const damage = await damageOf(draft);
    if (damage !== null) throw new Error(damage);
    await rm(place, { recursive: true, force: true });
    await rename(draft, place);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Folders of finished trainings that no job asks for. */
async function unasked(root: string, jobs: readonly Job[]): Promise<string[]> {
  const names = (await readdir(root)).filter((name) => !jobs.some((job) => job.name === name));
  const there = await Promise.all(
    names.map(async (name) => ((await textOf(join(root, name, 'run.json')).catch(() => null)) ? [name] : [])),
  );
  return there.flat().map((name) => `${join(root, name)}: not asked for; left there`);
}

/**
 * Answers whether all was well: with any problem nothing is taken. Jobs that are here already stay as they are.
 * Rejects with an Error for a folder that is not there.
 */
export async function takeOver(
  jobs: readonly Job[],
  work: string,
  options: Options,
  say: (text: string) => void,
): Promise<boolean> {
  for (const root of options.from)
    if (!(await isFolder(root)))
      throw new Error(`--from: expected a folder, got ${root}; is the path right?`);
  const problems: string[] = [];
  const runs: MadeRun[] = [];
  const wanted: { readonly from: Found; readonly job: Job }[] = [];
  for (const job of jobs) {
    const { found, ...other } = await search(job, [work, ...options.from], work, options);
    problems.push(...other.problems);
    other.notes.forEach(say);
    runs.push(...found);
    if (new Set(found.map(({ weights }) => weights)).size > 1)
      problems.push(
        `${job.name}: expected one run, got different ones in ${list(found)}; move all but one away`,
      );
    else if (found.length > 1) say(`${job.name}: double, the same run in ${list(found)}; one is kept`);
    const here = found.some(({ folder, done }) => folder === job.folder && done);
    const from = here ? undefined : found.find(({ done }) => done);
    if (from) wanted.push({ from, job });
  }
  problems.push(...misfits(runs, { code: codeVersion, mixed: options.mixed }));
  for (const root of options.from) (await unasked(root, jobs)).forEach(say);
  if (problems.length > 0) {
    problems.forEach(say);
    say('Nothing was taken.');
    return false;
  }
  for (const { from, job } of wanted) await take(from, job);
  say(`${wanted.length} jobs taken from ${options.from.map((root) => basename(root)).join(', ')}.`);
  return true;
}
