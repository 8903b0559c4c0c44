/** Trains on WebGPU by captured steps: a model's step is recorded once and run again, several in a submit, until what it consists of changes. */
import { capture, type Captured, type LiveStep } from '../gpu/capture/capture';
import { gatherKernel } from '../gpu/kernels/gather/gather';
import { createNumberTape } from '../gpu/number-tape';
import { tf, type Tensor1D, type Tensor2D } from '../gpu/tf';
import { copyNumbers, insideOf } from '../gpu/webgpu-inside';
import { compilePasses } from '../gpu/webgpu-pass';
import { adamRates } from '../math/adam';
import type { Dataset } from '../data/dataset';
import { binariseKey } from '../data/pixels';
import type { CommonSettings } from '../models/contract';
import type { ModelId } from '../models/registry';
import type { Learner } from './learner';
import { stepNoise } from './noise';
import { fitsOnDevice, residentPictures } from './resident-pictures';
import { createRunAhead } from './run-ahead';
import { trainStep } from './step';
import type { TrainedStep, Trainer, TrainerTake } from './trainer';

/** Numbers: more than are trained between two readings. */
const TAPE = 8192;
/** More in one submit gain nothing. */
const MOST_STEPS = 32;

let capturing = true;

/** While it is off nothing is captured: where captured steps were found to be wrong, and to compare with. */
export function setCapturing(on: boolean): void {
  capturing = on;
}

/** True where the active backend has all kernels of a step and room for the pictures. */
export function canCapture(dataset: Dataset): boolean {
  return capturing && gatherKernel.available() && fitsOnDevice(tf.backend(), dataset);
}

/** A captured step with what it was captured of: it holds as long as that does. */
interface Held {
  readonly captured: Captured;
  readonly indices: Tensor1D;
  readonly weights: Tensor1D;
  readonly parameters: Learner['network']['parameters'];
  readonly adam: Learner['adam'];
  readonly settings: CommonSettings;
}

/** Whether two settings differ in nothing but what a captured step reads anew. */
function sameStep(one: CommonSettings, other: CommonSettings): boolean {
  const fixed = (settings: CommonSettings) =>
    JSON.stringify({ ...settings, on: true, learningRate: 0, klWeight: 0 });
  return one === other || fixed(one) === fixed(other);
}

export function createCapturedTrainer(
  take: TrainerTake,
  ahead = createRunAhead(take.now, MOST_STEPS),
): Trainer {
  const { experiment, dataset, order, now } = take;
  const { seed, batchSize, binarise } = experiment;
  const pixels = dataset.width * dataset.height;
  const backend = tf.backend();
  const { queue } = insideOf(backend).device;
  const resident = residentPictures(backend, dataset);
  const tape = createNumberTape(backend, TAPE);
  const held = new Map<ModelId, Held>();
  const pictureKey = binariseKey(binarise, seed);
  let lastDone = now();

  const release = (id: ModelId) => {
    const old = held.get(id);
    if (!old) return;
    old.captured.dispose();
    tf.dispose([old.indices, old.weights]);
    held.delete(id);
  };

  const indicesOf = (step: number) => Int32Array.from(order.indices(step));
  const weightsOf = ({ network }: Learner) => Float32Array.of(network.settings.klWeight, 1);

  /** The step's operations, from the pictures' indices to the updated weights. */
  const stepOf = (learner: Learner, step: number, indices: Tensor1D, weights: Tensor1D) => () => {
    const { id, model, network, adam } = learner;
    const { pictures, perWord, grey } = resident;
    const attributes = { pixels, perWord, draw: binarise, key: pictureKey, step };
    const x = gatherKernel.run({ pictures, indices, grey }, attributes).x as Tensor2D;
    const noise = stepNoise(model, network.settings, seed, step, batchSize);
    const temperature = take.temperature(id, step);
    const losses = trainStep({ network, adam, x, noise, temperature, weights });
    x.dispose();
    return losses;
  };

  const inputsOf = (learner: Learner, step: number): [Tensor1D, Tensor1D] => [
    tf.keep(tf.tensor1d(indicesOf(step), 'int32')),
    tf.keep(tf.tensor1d(weightsOf(learner))),
  ];

  /** Captures the step by training it. */
  const captureFirst = (learner: Learner, step: number): Held => {
    const { id, network, adam } = learner;
    release(id);
    const [indices, weights] = inputsOf(learner, step);
    const inputs = [indices, weights];
    const captured = capture(backend, inputs, MOST_STEPS, stepOf(learner, step, indices, weights));
    copyNumbers(backend, captured.result, tape.tensor, tape.take(2));
    const { parameters, settings } = network;
    const made = { captured, indices, weights, parameters, adam, settings };
    held.set(id, made);
    return made;
  };

  /** The captured step of a learner as it is now. */
  const heldBy = (learner: Learner): Held | null => {
    const known = held.get(learner.id);
    const holds =
      known?.parameters === learner.network.parameters &&
      known.adam === learner.adam &&
      sameStep(known.settings, learner.network.settings);
    return holds ? known : null;
  };

  /** Goes through a step without a pass being run. */
  const rehearse = (learner: Learner, step: number) => {
    const inputs = inputsOf(learner, step);
    const { count } = learner.adam;
    tf.dispose(stepOf(learner, step, ...inputs)());
    learner.adam.count = count;
    tf.dispose(inputs);
  };

  const live = (learner: Learner, step: number): LiveStep => {
    learner.adam.count++;
    const rates = adamRates(learner.adam.count, learner.network.settings.learningRate);
    return {
      numbers: { step, temperature: take.temperature(learner.id, step), ...rates },
      inputs: [indicesOf(step), weightsOf(learner)],
    };
  };

  const trainModel = (learner: Learner, first: number, count: number, submitted: number) => {
    const known = heldBy(learner);
    const { captured } = known ?? captureFirst(learner, first);
    const start = known ? first : first + 1;
    const steps = Array.from({ length: first + count - start }, (_, i) => live(learner, start + i));
    if (steps.length > 0) captured.replay(steps, tape.tensor, tape.take(2 * steps.length));
    return queue.onSubmittedWorkDone().then(() => {
      // The device works on one model after the other, and waits where nothing was submitted.
      const at = now();
      take.spent(learner.id, at - Math.max(lastDone, submitted), count);
      lastDone = at;
    });
  };

  return {
    compile(on, step) {
      const changed = on.filter((learner) => !heldBy(learner));
      return compilePasses(backend, () => changed.forEach((learner) => rehearse(learner, step)));
    },
    async ready() {
      await ahead.room();
      return ahead.steps();
    },
    train(on, first, count) {
      const submitted = now();
      resident.upload(Math.min(dataset.loaded(), dataset.split.training.end));
      const done = on.map((learner) => trainModel(learner, first, count, submitted));
      ahead.submitted(count, Promise.all(done));
      return on.flatMap(({ id }) =>
        Array.from({ length: count }, (_, i): TrainedStep => ({ step: first + i + 1, model: id })),
      );
    },
    readsBehind: true,
    readLosses: () => tape.read(),
    forgetLosses: () => tape.clear(),
    dispose() {
      for (const id of [...held.keys()]) release(id);
      tape.dispose();
    },
  };
}
