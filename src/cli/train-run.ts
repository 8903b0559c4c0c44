/** One training from the command line: the engine's commands in their order, until the run has finished, was stopped or failed. Knows no process and no disk. */
import type { Dataset } from '../data/dataset';
import { createEngine } from '../engine/engine';
import { keptFile } from '../engine/kept-file';
import type { BackendReport, EngineEvent, EngineFailure } from '../engine/protocol';
import type { Audit } from '../experiment/audit';
import type { TestFigures } from '../experiment/measurements';
import type { ModelId } from '../models/registry';
import { createRun } from '../training/run';
import type { Run } from '../training/run-contract';
import type { RunFile } from '../training/run-file/read-run-file';
import { wordsOf } from '../schema/words-of';
import type { TrainOptions } from './options';
import { createNodePlatform } from './platform';

interface Trained {
  readonly figures: readonly TestFigures[];
  /** Of each model, where it was asked for. */
  readonly audits: readonly Audit[];
  /** The run in the JSON format of definition 15. */
  readonly record: string;
  /** Best parameters as files, of the models that have any. */
  readonly parameters: ReadonlyMap<ModelId, Uint8Array>;
  /** True where it did not come to its end; nothing else is said then. */
  readonly stopped: boolean;
}

interface TrainTake extends Pick<
  TrainOptions,
  'experiment' | 'moves' | 'backend' | 'data' | 'idx' | 'audit' | 'extend'
> {
  /** The run to go on with; null begins at step 0. */
  readonly from: RunFile | null;
  /** Takes the run as a file at every evaluation, at the end and where it is stopped; null keeps nothing. */
  readonly keep: ((file: Uint8Array) => Promise<void>) | null;
  /** Stops the run between two beats. */
  readonly stop: AbortSignal;
  readonly listen: (event: EngineEvent) => void;
}

/** The engine failed, in its words. */
class TrainingFailed extends Error {
  override readonly name = 'TrainingFailed';
  constructor({ message }: EngineFailure) {
    super(message);
  }
}

/** More than any test set has. */
const ALL_PICTURES = 100_000;

export async function trainRun(take: TrainTake): Promise<Trained> {
  const { moves, backend, data, idx, audit, from, extend, stop, listen } = take;
  const figures: TestFigures[] = [];
  let end: (failure: EngineFailure | null) => void = () => undefined;
  const ended = new Promise<EngineFailure | null>((resolve) => (end = resolve));
  let report: BackendReport | null = null;
  let training: { readonly run: Run; readonly dataset: Dataset } | null = null;
  /** True from an evaluation until the run has been kept. */
  let due = false;

  function hear(event: EngineEvent): void {
    listen(event);
    if (event.event === 'test') figures.push(event.data);
    if (event.event === 'evaluation') due = true;
    if (event.event === 'failure') end(event.data);
    if (event.event === 'status' && event.data.state === 'finished') end(null);
  }

  const say = (text: string) => listen({ event: 'notice', data: { text } });
  const platform = createNodePlatform({ emit: hear, data, idx });
  const { name, link, parent, start } = from?.facts ?? { name: '', link: null, parent: null, start: null };
  const said = { name, link, parent, start };

  let keeping: Promise<void> = Promise.resolve();
  /** One file at a time; nothing where there is no run yet, or nowhere to keep it. */
  function keep(): Promise<void> {
    due = false;
    keeping = keeping
      .catch(() => undefined)
      .then(async () => {
        if (!take.keep || !training || !report) return;
        const { run, dataset } = training;
        const { file } = await keptFile(await run.keep(), dataset, report, platform.code, said);
        await take.keep(file);
      });
    return keeping;
  }

  // A file of one's own is called by what is in it.
  const own = idx === null ? null : await platform.openDataset(take.experiment.dataset, () => undefined);
  const experiment = own ? { ...take.experiment, dataset: own.name } : take.experiment;
  const engine = createEngine({
    ...platform,
    ...(own && { openDataset: async () => own }),
    async createRun({ dataset }) {
      const sum = from?.facts.dataset.sha256 ?? dataset.sha256;
      if (sum !== dataset.sha256)
        throw new Error(
          `data set: expected ${experiment.dataset} of sha256 ${sum}, on which the run was trained, got ${dataset.sha256}; run npm run data, or say with --data or --dataset idx:FILE where its files lie`,
        );
      const run = await createRun({ experiment, moves, dataset, ...(from && { from: from.kept }) });
      training = { run, dataset };
      return run;
    },
    // Between two beats: the run stands still until it is kept.
    async breathe() {
      await platform.breathe();
      if (due) await keep().catch((error: unknown) => say(`--keep: ${wordsOf(error)}; training goes on`));
    },
  });

  const prepare = async () => {
    report = await engine.handle('open', { backend, experiment });
    if (from && (report.name !== from.facts.backend.name || report.plan !== from.facts.plan))
      say(
        `Trained by ${from.facts.backend.name} (${from.facts.plan}) so far, goes on by ${report.name} (${report.plan}): figures may differ in their last digits.`,
      );
    const { notices } = await engine.handle('start', { experiment, moves, paused: true });
    notices.forEach(say);
    if (extend > 0) await engine.handle('extend', { steps: extend });
    if (!stop.aborted) await engine.handle('resume', null);
  };
  const stopped = new Promise<'stopped'>((resolve) => {
    if (stop.aborted) resolve('stopped');
    stop.addEventListener('abort', () => resolve('stopped'));
  });
  // What ends the preparation is said as a failure too, in the words for people.
  const outcome = await Promise.race([prepare().then(() => Promise.race([ended, stopped])), ended]);
  if (outcome === 'stopped') await engine.handle('pause', null);
  else if (outcome) throw new TrainingFailed(outcome);
  await keep();
  if (outcome === 'stopped') return { figures, audits: [], record: '', parameters: new Map(), stopped: true };

  // A run that had been tested is not tested again.
  const tested = [...(from?.kept.history.values() ?? [])].flatMap(({ test }) => (test ? [test] : []));
  const ends = figures.length > 0 ? figures : tested;
  const parameters = new Map<ModelId, Uint8Array>();
  for (const { model } of ends) {
    const file = await engine.handle('parameters', { model });
    if (file) parameters.set(model, file);
  }
  const audits: Audit[] = [];
  stop.addEventListener('abort', () => void engine.handle('stopAudit', null));
  if (audit)
    for (const { model } of ends)
      audits.push(await engine.handle('audit', { model, ...audit, termPictures: ALL_PICTURES }));
  if (audits.length > 0) await keep();
  return { figures: ends, audits, record: await engine.handle('record', null), parameters, stopped: false };
}
