/** One training from the command line: the engine's commands in their order, until the run has finished or failed. Knows no process. */
import { createEngine } from '../engine/engine';
import type { EngineEvent, EngineFailure } from '../engine/protocol';
import type { Audit } from '../experiment/audit';
import type { TestFigures } from '../experiment/measurements';
import type { ModelId } from '../models/registry';
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

export async function trainRun(
  options: Pick<TrainOptions, 'experiment' | 'moves' | 'backend' | 'data' | 'idx' | 'audit'>,
  listen: (event: EngineEvent) => void,
): Promise<Trained> {
  const { moves, backend, data, idx, audit } = options;
  const figures: TestFigures[] = [];
  let end: (failure: EngineFailure | null) => void = () => undefined;
  const ended = new Promise<EngineFailure | null>((resolve) => (end = resolve));

  function take(event: EngineEvent): void {
    listen(event);
    if (event.event === 'test') figures.push(event.data);
    if (event.event === 'failure') end(event.data);
    if (event.event === 'status' && event.data.state === 'finished') end(null);
  }

  const platform = createNodePlatform({ emit: take, data, idx });
  // A file of one's own is called by what is in it.
  const own = idx === null ? null : await platform.openDataset(options.experiment.dataset, () => undefined);
  const experiment = own ? { ...options.experiment, dataset: own.name } : options.experiment;
  const engine = createEngine(own ? { ...platform, openDataset: async () => own } : platform);
  const prepare = async () => {
    await engine.handle('open', { backend, experiment });
    const { notices } = await engine.handle('start', { experiment, moves });
    for (const text of notices) listen({ event: 'notice', data: { text } });
  };
  // What ends the preparation is said as a failure too, in the words for people.
  const failure = await Promise.race([prepare().then(() => ended), ended]);
  if (failure) throw new TrainingFailed(failure);
  const parameters = new Map<ModelId, Uint8Array>();
  for (const { model } of figures) {
    const file = await engine.handle('parameters', { model });
    if (file) parameters.set(model, file);
  }
  const audits: Audit[] = [];
  if (audit)
    for (const { model } of figures)
      audits.push(await engine.handle('audit', { model, ...audit, termPictures: ALL_PICTURES }));
  return { figures, audits, record: await engine.handle('record', null), parameters };
}
