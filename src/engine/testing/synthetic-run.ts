/** A run that trains nothing: the whole contract of a run with losses and pictures made up, for the fake engine and for tests of the engine. */
import type { Dataset } from '../../data/dataset';
import type { Experiment, Move } from '../../experiment/experiment';
import { applyMove, inOrder, settingsAt } from '../../experiment/live-settings';
import { readMove } from '../../experiment/read-move';
import { evaluationTemperature, temperatureOf } from '../../experiment/temperature';
import type { Evaluation } from '../../experiment/measurements';
import { modelIds, specOf, type ModelId } from '../../models/registry';
import type { Beat } from '../../training/beat';
import { writeParameterFile } from '../../training/parameter-file';
import type { ModelRecord, Run } from '../../training/run-contract';
import { expectedLosses, minibatchLosses } from './synthetic-losses';
import { planeInputs } from '../../models/plane-inputs';
import { syntheticAudit } from './synthetic-audit';
import { codeOf, rings as ringsOf } from './synthetic-pictures';

const stepsBetweenEvaluations = 500;
const stepsBetweenMetrics = 10;

interface SyntheticTake {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  readonly dataset: Dataset;
  /** Before each step: lets time pass, or throws what a run may throw. */
  readonly beforeStep?: (step: number, rewound: number) => void | Promise<void>;
}

/** What a test may ask of it beyond the contract. */
export interface SyntheticRun extends Run {
  readonly disposed: boolean;
  readonly rewound: number;
}

const numbers = (length: number, value: (i: number) => number) =>
  Float32Array.from({ length }, (_, i) => value(i));

