/** How long real training steps take on the backend that computes: what the choice of a backend rests on. */
import type { Dataset } from '../data/dataset';
import type { Experiment } from '../experiment/experiment';
import { createRun, type RunTake } from './run';

/** Steps that warm shaders and caches up and are not counted. */
const WARM_UP = 2;
/** Enough for a median that a collection of garbage does not move. */
const COUNTED = 7;
/** A budget that ends, and is evaluated, long after the measured steps; the time of a step does not depend on it. */
const BUDGET = 1000;

interface MeasureOptions {
  readonly patience?: number;
  /** What trains; the fastest there is where not said. */
  readonly trainer?: RunTake['trainer'];
}

/**
 * Median milliseconds of some training steps of all models that are on, read-back included; of fewer, but one, where
 * `patience` milliseconds are over before. Leaves nothing behind.
 */
export async function measureSteps(
  experiment: Experiment,
  dataset: Dataset,
  { patience = Infinity, trainer }: MeasureOptions = {},
): Promise<number> {
  const end = performance.now() + patience;
  const run = await createRun({ experiment: { ...experiment, steps: BUDGET }, moves: [], dataset, trainer });
  try {
    const times: number[] = [];
    let start = performance.now();
    for await (const beat of run.train()) {
      if (beat.kind !== 'metrics') continue;
      // The queue reads back after the first steps one by one, then more at once: a mean over those since the last read-back.
      const steps = beat.metrics[0]?.step.length ?? 1;
      const now = performance.now();
      for (let i = 0; i < steps; i++) times.push((now - start) / steps);
      start = now;
      if (times.length >= WARM_UP + COUNTED || (times.length > WARM_UP && now > end)) break;
    }
    const counted = times.slice(WARM_UP).toSorted((x, y) => x - y);
    return counted[Math.floor(counted.length / 2)];
  } finally {
    run.dispose();
  }
}
