/** A command on kept parameters as a process: reads them, measures, prints. Exits 2 for a wrong option, 1 for a measurement that failed. */
import { readFile } from 'node:fs/promises';
import { sayWhenStopped } from '../../../scripts/command.mjs';
import type { Dataset } from '../../data/dataset';
import type { EngineEvent } from '../../engine/protocol';
import type { ModelId } from '../../models/registry';
import { wordsOf } from '../../schema/words-of';
import type { AuditProgress } from '../../training/audit/stages';
import { trainedParameters } from '../../training/kept-parameters';
import { readParameterFile, type TrainedParameters } from '../../training/parameter-file';
import { recordVersion } from '../../training/record-version';
import { createNodePlatform } from '../platform';
import { createProgress } from '../progress';
import { readRun } from '../run-files';
import { writeWhole } from '../write-whole';
import type { KeptOptions } from './kept-options';

/** What is measured of one model's parameters, and how it stands in a record. */
interface Measured {
  readonly model: string;
  readonly record: object;
}

interface KeptCommand<Options extends KeptOptions, Found extends Measured> {
  readonly help: string;
  readonly parse: (
    argv: readonly string[],
  ) => { readonly ok: true; readonly options: Options } | { readonly ok: false; readonly message: string };
  /** Of one model after the other; yields how much is done. */
  readonly measure: (
    trained: TrainedParameters,
    dataset: Dataset,
    options: Options,
  ) => AsyncGenerator<AuditProgress, Found, void>;
  readonly table: (found: readonly Found[]) => string;
}

async function trainedOf({ kind, path }: KeptOptions['from']): Promise<readonly TrainedParameters[]> {
  if (kind === 'weights') {
    const bytes = await readFile(path).catch(() => {
      throw new Error(
        `${path}: expected a file of parameters, got none that can be read; 'npm run train -- --weights FOLDER' writes such files`,
      );
    });
    return [readParameterFile(bytes)];
  }
  const { kept, facts } = await readRun(path);
  const trained = trainedParameters(kept, facts.dataset.sha256);
  if (trained.length > 0) return trained;
  throw new Error(`${path}: expected a run of at least one step, got one of none; train it first`);
}

/** All models' figures, and the record that holds them (definition 15). */
async function measureAll<Options extends KeptOptions, Found extends Measured>(
  options: Options,
  { measure }: Pick<KeptCommand<Options, Found>, 'measure'>,
  listen: (event: EngineEvent) => void,
  progressed: (how: AuditProgress & { readonly model: ModelId }) => void,
): Promise<{ readonly found: readonly Found[]; readonly record: string }> {
  const all = await trainedOf(options.from);
  const [{ experiment, dataset: sum }] = all;
  const platform = createNodePlatform({ emit: listen, ...options });
  const dataset = await platform.openDataset(experiment.dataset, () => undefined);
  if (dataset.sha256 !== sum)
    throw new Error(
      `data set: expected ${experiment.dataset} of sha256 ${sum}, on which these parameters were trained, got ${dataset.sha256}; run npm run data, or say with --data or --dataset file:PATH where its files lie`,
    );
  const backend = await platform.chooseBackend(options.backend, undefined, dataset, experiment);
  const found: Found[] = [];
  for (const trained of all) {
    const work = measure(trained, dataset, options);
    let next = await work.next();
    for (; !next.done; next = await work.next()) {
      progressed({ model: trained.model, ...next.value });
      // Else no signal is heard before the end.
      await platform.breathe();
    }
    found.push(next.value);
  }
  const record = JSON.stringify({
    version: recordVersion,
    code: platform.code,
    experiment,
    backend,
    dataset: { name: dataset.name, sha256: dataset.sha256 },
    models: Object.fromEntries(found.map(({ model, record }) => [model, record])),
  });
  return { found, record };
}

/** Answers the exit code. */
export async function runKeptCommand<Options extends KeptOptions, Found extends Measured>(
  command: KeptCommand<Options, Found>,
): Promise<number> {
  const argv = process.argv.slice(2);
  if (argv.some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(command.help);
    return 0;
  }
  const parsed = command.parse(argv);
  if (!parsed.ok) {
    process.stderr.write(`${parsed.message}\n`);
    return 2;
  }
  const { options } = parsed;
  const progress = createProgress(process.stderr, () => performance.now());
  sayWhenStopped('Stopped. Nothing was written.');
  try {
    const listen = (event: EngineEvent) => {
      if (event.event === 'notice') progress.line(event.data.text);
      else if (!options.quiet) progress.take(event);
    };
    const { found, record } = await measureAll(options, command, listen, (how) => {
      if (!options.quiet) progress.measuring(how);
    });
    progress.end();
    process.stdout.write(command.table(found));
    if (options.json !== null) await writeWhole(options.json, `${record}\n`);
    return 0;
  } catch (error) {
    progress.end();
    process.stderr.write(`${wordsOf(error)}\n`);
    return 1;
  }
}
