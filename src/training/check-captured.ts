/** Captured steps beside plain steps, on small nets: losses, parameters and Adam's moments from the same key, to the last bit. */
import { batchOrder } from '../data/batches';
import { inMemory } from '../data/in-memory';
import { defaultExperiment } from '../experiment/default-experiment';
import { withDeviceErrors } from '../gpu/device-errors';
import { problemOf, type Finding, type Heard } from '../gpu/finding';
import { loadModel, modelIds, specOf, type ModelId } from '../models/registry';
import { canCapture, createCapturedTrainer } from './captured-trainer';
import { createLearner, disposeLearner, takeSnapshot } from './learner';
import { defaultsWith } from './defaults-with';
import { createPlainTrainer } from './plain-trainer';
import type { Trainer, TrainerTake } from './trainer';
import { worstNumber } from './worst-number';

const SIDE = 6;
const PICTURES = 16;
/** The first is recorded, the others are replayed. */
const STEPS = 3;

const images = Uint8Array.from({ length: PICTURES * SIDE * SIDE }, (_, i) => (i * 7919) % 256);
const dataset = inMemory({
  name: 'self-check',
  width: SIDE,
  height: SIDE,
  images,
  labels: new Uint8Array(PICTURES),
  split: {
    training: { first: 0, end: PICTURES },
    validation: { first: 0, end: 0 },
    test: { first: 0, end: 0 },
  },
});

const experiment = { ...defaultExperiment(), batchSize: 5 };

const small = { hidden: [12, 8], latent: 3, samples: 2, gridPoints: 21 };

async function trained(id: ModelId, createTrainer: (take: TrainerTake) => Trainer) {
  const learner = createLearner(
    id,
    await loadModel(id),
    defaultsWith(id, small),
    SIDE * SIDE,
    experiment.seed,
  );
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

/**
 * Three steps of every model captured and plain, one finding for each thing that they compute; none where nothing is
 * captured. Throws nothing: steps that cannot be computed are a finding.
 */
export async function checkCaptured(heard: Heard = () => undefined): Promise<Finding[]> {
  if (!canCapture(dataset)) return [];
  const findings: Finding[] = [];
  for (const [i, id] of modelIds.entries()) {
    const name = `${specOf(id).name}: captured steps`;
    heard(`captured steps of ${specOf(id).name}`, i, modelIds.length);
    const start = performance.now();
    try {
      const captured = await withDeviceErrors(() => trained(id, createCapturedTrainer));
      const milliseconds = (performance.now() - start) / captured.size;
      for (const [what, plain] of await withDeviceErrors(() => trained(id, createPlainTrainer))) {
        // The same kernels on the same numbers: nothing is left to round otherwise.
        const compared = worstNumber(plain, captured.get(what)!, () => 0);
        findings.push({ kind: 'captured', name, case: what, ...compared, milliseconds });
      }
    } catch (error) {
      findings.push(problemOf({ kind: 'captured', name, case: '' }, error, performance.now() - start));
    }
  }
  return findings;
}
