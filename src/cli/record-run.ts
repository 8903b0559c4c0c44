/** Trains an experiment for some steps and keeps what a replay needs: reconstructions at some steps, averaged minibatch curves. Writes no file. */
import type { Dataset } from '../data/dataset';
import type { Experiment } from '../experiment/experiment';
import type { Metrics, Pictures } from '../experiment/measurements';
import type { RecordedModel } from '../experiment/recording';
import { modelIds, type ModelId } from '../models/registry';
import { createRun } from '../training/run';
import type { Run } from '../training/run-contract';
import { curvePoints, meansBetween } from './curve-points';

export interface RecordTake {
  readonly experiment: Experiment;
  readonly dataset: Dataset;
  /** Steps at which pictures are taken, rising from 0; the last ends the recording. */
  readonly frames: readonly number[];
  /** The first so many validation pictures are reconstructed. */
  readonly digits: number;
  /** Points of a curve, at most. */
  readonly points: number;
  readonly onFrame: (step: number) => void;
}

interface Recorded {
  readonly curve: readonly number[];
  readonly models: Readonly<Partial<Record<ModelId, RecordedModel>>>;
}

/** The minibatch terms of every step, by model. */
class Terms {
  readonly term1: number[] = [];
  readonly term2: number[] = [];

  append({ term1, term2 }: Metrics): void {
    this.term1.push(...term1);
    this.term2.push(...term2);
  }
}

export async function recordRun(take: RecordTake): Promise<Recorded> {
  const { experiment, dataset, frames, digits, points, onFrame } = take;
  const last = frames[frames.length - 1];
  if (last > experiment.steps)
    throw new Error(`record: expected frames up to step ${experiment.steps}, got one at ${last}`);
  const on = modelIds.filter((id) => experiment.models[id].on);
  const terms = new Map(on.map((id) => [id, new Terms()]));
  const pictures = new Map(on.map((id) => [id, [] as Pictures[]]));
  const indices = Array.from({ length: digits }, (_, i) => i);
  const hear = (metrics: readonly Metrics[]) =>
    metrics.forEach((some) => terms.get(some.model)?.append(some));
  const photograph = async (run: Run) => {
    for (const id of on) pictures.get(id)!.push(await run.probe('reconstruct', { model: id, indices }));
    onFrame(run.step);
  };

  const run = await createRun({ experiment, moves: [], dataset });
  try {
    await photograph(run);
    for await (const beat of run.train()) {
      if (beat.kind === 'metrics') hear(beat.metrics);
      if (beat.kind !== 'step') continue;
      if (frames.includes(beat.step)) await photograph(run);
      if (beat.step === last) break;
    }
    const rest = await run.drain();
    if (rest.kind === 'metrics') hear(rest.metrics);
  } finally {
    run.dispose();
  }

  const ends = curvePoints(last, points);
  const models = on.map((id): [ModelId, RecordedModel] => {
    const { term1, term2 } = terms.get(id)!;
    return [
      id,
      { pictures: pictures.get(id)!, term1: meansBetween(term1, ends), term2: meansBetween(term2, ends) },
    ];
  });
  const steps = Array.from({ length: last }, (_, i) => i + 1);
  return { curve: meansBetween(steps, ends), models: Object.fromEntries(models) };
}
