/** A run that trains nothing, as it was at an evaluation: for the fake engine. */
import { modelIds } from '../../models/registry';
import type { KeptHistory } from '../../training/kept-run';
import type { PastRun, PastTake } from '../../training/past-run';
import { createSyntheticRun } from './synthetic-run';

/** Enough to count as evaluated. */
const evaluated: KeptHistory = {
  curve: { step: [], term1: [], term2: [] },
  evaluations: [],
  test: null,
  audit: null,
  milliseconds: 0,
  trained: 0,
};

export function createSyntheticPast({ experiment, moves, dataset, look: { step } }: PastTake): PastRun {
  return createSyntheticRun({
    experiment,
    moves: moves.filter((move) => move.step < step),
    dataset,
    from: {
      experiment,
      moves,
      step,
      budget: experiment.steps,
      start: null,
      evaluatedAt: step,
      testedAt: 0,
      models: new Map(),
      history: new Map(modelIds.map((id) => [id, evaluated])),
      bests: [],
      dropped: [],
    },
  });
}
