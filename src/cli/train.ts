/** `npm run train`: the page's engine in Node. Progress on stderr, figures on stdout, JSON where asked; exits 2 for a wrong option, 1 for a run that failed, 130 for one that was stopped. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { auditTable } from './audit/audit-table';
import { parseOptions, type ParsedOptions, type TrainOptions } from './options';
import { createProgress } from './progress';
import { checkPlace, readRun, type ReadRun } from './run-files';
import { testTable } from './test-table';
import { trainRun } from './train-run';
import { writeWhole } from './write-whole';
import { wordsOf } from '../schema/words-of';

/** npm hands the signal of one Ctrl+C on, so that it comes twice; tsx as a program would kill a busy run, and so npm starts node. Milliseconds. */
const oneSignal = 1000;

/** Ctrl+C stops a run that is kept; a second one ends the program. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let first: number | null = null;
  process.on('SIGINT', () => {
    first ??= performance.now();
    controller.abort();
    if (performance.now() - first > oneSignal) process.exit(130);
  });
  return controller.signal;
}

/** The run that --resume names, and the options once more beside it. */
async function withRun(first: TrainOptions): Promise<{ options: ParsedOptions; from: ReadRun | null }> {
  if (first.keep !== null) await checkPlace(first.keep, first.resume);
  if (first.resume === null) return { options: { ok: true, ...first }, from: null };
  const from = await readRun(first.resume);
  const { experiment, moves, budget } = from.kept;
  const resumed = { experiment, moves, budget, backend: from.facts.backend.name };
  return { options: parseOptions(process.argv.slice(2), resumed), from };
}

async function main(): Promise<number> {
  const parsed = parseOptions(process.argv.slice(2));
  if (parsed.ok === 'help') {
    process.stdout.write(parsed.text);
    return 0;
  }
  const wrong = (message: string) => {
    process.stderr.write(`${message}\n`);
    return 2;
  };
  if (!parsed.ok) return wrong(parsed.message);
  const progress = createProgress(process.stderr, () => performance.now());
  const said = new Set<string>();
  const say = (notice: string) => {
    if (!said.has(notice)) progress.line(notice);
    said.add(notice);
  };
  try {
    const { options, from } = await withRun(parsed);
    if (options.ok === false) return wrong(options.message);
    if (options.ok !== true) return 0;
    options.notices.forEach(say);
    const { keep } = options;
    const trained = await trainRun({
      ...options,
      from,
      keep: keep === null ? null : (file) => writeWhole(keep, file),
      stop: keep === null ? new AbortController().signal : stopSignal(),
      listen(event) {
        if (event.event === 'notice') say(event.data.text);
        else if (!options.quiet) progress.take(event);
      },
    });
    progress.end();
    if (trained.stoppedAt !== null) {
      process.stderr.write(`Stopped at step ${trained.stoppedAt}. Go on with the run by --resume ${keep}\n`);
      return 130;
    }
    const { figures, audits, record, parameters } = trained;
    process.stdout.write(testTable(figures));
    if (audits.length > 0) process.stdout.write(auditTable(audits));
    if (options.json !== null) await writeWhole(options.json, `${record}\n`);
    if (options.weights !== null) {
      await mkdir(options.weights, { recursive: true });
      for (const [model, file] of parameters)
        await writeWhole(join(options.weights, `${model}.safetensors`), file);
    }
    return 0;
  } catch (error) {
    progress.end();
    process.stderr.write(`${wordsOf(error)}\n`);
    return 1;
  }
}

// Set, not called: stdout may be a pipe that still has to take the rest. What keeps Node alive is a stopped engine.
process.exitCode = await main();
