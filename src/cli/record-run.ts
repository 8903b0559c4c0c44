/** Trains an experiment for some steps and keeps what a replay needs: what each model made of some digits at some steps, averaged minibatch curves. Writes no file. */
import type { Dataset } from '../data/dataset';
import type { Experiment } from '../experiment/experiment';
import { startSettings } from '../experiment/live-settings';
import type { Metrics } from '../experiment/measurements';
import type { RecordedModel } from '../experiment/recording';
import { modelIds, type ModelId } from '../models/registry';
import { createRun } from '../training/run';
import type { Run } from '../training/run-contract';
import { curvePoints, meansBetween } from './curve-points';
import { ModelAlbum } from './model-album';

export interface RecordTake {
  readonly experiment: Experiment;
  readonly dataset: Dataset;
  /** Steps at which digits are reconstructed, rising from 0; the last ends the recording. */
  readonly frames: readonly number[];
  /** Those of them at which the prior is sampled and the first digit traversed, from the first. */
  readonly figureSteps: readonly number[];
  /** The first so many validation pictures are recorded. */
  readonly digits: number;
  /** Draws of the prior. */
  readonly samples: number;
  /** Pictures of a traversal. */
  readonly positions: number;
  /** The dimension that is traversed of a model; unset, the one whose KL is largest at the last frame. */
  readonly dimensions?: Readonly<Partial<Record<ModelId, number>>>;
  /** Points of a curve, at most. */
  readonly points: number;
  readonly onFrame: (step: number) => void;
}

interface Recorded {
  readonly curve: readonly number[];
  readonly models: Readonly<Partial<Record<ModelId, RecordedModel>>>;
}

export async function recordRun(take: RecordTake): Promise<Recorded> {
  const { experiment, dataset, frames, figureSteps, digits, samples, positions, points, onFrame } = take;
  const last = frames[frames.length - 1];
  if (last > experiment.steps)
    throw new Error(`record: expected frames up to step ${experiment.steps}, got one at ${last}`);
  const on = modelIds.filter((id) => experiment.models[id].on);
  const start = startSettings(experiment).models;
  const albums = new Map(
    on.map((model) => {
      const { settings } = start[model];
      const dimension = take.dimensions?.[model];
      return [model, new ModelAlbum({ model, settings, digits, samples, positions, dimension })];
    }),
  );
  const hear = (metrics: readonly Metrics[]) => metrics.forEach((some) => albums.get(some.model)?.hear(some));
  const photograph = async (run: Run) => {
    for (const album of albums.values()) {
      await album.photograph(run);
      if (figureSteps.includes(run.step)) await album.photographFigures(run);
    }
    onFrame(run.step);
  };

  const run = await createRun({ experiment, moves: [], dataset });
  try {
    await photograph(run);
    for await (const beat of run.train()) {
      if (beat.kind === 'metrics') hear(beat.metrics);
      if (beat.kind === 'evaluation') albums.forEach((album) => album.evaluated(run));
      if (beat.kind === 'step' && frames.includes(beat.step)) await photograph(run);
      // An evaluation that is due at the last step comes before the step after it.
      if (run.step > last || (run.step === last && beat.kind === 'evaluation')) break;
    }
    const rest = await run.drain();
    if (rest.kind === 'metrics') hear(rest.metrics);
  } finally {
    run.dispose();
  }

  const ends = curvePoints(last, points);
  const steps = Array.from({ length: last }, (_, i) => i + 1);
  return {
    curve: meansBetween(steps, ends),
    models: Object.fromEntries([...albums].map(([id, album]) => [id, album.recorded(ends)])),
  };
}
