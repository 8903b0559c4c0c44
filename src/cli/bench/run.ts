/** `npm run bench`: runs the jobs that are asked for, one at a time, and prints and writes the report; fails where a job did. What a job measures is said in measure.ts. */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { sayWhenStopped } from '../../../scripts/command.mjs';
import { writeWhole } from '../write-whole';
import { cellKey } from './cells';
import { cores, environmentOf } from './environment';
import type { Job, Outcome } from './job';
import { help, readOptions, type Options } from './options';
import { runInNode } from './places/in-node';
import { servePages } from './places/in-page';
import { placeOf } from './places/registry';
import { reportText, type PartResult } from './report';
import { jobsOf } from './schedule';
import { wordsOf } from '../../schema/words-of';

/** A job that takes longer is given up. */
const LIMIT_SECONDS = 600;

function tell({ job, ...rest }: Outcome, done: number, all: number): void {
  const words = 'measured' in rest ? `${rest.measured.step.toFixed(2)} ms` : rest.problem;
  process.stderr.write(`${done}/${all} ${job.place} ${job.contender} ${cellKey(job.cell)}: ${words}\n`);
}

/** The report, and whether every job came through. */
async function bench(
  options: Options,
  argv: readonly string[],
): Promise<{ readonly report: string; readonly whole: boolean }> {
  const parts = jobsOf(options);
  const all = parts.flatMap(({ jobs }) => jobs);
  const out = resolve(options.out);
  await mkdir(out, { recursive: true });
  const inPage = (job: Job) => placeOf(job.place).runs === 'page';
  const pages = all.some(inPage) ? await servePages(resolve(out, 'page')) : null;
  const environment = environmentOf(argv, pages?.browser ?? null);
  const results: PartResult[] = [];
  let report = '';
  let done = 0;
  try {
    for (const { part, jobs } of parts) {
      const outcomes: Outcome[] = [];
      for (const job of jobs) {
        const run = pages && inPage(job) ? pages.run : runInNode;
        const outcome = await run(job, LIMIT_SECONDS);
        outcomes.push(outcome);
        tell(outcome, ++done, all.length);
      }
      // After every part, so that a bench that is broken off leaves what it has.
      results.push({ part, outcomes });
      report = reportText(environment, options, results);
      await writeWhole(resolve(out, 'bench.md'), report);
      const data = { environment, options, results };
      await writeWhole(resolve(out, 'bench.json'), `${JSON.stringify(data, null, 1)}\n`);
    }
  } finally {
    await pages?.close();
  }
  const whole = results.every(({ outcomes }) => outcomes.every((outcome) => 'measured' in outcome));
  return { report, whole };
}

try {
  const argv = process.argv.slice(2);
  const options = readOptions(argv, cores);
  if (options) {
    sayWhenStopped(`Stopped. ${options.out} has the parts of the report that were finished.`);
    const { report, whole } = await bench(options, argv);
    process.stdout.write(report);
    if (!whole) process.exitCode = 1;
  } else process.stdout.write(help);
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
}