export function createSyntheticRun({ experiment, moves, dataset, beforeStep }: SyntheticTake): SyntheticRun {
  const { seed } = experiment;
  const taken: Move[] = inOrder(moves);
  const records = Object.fromEntries(modelIds.map((id) => [id, emptyRecord()])) as Record<
    ModelId,
    ModelRecord & Grown
  >;
  let { models } = settingsAt(experiment, taken, 0);
  let step = 0;
  let budget = experiment.steps;
  let checkpoint = 0;
  let told = 0;
  let rewound = 0;
  let evaluatedAt = -1;
  let evaluated: readonly ModelId[] = [];
  let disposed = false;

  const on = () => modelIds.filter((id) => models[id].settings.on);
  const temperatureAt = (id: ModelId, at: number) =>
    temperatureOf(id, models[id].settings, models[id].heldTemperature, at, experiment.steps);
  /** Of the data set's size, the sharper the longer it trains. */
  const rings = (codes: readonly number[]) => ringsOf(codes, 1 / (1 + step / 300), dataset.width);

  /** The minibatches since the last time. */
  function metrics(): Beat {
    const first = told;
    const end = (told = step);
    const of = (model: ModelId, term: 'term1' | 'term2') =>
      numbers(end - first, (i) => minibatchLosses(model, first + 1 + i, seed)[term]);
    const columns = on().map((model) => ({
      model,
      step: Float64Array.from({ length: end - first }, (_, i) => first + 1 + i),
      term1: of(model, 'term1'),
      term2: of(model, 'term2'),
    }));
    for (const { model, ...curve } of columns) {
      records[model].curve.step.push(...curve.step);
      records[model].curve.term1.push(...curve.term1);
      records[model].curve.term2.push(...curve.term2);
    }
    return { kind: 'metrics', metrics: columns };
  }

  function* evaluation(): Generator<Beat> {
    if (evaluatedAt === step) return;
    evaluatedAt = checkpoint = step;
    const evaluations: Evaluation[] = [];
    for (const model of on()) {
      yield { kind: 'evaluating', step };
      const { settings, heldTemperature } = models[model];
      const temperature = evaluationTemperature(model, settings, heldTemperature);
      const training = expectedLosses(model, step);
      const validation = { term1: training.term1, term2: training.term2 + 1 };
      const klByDimension = numbers(
        settings.latent,
        (j) => (2 * training.term1 * (settings.latent - j)) / settings.latent ** 2,
      );
      evaluations.push({ model, step, temperature, training, validation, klByDimension });
      records[model].validation.push({ step, temperature, training, validation });
    }
    evaluated = on();
    yield { kind: 'evaluation', evaluations };
  }

  function test(): Beat {
    const figures = on().map((model) => {
      const { term1, term2 } = expectedLosses(model, step);
      const temperature = evaluationTemperature(model, models[model].settings, models[model].heldTemperature);
      const figure = { term1, term2: term2 + 1, freeEnergy: term1 + term2 + 1, temperature, step };
      records[model].test = figure;
      return { model, ...figure };
    });
    return { kind: 'test', figures };
  }

  async function* train(): AsyncGenerator<Beat, void, void> {
    while (step < budget) {
      for (const move of taken.filter((one) => one.step === step)) {
        models = applyMove(models, move).models;
        yield { kind: 'moved', move };
      }
      await beforeStep?.(step, rewound);
      step++;
      yield { kind: 'step', step };
      if (step % stepsBetweenMetrics === 0 || step === budget) {
        yield metrics();
      }
      if (step % stepsBetweenEvaluations === 0 || step === budget) yield* evaluation();
    }
    yield test();
  }

  /** A spread of values about what a dimension of a model's decoder input would show. */
  const traversed = (model: ModelId, index: number, dimension: number, count: number) => {
    const { settings } = models[model];
    const head = headOf(model, index);
    const posterior = { head, prior: priorOf(model) };
    const { positions } = specOf(model).traversal(posterior, dimension, count, settings);
    return positions;
  };
  const headOf = (model: ModelId, index: number) =>
    numbers(specOf(model).headSize(models[model].settings), (i) => Math.sin(1 + i + 6 * codeOf(index)));
  const priorOf = (model: ModelId) =>
    numbers(
      specOf(model)
        .priorParameters(models[model].settings)
        .reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0),
      (i) => 0.1 * Math.cos(i),
    );

  return {
    experiment,
    moves: taken,
    get step() {
      return step;
    },
    get budget() {
      return budget;
    },
    get disposed() {
      return disposed;
    },
    get rewound() {
      return rewound;
    },
    train,
    extend: (steps) => void (budget += steps),
    // It trains step by step.
    restAt: () => undefined,
    move(field, value) {
      const read = readMove({ step, field, value });
      if (read.move) taken.push(read.move);
      return read;
    },
    temperature: (model) => ({
      value: temperatureAt(model, Math.max(0, step - 1)),
      held: models[model].heldTemperature !== null,
    }),
    drain: async () => metrics(),
    async rewind() {
      step = told = checkpoint;
      rewound++;
      return step;
    },
    reconstruct: async (_, indices) => rings(indices.map(codeOf)),
    sample: async (_, count) => rings(Array.from({ length: count }, (_, i) => codeOf(i + 0.5))),
    async traverse(model, index, dimension, count) {
      const positions = traversed(model, index, dimension, count);
      const codes = positions.map((_, i) => (i + 0.5) / positions.length);
      return { ...rings(codes), positions: Float32Array.from(positions) };
    },
    async latentMap(model, index, dimensions, pictures, grid) {
      const { settings } = models[model];
      const prior = priorOf(model);
      const place = (head: Float32Array, j: number) => specOf(model).position({ head, prior }, j, settings);
      const heads = Array.from({ length: pictures }, (_, i) => headOf(model, i));
      const posterior = { head: headOf(model, index), prior };
      const { across, up, inputs } = planeInputs(specOf(model), posterior, dimensions, grid, settings);
      const { first } = dataset.split.validation;
      return {
        means: Float32Array.from(heads.flatMap((head) => dimensions.map((j) => place(head, j)))),
        labels: dataset.labels.slice(first, first + pictures),
        across: Float32Array.from(across),
        up: Float32Array.from(up),
        grid: rings(inputs.map((_, i) => (i + 0.5) / inputs.length)),
      };
    },
    async posteriors(model, count) {
      const heads = Array.from({ length: count }, (_, i) => [...headOf(model, i)]);
      return { step, pictures: count, heads: Float32Array.from(heads.flat()), prior: priorOf(model) };
    },
    posterior: async (model, index) => ({ step, head: headOf(model, index), prior: priorOf(model) }),
    validationTerm2(model) {
      if (!evaluated.includes(model)) return null;
      const { first, end } = dataset.split.validation;
      const { term2 } = expectedLosses(model, checkpoint);
      const order = modelIds.indexOf(model) + 1;
      return {
        step: checkpoint,
        term2: numbers(end - first, (i) => term2 + 1 + 20 * (codeOf(order * i) - 0.5)),
      };
    },
    async parameterFile(model) {
      if (!evaluated.includes(model)) return null;
      const { settings } = models[model];
      const { term1, term2 } = expectedLosses(model, checkpoint);
      const temperature = temperatureAt(model, checkpoint);
      // It has no network, and so none of its parameters.
      const best = {
        freeEnergy: term1 + term2,
        step: checkpoint,
        temperature,
        settings,
        parameters: new Map(),
      };
      return writeParameterFile({ ...best, model, experiment, dataset: dataset.sha256 }, new Map());
    },
    async *audit(options) {
      const { settings, heldTemperature } = models[options.model];
      if (!settings.on)
        throw new Error(
          `probe: expected a model that is on, got ${specOf(options.model).name}, which is off`,
        );
      const { first, end } = dataset.split.test;
      const { term1, term2 } = expectedLosses(options.model, step);
      const audit = yield* syntheticAudit({
        options,
        pictures: end - first,
        step,
        temperature: evaluationTemperature(options.model, settings, heldTemperature),
        settings,
        term1,
        term2: term2 + 1,
      });
      records[audit.model].audit = audit;
      return audit;
    },
    record: () => ({
      experiment,
      moves: taken.filter((move) => move.step < step),
      models: structuredClone(Object.fromEntries(on().map((id) => [id, records[id]]))),
    }),
    dispose: () => void (disposed = true),
  };
}

interface Grown {
  readonly curve: { readonly step: number[]; readonly term1: number[]; readonly term2: number[] };
  readonly validation: ModelRecord['validation'][number][];
  test: ModelRecord['test'];
  audit?: ModelRecord['audit'];
}

function emptyRecord(): ModelRecord & Grown {
  return { curve: { step: [], term1: [], term2: [] }, validation: [], test: null, millisecondsPerStep: 10 };
}
