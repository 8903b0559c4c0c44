/** Runs to compare, for tests: small curves that a function gives. */
import { defaultExperiment } from '../../../experiment/default-experiment';
import type { ModelId } from '../../../models/registry';
import { comparedModel, type ComparedRun } from '../compared-run';

interface Curve {
  readonly steps: number;
  /** L of the minibatch at a step; term1 is a tenth of it. */
  readonly at: (step: number) => number;
  /** Steps of evaluations, at which L is as much. */
  readonly evaluated?: readonly number[];
}

function modelWith({ steps, at, evaluated = [] }: Curve) {
  const step = Float64Array.from({ length: steps }, (_, i) => i + 1);
  const evaluations = evaluated.map((one) => ({
    step: one,
    validation: { term1: 0.1 * at(one), term2: 0.9 * at(one) },
  }));
  return comparedModel({
    curve: {
      step,
      term1: Float32Array.from(step, (one) => 0.1 * at(one)),
      term2: Float32Array.from(step, (one) => 0.9 * at(one)),
    },
    evaluations,
    test: null,
    bound: null,
  });
}

export function comparedRun(
  key: string,
  curves: Readonly<Partial<Record<ModelId, Curve>>>,
  other: Partial<ComparedRun> = {},
): ComparedRun {
  const models = Object.entries(curves).map(([id, curve]) => [id as ModelId, modelWith(curve)] as const);
  const steps = Math.max(0, ...Object.values(curves).map((curve) => curve.steps));
  return {
    key,
    title: `Run ${key}`,
    experiment: defaultExperiment(),
    moves: [],
    start: null,
    step: steps,
    budget: steps,
    backend: 'wasm',
    seconds: 1,
    asked: { of: key },
    models: new Map(models),
    ...other,
  };
}

export const withSeed = (seed: number): Pick<ComparedRun, 'experiment'> => ({
  experiment: { ...defaultExperiment(), seed },
});
