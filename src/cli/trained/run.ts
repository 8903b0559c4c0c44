/** `npm run trained`: trains the runs that the page ships, and writes their view files and figures. Progress on stderr; exits 2 for a wrong option, 1 for a failure. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sayWhenStopped } from '../../../scripts/command.mjs';
import { differences } from '../../experiment/difference';
import type { Experiment } from '../../experiment/experiment';
import { slicePictures, type TrainedFigures } from '../../experiment/trained/figures';
import { trainedExperiment, trainedNames, type TrainedName } from '../../experiment/trained/trained-runs';
import { wordsOf } from '../../schema/words-of';
import { lossOfKept } from '../../training/loss-of-kept';
import { openRunFile } from '../../training/run-file/open-run-file';
import { writeViewFile } from '../../training/run-file/write-view-file';
import { createNodePlatform } from '../platform';
import { createProgress } from '../progress';
import { isThere, readRun, type ReadRun } from '../run-files';
import { trainRun } from '../train-run';
import { wholeNumber } from '../whole-number';
import { writeWhole } from '../write-whole';
import { forShow } from './for-show';

const help = `Trains the runs whose models the page ships (${trainedNames.join(', ')}), on wasm, and writes them as view files of float16.
A run goes on where it was broken off when the command is called again.

  npm run trained -- [options]

  --work <folder>  where the whole runs are kept (default: trained)
  --out <folder>   where view files and figures.json go (default: the page's own, public/trained and src/experiment/trained)
  --steps <n>      fewer steps, to try it out; needs --out
  --data <folder>  where the packed data sets lie (default: public/data)
  --help           prints this
`;

interface Options {
  readonly work: string;
  readonly out: string;
  readonly figures: string;
  readonly steps: number | null;
  readonly data: string | null;
}

const inRepository = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Null where --help is among the words. Throws what is wrong, in words. */
function readOptions(argv: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      work: { type: 'string', default: 'trained' },
      out: { type: 'string' },
      steps: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const { work, out, data = null } = values;
  const steps = values.steps === undefined ? null : wholeNumber('steps', values.steps, 1, 10_000);
  if (typeof steps === 'string') throw new Error(steps);
  if (steps !== null && out === undefined)
    throw new Error('--steps: expected --out beside it, got none; what the page ships is trained to its end');
  const folder = out ?? inRepository('public/trained');
  const figures = out === undefined ? inRepository('src/experiment/trained') : out;
  return { work, out: folder, figures: join(figures, 'figures.json'), steps, data };
}

const progress = createProgress(process.stderr, () => performance.now());

/** The whole run, trained to its end. */
async function trained(name: TrainedName, experiment: Experiment, { work, data }: Options): Promise<ReadRun> {
  const path = join(work, `${name}.zip`);
  const from = (await isThere(path)) ? await readRun(path) : null;
  if (from && differences(from.kept.experiment, experiment).length > 0)
    throw new Error(`${path}: expected a run of today's experiment, got another; remove it`);
  if (from && from.kept.testedAt === experiment.steps) return from;
  await trainRun({
    ...{ experiment, moves: [], backend: 'wasm', data, own: null, audit: null, extend: 0, from },
    keep: (file) => writeWhole(path, file),
    stop: new AbortController().signal,
    listen(event) {
      if (event.event === 'notice') progress.line(event.data.text);
      else progress.take(event);
    },
  });
  progress.end();
  return readRun(path);
}

/** Writes the view file of a run, and measures what rounding changes. */
async function shown(name: TrainedName, options: Options): Promise<TrainedFigures> {
  const wanted = trainedExperiment(name);
  const experiment = { ...wanted, steps: options.steps ?? wanted.steps };
  const { kept, facts } = await trained(name, experiment, options);
  const file = await writeViewFile(forShow(kept), { ...facts, name: `Trained: ${name}` }, 'F16');
  const view = await openRunFile(file);
  const platform = createNodePlatform({ emit: () => undefined, data: options.data, own: null });
  const dataset = await platform.openDataset(experiment.dataset, () => undefined);
  await platform.chooseBackend('wasm', undefined, dataset, experiment);
  const { test, validation } = dataset.split;
  const slice = { first: validation.first, end: Math.min(validation.end, validation.first + slicePictures) };
  const losses = async (range: typeof test) => {
    const [full, float16] = [
      await lossOfKept(kept, dataset, range),
      await lossOfKept(view.kept, dataset, range),
    ];
    return new Map([...full].map(([id, L]) => [id, { full: L, float16: float16.get(id)! }] as const));
  };
  const [ofTest, ofSlice] = [await losses(test), await losses(slice)];
  await writeWhole(join(options.out, `${name}.zip`), file);
  const models = Object.fromEntries(
    [...ofTest].map(([id, both]) => [id, { test: both, slice: ofSlice.get(id)! }]),
  );
  for (const [id, { full, float16 }] of ofTest)
    progress.line(`${name}, ${id}: test L ${full.toFixed(3)}, as float16 ${float16.toFixed(3)}`);
  const { code, plan, digest } = facts;
  const { start } = view.kept;
  if (digest === null || start === null)
    throw new Error(`${name}: expected a run with a digest, got one without`);
  return { name, bytes: file.length, step: kept.step, digest, start, code, plan, models };
}

async function main(): Promise<number> {
  let options: Options | null;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${wordsOf(error)}\n`);
    return 2;
  }
  if (options === null) {
    process.stdout.write(help);
    return 0;
  }
  sayWhenStopped('Stopped. The same command goes on from the last evaluation.');
  try {
    for (const folder of [options.work, options.out]) await mkdir(folder, { recursive: true });
    const figures: TrainedFigures[] = [];
    for (const name of trainedNames) figures.push(await shown(name, options));
    await writeWhole(options.figures, `${JSON.stringify(figures, null, 2)}\n`);
    return 0;
  } catch (error) {
    progress.end();
    process.stderr.write(`${wordsOf(error)}\n`);
    return 1;
  }
}

process.exitCode = await main();
