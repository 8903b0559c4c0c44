/** A run that trains nothing: the whole contract of a run with losses and pictures made up, for the fake engine and for tests of the engine. */
import type { Dataset } from '../../data/dataset';
import type { Experiment, Move } from '../../experiment/experiment';
import { applyMove, inOrder, settingsAt } from '../../experiment/live-settings';
import { probeSettings } from '../../experiment/probe-settings';
import { readMove } from '../../experiment/read-move';
import { evaluationTemperature, temperatureOf } from '../../experiment/temperature';
import type { Evaluation } from '../../experiment/measurements';
import type { CommonSettings } from '../../models/contract';
import { mapModels, modelIds, specOf, type ModelId } from '../../models/registry';
import type { Beat } from '../../training/beat';
import { writeParameterFile } from '../../training/parameter-file';
import type { Pretence } from '../../training/probes/probe';
import { probeOf } from '../../training/probes/registry';
import type { KeptRun } from '../../training/kept-run';
import type { ModelRecord, Run } from '../../training/run-contract';
import { expectedLosses, minibatchLosses } from './synthetic-losses';
import { syntheticAudit } from './synthetic-audit';
import { syntheticSectionFive } from './synthetic-section-five';
import { syntheticRefine } from './synthetic-refining';
import { syntheticCodes } from './synthetic-codes';
import { syntheticExact } from './synthetic-exact';
import { syntheticLayers } from './synthetic-layers';
import { syntheticLikelihoods } from './synthetic-likelihoods';
import { codeOf, rings as ringsOf } from './synthetic-pictures';

const stepsBetweenEvaluations = 500;
const stepsBetweenMetrics = 10;

interface SyntheticTake {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  readonly dataset: Dataset;
  readonly from?: KeptRun;
  /** Before each step: lets time pass, or throws what a run may throw. */
  readonly beforeStep?: (step: number, rewound: number) => void | Promise<void>;
}

/** What a test may ask of it beyond the contract. */
export interface SyntheticRun extends Run {
  readonly disposed: boolean;
  readonly rewound: number;
}

function expectOn(model: ModelId, { on }: CommonSettings): void {
  if (!on) throw new Error(`probe: expected a model that is on, got ${specOf(model).name}, which is off`);
}

const numbers = (length: number, value: (i: number) => number) =>
  Float32Array.from({ length }, (_, i) => value(i));

