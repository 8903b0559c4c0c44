/** A run that trains nothing, as it was kept at a step: for the fake engine. */
import { keyOf, normal, threefry2x32, toUniform } from '../../math/random';
import { modelIds, type ModelId } from '../../models/registry';
import type { KeptHistory } from '../../training/kept-run';
import type { PastRun, PastTake } from '../../training/past-run';
import { expectedLosses } from './synthetic-losses';
import { codeOf } from './synthetic-pictures';
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

/** How far pictures lie from the mean, nats: by themselves, and by what a seed made of the parameters. */
const SPREAD = 40;
const SPREAD_OF_SEEDS = 2;

export function createSyntheticPast({ experiment, moves, settled, dataset, look }: PastTake): PastRun {
  const { step, evaluatedAt } = look;
  const run = createSyntheticRun({
    experiment,
    moves: moves.filter((move) => move.step <= settled),
    dataset,
    from: {
      experiment,
      moves,
      step,
      budget: experiment.steps,
      start: null,
      evaluatedAt,
      testedAt: 0,
      models: new Map(),
      history: new Map(evaluatedAt > 0 ? modelIds.map((id) => [id, evaluated]) : []),
      bests: [],
      dropped: [],
    },
  });

  /** Of a picture, around 0. */
  function offset(model: ModelId, place: number): number {
    const [first, second] = threefry2x32(keyOf(experiment.seed, `${model}/synthetic`), [step, place]);
    return SPREAD * (codeOf(place) - 0.5) + SPREAD_OF_SEEDS * normal(toUniform(first), toUniform(second));
  }

  return {
    probe: run.probe,
    validationTerm2: run.validationTerm2,
    async losses(model, { first, end }) {
      // What is off is refused as a probe refuses it.
      await run.probe('sample', { model, count: 1 });
      const offsets = Float64Array.from({ length: end - first }, (_, i) => offset(model, first + i));
      const middle = offsets.reduce((sum, one) => sum + one, 0) / offsets.length;
      const { term1, term2 } = expectedLosses(model, step);
      // Their mean is what an evaluation says.
      return offsets.map((one) => term1 + term2 + 1 + one - middle);
    },
    dispose: run.dispose,
  };
}
