/** `npm run train`: the page's engine in Node. Progress on stderr, figures on stdout, JSON where asked; exits 2 for a wrong option, 1 for a run that failed, 130 for one that was stopped. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sayWhenStopped } from '../../scripts/command.mjs';
import { auditTable } from './audit/audit-table';
import { backendChoices, parseOptions, type ParsedOptions, type TrainOptions } from './options';
import { createProgress } from './progress';
import { makeRoom, namedExperiment, recordedFigures, recordPath, runPath, standingOf } from './resumable';
import { checkPlace, readRun, type ReadRun } from './run-files';
import { stopSignal } from './stop-signal';
import { readSweep } from './sweep/read-sweep';
import { runSweep } from './sweep/run-sweep';
import { testTable } from './test-table';
import { writeWhole } from './write-whole';
import { wordsOf } from '../schema/words-of';
import type { RunRecord } from '../training/run-contract';

interface Beginning {
  readonly options: ParsedOptions;
  readonly from: ReadRun | null;
  /** Of a run that has been trained to its end already. */
  readonly done?: RunRecord;
}

/** The options of --resumable with its files, and how far its run has come. */
async function begin(first: TrainOptions, name: string): Promise<Beginning> {
  const options = { ok: true, ...first, json: recordPath(name), keep: runPath(name) } as const;
  await makeRoom(name);
  const standing = await standingOf(name, { ...first, experiment: await namedExperiment(first) });
  if (standing.at === 'end') return { options, from: null, done: standing.record };
  if (standing.at === 'start') return { options, from: null };
  const { run } = standing;
  const before = backendChoices.find((known) => known === run.facts.backend.name);
  const backend = first.backend === 'auto' && before ? before : first.backend;
  return { options: { ...options, experiment: run.kept.experiment, backend }, from: run };
}

/** The run that --resume names, and the options once more beside it. */
async function withRun(first: TrainOptions): Promise<Beginning> {
  if (first.resumable !== null) return begin(first, first.resumable);
  if (first.keep !== null) await checkPlace(first.keep, first.resume);
  if (first.resume === null) return { options: { ok: true, ...first }, from: null };
  const from = await readRun(first.resume);
  const { experiment, moves, budget } = from.kept;
  const resumed = { experiment, moves, budget, backend: from.facts.backend.name };
  return { options: parseOptions(process.argv.slice(2), resumed), from };
}

async function main(): Promise<number> {
  const wrong = (message: string) => {
    process.stderr.write(`${message}\n`);
    return 2;
  };
  const sweep = readSweep(process.argv.slice(2));
  if (sweep?.ok === false) return wrong(sweep.message);
  if (sweep)
    return runSweep(sweep).catch((error: unknown) => {
      process.stderr.write(`${wordsOf(error)}\n`);
      return 1;
    });
  const parsed = parseOptions(process.argv.slice(2));
  if (parsed.ok === 'help') {
    process.stdout.write(parsed.text);
    return 0;
  }
  if (!parsed.ok) return wrong(parsed.message);
  const progress = createProgress(process.stderr, () => performance.now());
  const said = new Set<string>();
  const say = (notice: string) => {
    if (!said.has(notice)) progress.line(notice);
    said.add(notice);
  };
  try {
    const { options, from, done } = await withRun(parsed);
    if (options.ok === false) return wrong(options.message);
    if (options.ok !== true) return 0;
    options.notices.forEach(say);
    if (done) {
      say(`${options.json} is there: this run is done.`);
      process.stdout.write(testTable(recordedFigures(done)));
      return 0;
    }
    const { keep } = options;
    // TensorFlow.js: only where something is trained.
    const { trainRun } = await import('./train-run');
    if (keep === null) sayWhenStopped('Stopped. Nothing was kept: with --keep FILE you can go on later.');
    let ended = false;
    const trained = await trainRun({
      ...options,
      from,
      keep: keep === null ? null : (file) => writeWhole(keep, file),
      stop: keep === null ? new AbortController().signal : stopSignal(),
      listen(event) {
        // Data may come in after the end.
        if (ended) return;
        if (event.event === 'notice') say(event.data.text);
        else if (!options.quiet) progress.take(event);
      },
    });
    ended = true;
    progress.end();
    if (trained.stoppedAt !== null) {
      process.stderr.write(
        `Stopped at step ${trained.stoppedAt}. Go on with the run ${options.resumable === null ? `by --resume ${keep}` : 'by the same command'}\n`,
      );
      return 130;
    }
    const { figures, audits, record, parameters } = trained;
    process.stdout.write(testTable(figures));
    if (audits.length > 0) process.stdout.write(auditTable(audits));
    if (options.weights !== null) {
      await mkdir(options.weights, { recursive: true });
      for (const [model, file] of parameters)
        await writeWhole(join(options.weights, `${model}.safetensors`), file);
    }
    // Last: where it is, nothing is missing.
    if (options.json !== null) await writeWhole(options.json, `${record}\n`);
    if (options.resumable !== null && keep !== null) await rm(keep, { force: true });
    return 0;
  } catch (error) {
    progress.end();
    process.stderr.write(`${wordsOf(error)}\n`);
    return 1;
  }
}

// Set, not called: stdout may be a pipe that still has to take the rest. What keeps Node alive is a stopped engine.
process.exitCode = await main();
