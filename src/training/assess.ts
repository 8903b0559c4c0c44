/** Assesses the models of a run: validation and training curve, the best by validation, test figures of the best. Yields between chunks. */
import type { Dataset, Range } from '../data/dataset';
import type { Experiment } from '../experiment/experiment';
import type { Evaluation, TestFigures } from '../experiment/measurements';
import { evaluationTemperature } from '../experiment/temperature';
import type { ModelId } from '../models/registry';
import { readParameters } from '../nn/parameters';
import { NonFiniteLoss } from './beat';
import type { Bests } from './best';
import { evaluate, type Measured } from './evaluate';
import type { Learner } from './learner';
import { createNetwork, disposeNetwork, type Network } from './network';

/** The training pictures of the main curve: the first of the split, 5,000 to 9,999 of MNIST (definition 6). */
const PICTURES_OF_THE_TRAINING_CURVE = 5000;

interface Subject {
  readonly experiment: Experiment;
  readonly dataset: Dataset;
  readonly step: number;
}

async function* measure(
  { experiment, dataset, step }: Subject,
  model: ModelId,
  network: Network,
  range: Range,
  temperature: number | null,
): AsyncGenerator<void, Measured, void> {
  const { seed, binarise } = experiment;
  const measured = yield* evaluate({
    network,
    dataset,
    range,
    seed,
    binarise,
    temperature: temperature ?? 1,
  });
  for (const term of ['term1', 'term2'] as const)
    if (!Number.isFinite(measured[term])) throw new NonFiniteLoss(step, model, term, measured[term]);
  return measured;
}

/** A point of the curves, and what it is the mean of. */
interface Assessment {
  readonly evaluation: Evaluation;
  /** By validation picture, nats. */
  readonly term2ByPicture: Float32Array;
}

/** One point of the two main curves for one model; offers its parameters as the best by validation. */
export async function* assess(
  subject: Subject,
  { id, network }: Learner,
  held: number | null,
  bests: Bests,
): AsyncGenerator<void, Assessment, void> {
  const { dataset, step } = subject;
  const temperature = evaluationTemperature(id, network.settings, held);
  const { first, end } = dataset.split.training;
  const ofCurve = { first, end: Math.min(end, first + PICTURES_OF_THE_TRAINING_CURVE) };
  const validation = yield* measure(subject, id, network, dataset.split.validation, temperature);
  const training = yield* measure(subject, id, network, ofCurve, temperature);
  const { settings, parameters } = network;
  const freeEnergy = validation.term1 + validation.term2;
  const best = bests.meet(network.model.spec, settings, temperature);
  if (!best || freeEnergy < best.freeEnergy)
    bests.offer({
      model: id,
      freeEnergy,
      step,
      temperature,
      settings,
      parameters: await readParameters(parameters),
    });
  const evaluation = {
    model: id,
    step,
    temperature,
    training: { term1: training.term1, term2: training.term2 },
    validation: { term1: validation.term1, term2: validation.term2 },
    klByDimension: validation.klByDimension,
  };
  return { evaluation, term2ByPicture: validation.term2ByPicture };
}

/** Test figures of a model: its best parameters under the present settings, the whole test set (definition 7). */
export async function* test(
  subject: Subject,
  { id, model, network, pixels }: Learner,
  held: number | null,
  bests: Bests,
): AsyncGenerator<void, TestFigures | null, void> {
  const temperature = evaluationTemperature(id, network.settings, held);
  const best = bests.of(model.spec, network.settings, temperature);
  if (!best) return null;
  const copy = createNetwork(model, best.settings, pixels, best.parameters);
  try {
    const { term1, term2 } = yield* measure(subject, id, copy, subject.dataset.split.test, temperature);
    return { model: id, term1, term2, freeEnergy: term1 + term2, temperature, step: best.step };
  } finally {
    disposeNetwork(copy);
  }
}