export function createSyntheticRun({
  experiment,
  moves,
  dataset,
  from,
  beforeStep,
}: SyntheticTake): SyntheticRun {
  const { seed } = experiment;
  const taken: Move[] = inOrder(moves);
  const records = mapModels(emptyRecord);
  const measured = new Map([...(from?.history ?? [])].map(([model, one]) => [model, [...one.evaluations]]));
  for (const [model, { curve, evaluations, test }] of from?.history ?? []) {
    const { step, term1, term2 } = curve;
    Object.assign(records[model], { curve: { step: [...step], term1: [...term1], term2: [...term2] }, test });
    records[model].validation.push(...evaluations);
  }
  let step = from?.step ?? 0;
  // A move of the step to come is still to be taken.
  let { models } = settingsAt(experiment, taken, Math.max(0, step - 1));
  let budget = from?.budget ?? experiment.steps;
  let told = step;
  let rewound = 0;
  let evaluatedAt = from?.evaluatedAt ?? -1;
  let evaluated: readonly ModelId[] = [...measured.keys()];
  let disposed = false;
  let assessing = false;
  let underWay = false;

  const keptNow = (): KeptRun => {
    const history = on().map((model) => {
      const { curve, test, audit = null } = records[model];
      const evaluations = measured.get(model) ?? [];
      const figures = test && { model, ...test };
      return [model, { curve, evaluations, test: figures, audit, milliseconds: 0, trained: 0 }] as const;
    });
    return structuredClone({
      experiment,
      moves: taken,
      step,
      budget,
      start: from?.start ?? null,
      evaluatedAt: Math.max(0, evaluatedAt),
      testedAt: step === budget ? step : 0,
      // It has no network, and so nothing of one.
      models: new Map(),
      history: new Map(history),
      bests: [],
      dropped: [],
    });
  };

  const on = () => modelIds.filter((id) => models[id].settings.on);
  const temperatureAt = (id: ModelId, at: number) =>
    temperatureOf(id, models[id].settings, models[id].heldTemperature, at, experiment.steps);
  let checkpoint: KeptRun = from ?? keptNow();
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
    evaluatedAt = step;
    assessing = true;
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
      measured.set(model, [...(measured.get(model) ?? []), evaluations.at(-1)!]);
    }
    evaluated = on();
    checkpoint = keptNow();
    yield { kind: 'evaluation', evaluations };
    assessing = false;
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
      const due = taken.filter((one) => one.step === step);
      for (const move of due) models = applyMove(models, move).models;
      if (due.length > 0) yield { kind: 'moved', moves: due };
      underWay = true;
      try {
        await beforeStep?.(step, rewound);
      } finally {
        underWay = false;
      }
      step++;
      yield { kind: 'step', step };
      if (step % stepsBetweenMetrics === 0 || step === budget) {
        yield metrics();
      }
      if (step % stepsBetweenEvaluations === 0 || step === budget) yield* evaluation();
    }
    yield test();
  }

  /** What a probe of a model answers from, under those settings. */
  const pretence = (model: ModelId, settings: CommonSettings): Pretence => {
    const spec = specOf(model);
    const priorSize = spec
      .priorParameters(settings)
      .reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
    const headSize = spec.headSize(settings);
    const head = (from: number) => Array.from({ length: headSize }, (_, i) => Math.sin(1 + i + from));
    return {
      spec,
      settings,
      dataset,
      draw: rings,
      code: codeOf,
      numbers: (indices) => ({
        heads: Float32Array.from(indices.flatMap((index) => head(6 * codeOf(index)))),
        prior: numbers(priorSize, (i) => 0.1 * Math.cos(i)),
      }),
      layers: () =>
        settings.net === 'dense'
          ? syntheticLayers(spec.decoderInput(settings), dataset.width * dataset.height)
          : null,
      logLikelihoods: (index, inputs) =>
        syntheticLikelihoods(index, inputs, spec.decoderInput(settings) / settings.latent),
    };
  };

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
      // A step that is under way has taken its moves.
      const read = readMove({ step: underWay ? step + 1 : step, field, value });
      if (read.move) taken.push(read.move);
      return read;
    },
    temperature: (model) => ({
      value: temperatureAt(model, Math.max(0, step - 1)),
      held: models[model].heldTemperature !== null,
    }),
    drain: async () => metrics(),
    keep: async () => keptNow(),
    get checkpoint() {
      return checkpoint;
    },
    async rewind() {
      step = told = checkpoint.step;
      rewound++;
      return step;
    },
    async probe(name, take) {
      const { model, ifMoved = [] } = take;
      // As the real one: what a hand moves while it is evaluated is for the next step.
      const live = settingsAt(experiment, taken, assessing ? step - 1 : step).models;
      expectOn(model, live[model].settings);
      const made = probeSettings(live, model, step, ifMoved);
      return { ...probeOf(name).fake(pretence(model, made.settings), take), ...made };
    },
    validationTerm2(model) {
      if (!evaluated.includes(model)) return null;
      const { first, end } = dataset.split.validation;
      const { term2 } = expectedLosses(model, checkpoint.step);
      const order = modelIds.indexOf(model) + 1;
      return {
        step: checkpoint.step,
        term2: numbers(end - first, (i) => term2 + 1 + 20 * (codeOf(order * i) - 0.5)),
      };
    },
    async parameterFile(model) {
      if (!evaluated.includes(model)) return null;
      const { settings } = models[model];
      const { step } = checkpoint;
      const { term1, term2 } = expectedLosses(model, step);
      const temperature = temperatureAt(model, step);
      // It has no network, and so none of its parameters.
      const best = {
        freeEnergy: term1 + term2,
        step,
        temperature,
        settings,
        parameters: new Map(),
      };
      return writeParameterFile({ ...best, model, experiment, dataset: dataset.sha256 }, new Map());
    },
    async *audit(options) {
      const { settings, heldTemperature } = models[options.model];
      expectOn(options.model, settings);
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
    async *exact(options) {
      const { settings } = models[options.model];
      expectOn(options.model, settings);
      const { first, end } = dataset.split[options.from];
      const { term1, term2 } = expectedLosses(options.model, step);
      return yield* syntheticExact({
        ...{ options, step, settings },
        pictures: end - first,
        freeEnergy: term1 + term2 + 1,
      });
    },
    async *codes(options) {
      const { settings } = models[options.model];
      expectOn(options.model, settings);
      return yield* syntheticCodes({ options, dataset, seed, step, settings });
    },
    async *sectionFive(options) {
      const { settings } = models[options.model];
      expectOn(options.model, settings);
      const { first, end } = dataset.split.validation;
      const { term2 } = expectedLosses(options.model, step);
      const own = pretence(options.model, settings);
      return yield* syntheticSectionFive({ pretence: own, step, term2, pictures: end - first }, options);
    },
    async *refine(options) {
      const { settings, heldTemperature } = models[options.model];
      expectOn(options.model, settings);
      const temperature = evaluationTemperature(options.model, settings, heldTemperature);
      const losses = expectedLosses(options.model, step);
      const own = pretence(options.model, settings);
      return yield* syntheticRefine({ pretence: own, step, temperature, ...losses }, options);
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
