/** One training from the command line: the engine's commands in their order, until the run has finished, was stopped or failed. Knows no process and no disk. */
import { createEngine } from '../engine/engine';
import type { EngineEvent, EngineFailure } from '../engine/protocol';
import type { Audit } from '../experiment/audit';
import { mostAuditPictures } from '../experiment/audit-limits';
import { fittedBatch } from '../experiment/fitted-batch';
import type { TestFigures } from '../experiment/measurements';
import type { ModelId } from '../models/registry';
import { wordsOf } from '../schema/words-of';
import type { TrainOptions } from './options';
import { createNodePlatform } from './platform';
import type { ReadRun } from './run-files';

interface Trained {
  readonly figures: readonly TestFigures[];
  /** Of each model, where it was asked for. */
  readonly audits: readonly Audit[];
  /** The run in the JSON format of definition 15. */
  readonly record: string;
  /** Best parameters as files, of the models that have any. */
  readonly parameters: ReadonlyMap<ModelId, Uint8Array>;
  /** The step at which it was stopped, of which nothing else is said; null where it came to its end. */
  readonly stoppedAt: number | null;
}

interface TrainTake extends Pick<
  TrainOptions,
  'experiment' | 'moves' | 'backend' | 'data' | 'own' | 'audit' | 'extend'
> {
  /** The run file to go on with; null begins at step 0. */
  readonly from: ReadRun | null;
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

export async function trainRun(take: TrainTake): Promise<Trained> {
  const { moves, backend, data, own, audit, from, extend, stop, listen } = take;
  const figures = new Map<ModelId, TestFigures>();
  let end: (failure: EngineFailure | null) => void = () => undefined;
  const ended = new Promise<EngineFailure | null>((resolve) => (end = resolve));

  function hear(event: EngineEvent): void {
    listen(event);
    if (event.event === 'test') figures.set(event.data.model, event.data);
    if (event.event === 'evaluation') keepSoon();
    if (event.event === 'failure') end(event.data);
    if (event.event === 'status' && event.data.state === 'finished') end(null);
  }

  const say = (text: string) => listen({ event: 'notice', data: { text } });
  const platform = createNodePlatform({ emit: hear, data, own });
  // Files of one's own are called by what is in them.
  const opened = own === null ? null : await platform.openDataset(take.experiment.dataset, () => undefined);
  const fitted = opened && fittedBatch(take.experiment.batchSize, opened.split.training.end);
  if (fitted) say(fitted.notice);
  const experiment = opened
    ? { ...take.experiment, dataset: opened.name, batchSize: fitted?.batchSize ?? take.experiment.batchSize }
    : take.experiment;
  const engine = createEngine(opened ? { ...platform, openDataset: async () => opened } : platform);

  const { name, link, parent } = from?.facts ?? { name: '', link: null, parent: null };
  const said = { name, link, parent };
  let keeping: Promise<unknown> = Promise.resolve();
  let soon = false;
  /** One file at a time; answers its step. */
  function keep(to: (file: Uint8Array) => Promise<void>): Promise<number> {
    const kept = keeping.then(async () => {
      soon = false;
      const { file, step } = await engine.handle('keep', said);
      await to(file);
      return step;
    });
    keeping = kept.catch(() => undefined);
    return kept;
  }
  /** After an evaluation, which says a point for each model. */
  function keepSoon(): void {
    if (soon || !take.keep) return;
    soon = true;
    keep(take.keep).catch((error: unknown) => say(`--keep: ${wordsOf(error)}; training goes on`));
  }

  const prepare = async () => {
    const report = await engine.handle('open', { backend, experiment });
    const was = from?.facts;
    if (was && (report.name !== was.backend.name || report.plan !== was.plan))
      say(
        `Trained by ${was.backend.name} (${was.plan}) so far, goes on by ${report.name} (${report.plan}): figures may differ in their last digits.`,
      );
    const begin = { experiment, moves, paused: true, ...(from && { from: from.bytes }) };
    (await engine.handle('start', begin)).notices.forEach(say);
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
  const keptAt = take.keep && (await keep(take.keep));
  if (outcome === 'stopped')
    return { figures: [], audits: [], record: '', parameters: new Map(), stoppedAt: keptAt };

  const parameters = new Map<ModelId, Uint8Array>();
  for (const model of figures.keys()) {
    const file = await engine.handle('parameters', { model });
    if (file) parameters.set(model, file);
  }
  const audits: Audit[] = [];
  stop.addEventListener('abort', () => void engine.handle('stopMeasuring', null));
  if (audit)
    for (const model of figures.keys())
      audits.push(await engine.handle('audit', { model, ...audit, termPictures: mostAuditPictures }));
  if (audits.length > 0 && take.keep) await keep(take.keep);
  const record = await engine.handle('record', null);
  return { figures: [...figures.values()], audits, record, parameters, stoppedAt: null };
}
