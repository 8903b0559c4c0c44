/** A training step with our kernels beside the same step without them, on small nets: losses, gradients and parameters, from the same key. The kernels one by one are gpu/self-check's. */
import { withDeviceErrors } from '../gpu/device-errors';
import { problemOf, type Finding, type Heard } from '../gpu/finding';
import { FLOAT32_EPSILON } from '../gpu/float32';
import { hasOwnKernels, withoutOwnKernels } from '../gpu/own-kernels';
import { tf, type Tensor } from '../gpu/tf';
import { fillUniform, keyOf } from '../math/random';
import { loadModel, modelIds, specOf, type ModelId } from '../models/registry';
import { readParameters } from '../nn/parameters';
import { defaultsWith } from './defaults-with';
import { createLearner, disposeLearner, type Learner } from './learner';
import { disposeNoise, stepNoise } from './noise';
import { gradients, trainStep } from './step';
import { worstNumber } from './worst-number';

const PIXELS = 36;
const PICTURES = 10;
const SEED = 11;
const TEMPERATURE = 0.7;
/** Roundings of float32, in units of the largest number, by which two orders of adding up a few hundred numbers may differ. */
const ROUNDINGS = 64;
const small = { hidden: [24, 16], latent: 4, gridPoints: 21, samples: 2, learningRate: 1e-3 };

type Numbers = ReadonlyMap<string, ArrayLike<number>>;

interface StepNumbers {
  readonly losses: ArrayLike<number>;
  readonly gradients: Numbers;
  readonly before: Numbers;
  readonly parameters: Numbers;
}

async function read(tensors: Readonly<Record<string, Tensor>>): Promise<Numbers> {
  const entries = Object.entries(tensors).map(async ([name, tensor]) => [name, await tensor.data()] as const);
  return new Map(await Promise.all(entries));
}

/** Everything that one step computes; frees what it makes. */
async function stepNumbers(learner: Learner): Promise<StepNumbers> {
  const { model, network, adam } = learner;
  const pixels = fillUniform(new Float32Array(PICTURES * PIXELS), keyOf(SEED, 'check'), 0);
  const x = tf.tensor2d(pixels, [PICTURES, PIXELS]);
  const noise = stepNoise(model, network.settings, SEED, 0, PICTURES);
  const take = { network, x, noise, temperature: TEMPERATURE };
  const before = await readParameters(network.parameters);
  const { losses, byName } = gradients(take);
  const found = await read(byName);
  const trained = trainStep({ ...take, adam });
  const numbers = {
    losses: await trained.data(),
    gradients: found,
    before,
    parameters: await readParameters(network.parameters),
  };
  tf.dispose([losses, byName, trained, x]);
  disposeNoise(noise);
  return numbers;
}

async function freshStep(id: ModelId): Promise<StepNumbers> {
  const learner = createLearner(id, await loadModel(id), defaultsWith(id, small), PIXELS, SEED);
  try {
    return await stepNumbers(learner);
  } finally {
    disposeLearner(learner);
  }
}

const largest = (values: ArrayLike<number>) =>
  Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** One finding for the losses, one for every parameter's gradient and one for every parameter after the step. */
function compared(id: ModelId, own: StepNumbers, stock: StepNumbers, milliseconds: number): Finding[] {
  const rounding = ROUNDINGS * FLOAT32_EPSILON;
  const named = { kind: 'step', name: `${specOf(id).name}: losses` } as const;
  const lossScale = rounding * Math.max(1, largest(stock.losses));
  const findings: Finding[] = [
    {
      ...named,
      case: 'term1, term2',
      ...worstNumber(stock.losses, own.losses, () => lossScale),
      milliseconds,
    },
  ];
  for (const [parameter, gradient] of stock.gradients) {
    const allowed = rounding * Math.max(1, largest(gradient));
    findings.push({
      ...named,
      name: `${specOf(id).name}: gradients`,
      case: parameter,
      ...worstNumber(gradient, own.gradients.get(parameter) ?? [], () => allowed),
      milliseconds: 0,
    });
    const before = stock.before.get(parameter)!;
    // Adam's first step is the learning rate times g / (|g| + epsilon): it carries an error of g on by 1 / |g| at most,
    // and where g is all error it may turn round.
    const toleranceAt = (i: number) =>
      small.learningRate * Math.min(2, (2 * allowed) / Math.abs(gradient[i]) + rounding) +
      4 * FLOAT32_EPSILON * (Math.abs(before[i]) + small.learningRate);
    findings.push({
      ...named,
      name: `${specOf(id).name}: parameters`,
      case: parameter,
      ...worstNumber(stock.parameters.get(parameter)!, own.parameters.get(parameter) ?? [], toleranceAt),
      milliseconds: 0,
    });
  }
  return findings;
}

/**
 * One step of every model with our kernels and without; no finding where the active backend has none. Throws nothing:
 * a step that cannot be computed is a finding.
 */
export async function checkSteps(heard: Heard = () => undefined): Promise<Finding[]> {
  if (!hasOwnKernels()) return [];
  const findings: Finding[] = [];
  for (const [i, id] of modelIds.entries()) {
    const { name } = specOf(id);
    heard(`a step of ${name}`, i, modelIds.length);
    const start = performance.now();
    try {
      const own = await withDeviceErrors(() => freshStep(id));
      const milliseconds = performance.now() - start;
      const stock = await withoutOwnKernels(() => withDeviceErrors(() => freshStep(id)));
      findings.push(...compared(id, own, stock, milliseconds));
    } catch (error) {
      findings.push(problemOf({ kind: 'step', name, case: '' }, error, performance.now() - start));
    }
  }
  return findings;
}
