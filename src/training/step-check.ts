/** Whether a captured step is the plain step on this device: both from the same key on small shapes, to the last bit. */
import { batchOrder } from '../data/batches';
import type { Dataset } from '../data/dataset';
import { defaultExperiment } from '../experiment/default-experiment';
import { loadModel, modelIds, type ModelId } from '../models/registry';
import type { CommonSettings } from '../models/contract';
import { canCapture, createCapturedTrainer } from './captured-trainer';
import { createLearner, disposeLearner, takeSnapshot } from './learner';
import { createPlainTrainer } from './plain-trainer';
import type { Trainer, TrainerTake } from './trainer';

/** A number that a captured step has and a plain one has not. */
export interface StepDifference {
  readonly model: ModelId;
  /** 'losses', or a parameter's weights or first moment, which after one step is a tenth of its gradient. */
  readonly what: string;
  readonly plain: number;
  readonly captured: number;
}

const SIDE = 6;
const PICTURES = 16;
/** The first is recorded, the others are replayed. */
const STEPS = 3;

const images = Uint8Array.from({ length: PICTURES * SIDE * SIDE }, (_, i) => (i * 7919) % 256);
const dataset: Dataset = {
  name: 'self-check',
  sha256: '',
  width: SIDE,
  height: SIDE,
  images,
  labels: new Uint8Array(PICTURES),
  split: {
    training: { first: 0, end: PICTURES },
    validation: { first: 0, end: 0 },
    test: { first: 0, end: 0 },
  },
  firstChunk: PICTURES,
  loaded: () => PICTURES,
  until: async () => undefined,
  retry: () => undefined,
};

const experiment = { ...defaultExperiment(), batchSize: 5 };

function smallSettings(id: ModelId): CommonSettings {
  const own: CommonSettings = experiment.models[id];
  return { ...own, hidden: [12, 8], latent: 3, samples: 2, ...('gridPoints' in own && { gridPoints: 21 }) };
}

async function trained(id: ModelId, createTrainer: (take: TrainerTake) => Trainer) {
  const learner = createLearner(id, await loadModel(id), smallSettings(id), SIDE * SIDE, experiment.seed);
  const trainer = createTrainer({
    experiment,
    dataset,
    order: batchOrder(dataset, experiment.seed, experiment.batchSize),
    now: () => performance.now(),
    temperature: (_, step) => 1 - 0.1 * step,
    spent: () => undefined,
  });
  try {
    for (let step = 0; step < STEPS; step++) trainer.train([learner], step, 1);
    const losses = await trainer.readLosses();
    const { parameters, first } = await takeSnapshot(learner);
    const moments = [...first].map(([name, values]) => [`first moment of ${name}`, values] as const);
    return new Map<string, ArrayLike<number>>([['losses', losses], ...parameters, ...moments]);
  } finally {
    trainer.dispose();
    disposeLearner(learner);
  }
}

/** What differs, one number for each thing that does; empty where nothing does, and where nothing is captured. */
export async function compareSteps(): Promise<StepDifference[]> {
  if (!canCapture(dataset)) return [];
  const differences: StepDifference[] = [];
  for (const model of modelIds) {
    const captured = await trained(model, createCapturedTrainer);
    for (const [what, plain] of await trained(model, createPlainTrainer)) {
      const other = captured.get(what)!;
      const i = Array.from(plain).findIndex((value, k) => !Object.is(value, other[k]));
      if (i >= 0) differences.push({ model, what, plain: plain[i], captured: other[i] });
    }
  }
  return differences;
}
