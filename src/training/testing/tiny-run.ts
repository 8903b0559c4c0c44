/** Small experiments and how to drive a run through them. Only tests import this. */
import { defaultExperiment } from '../../experiment/default-experiment';
import { mapSettings, type Experiment, type Move } from '../../experiment/experiment';
import { MOST_ON, usualModels } from '../../experiment/most-on';
import type { Evaluation, Metrics, TestFigures } from '../../experiment/measurements';
import { modelIds, type ModelId } from '../../models/registry';
import type { Beat } from '../beat';
import { createRun } from '../run';
import type { Run } from '../run-contract';
import { tinyDataset } from './tiny-dataset';

export const tiny = tinyDataset({ validation: 40, training: 230, test: 30 });

/** Those of tiny runs: all where so many may be on at once, else the usual ones. */
export const tinyModels: readonly ModelId[] = modelIds.length <= MOST_ON ? modelIds : usualModels;

/** Models with one hidden layer of 12, d = 3 and small grids; `change` applies to every model that has the field. */
export function tinyExperiment(
  change: Readonly<Record<string, unknown>> = {},
  run: Partial<Experiment> = {},
  on: readonly ModelId[] = tinyModels,
): Experiment {
  const base = defaultExperiment();
  const models = mapSettings((id) => {
    const own = {
      ...base.models[id],
      hidden: [12],
      latent: 3,
      ...('gridPoints' in base.models[id] && { gridPoints: 21 }),
    };
    const changes = Object.entries(change).filter(([name]) => name in own);
    return { ...own, ...Object.fromEntries(changes), on: on.includes(id) };
  });
  return { ...base, steps: 30, batchSize: 20, ...run, models };
}

export function tinyRun(experiment: Experiment, moves: readonly Move[] = []): Promise<Run> {
  return createRun({ experiment, moves, dataset: tiny });
}

interface Heard {
  readonly metrics: Metrics[];
  readonly evaluations: Evaluation[];
  readonly figures: TestFigures[];
  readonly moved: Move[];
}

/** Drives a run until `stop` says so or the budget is reached; `between` is called with every beat. */
export async function drive(
  run: Run,
  between: (beat: Beat) => void | Promise<void> = () => undefined,
): Promise<Heard> {
  const heard: Heard = { metrics: [], evaluations: [], figures: [], moved: [] };
  for await (const beat of run.train()) {
    if (beat.kind === 'metrics') heard.metrics.push(...beat.metrics);
    if (beat.kind === 'evaluation') heard.evaluations.push(...beat.evaluations);
    if (beat.kind === 'test') heard.figures.push(...beat.figures);
    if (beat.kind === 'moved') heard.moved.push(...beat.moves);
    await between(beat);
  }
  return heard;
}

/** The whole curve of a model, every bit of it. */
export function curveOf(
  run: Run,
  model: ModelId,
): { step: readonly number[]; term1: readonly number[]; term2: readonly number[] } {
  const record = run.record().models[model];
  if (!record) throw new Error(`${model}: expected a curve, got none`);
  return record.curve;
}
