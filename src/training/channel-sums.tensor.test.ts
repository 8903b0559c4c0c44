/** Pictures whose pixels are sums of three channels, 0 ... 765, as SVHN's are: what a batch of them holds, and steps of a small convolutional net on them, on every backend. */
import { beforeAll, describe, expect, test } from 'vitest';
import { batchOrder } from '../data/batches';
import { inMemory } from '../data/in-memory';
import { capture } from '../gpu/capture/capture';
import { expectClose } from '../gpu/testing/expect-close';
import { gatherKernel } from '../gpu/kernels/gather/gather';
import { createNumberTape } from '../gpu/number-tape';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf } from '../gpu/tf';
import { convolutionalNet, type ConvolutionalPlan } from '../math/nets';
import { keyOf } from '../math/random';
import { loadModel, modelIds, specOf, type ModelId } from '../models/registry';
import { createAdam } from '../nn/adam';
import { initialValues, readParameters } from '../nn/parameters';
import { createCapturedTrainer } from './captured-trainer';
import { defaultsWith } from './defaults-with';
import { evaluationPictures } from './evaluate';
import { disposeLearner, type Learner } from './learner';
import { createNetwork, shapesOf } from './network';
import { fillers } from './noise';
import { plainTerms } from './testing/plain-network';
import { createPlainTrainer } from './plain-trainer';
import { residentPictures } from './resident-pictures';
import { tinyExperiment } from './testing/tiny-run';
import { tinySquares } from './testing/tiny-squares';
import type { TrainerTake } from './trainer';

const PIXELS = 32 * 32;
const BATCH = 3;
const STEPS = 4;
const SEED = 7;
const TEMPERATURE = 0.7;

/** Bars as sums: two of three are no byte times three. The first training picture has every sum there is. */
function channelSums() {
  const squares = tinySquares({ validation: 2, training: 12, test: 2 });
  const images = Uint16Array.from(squares.images, (byte, i) =>
    Math.min(765, Math.max(0, 3 * byte - 1 + (i % 3))),
  );
  const { first } = squares.split.training;
  for (let i = 0; i < PIXELS; i++) images[first * PIXELS + i] = (i * 37) % 766;
  return inMemory({ ...squares, images, levels: 765 });
}
const dataset = channelSums();
const { first, end } = dataset.split.training;
const order = batchOrder(dataset, SEED, BATCH);

const sumsOf = (picture: number) =>
  Array.from(dataset.images.subarray(picture * PIXELS, (picture + 1) * PIXELS));
const float32Of = (pictures: ArrayLike<number>) =>
  Float32Array.from(Array.from(pictures).flatMap(sumsOf), (sum) => sum / 765);

/** Appendix E's net with few filters. */
const plan: ConvolutionalPlan = {
  pictures: 32,
  filter: 5,
  convolutions: [2, 3, 4],
  dense: 4,
  transposed: [
    [3, 4],
    [2, 2],
    [2, 2],
    [1, 2],
  ],
};
const settingsOf = (id: ModelId) =>
  defaultsWith(id, { latent: 2, gridPoints: 11, polynomialOrder: 3, categories: 4 });

async function learnerOf(id: ModelId) {
  const model = await loadModel(id);
  const settings = settingsOf(id);
  const ends = {
    pixels: PIXELS,
    head: model.spec.headSize(settings),
    input: model.spec.decoderInput(settings),
  };
  const net = convolutionalNet(plan, ends);
  // Away from zero, biases included, so that logits are, and a wrong pixel shows.
  const values = new Map(
    [...initialValues(shapesOf(model.spec, settings, net), SEED, id)].map(([name, initial]) => [
      name,
      initial.map((value, i) => value + 0.2 * Math.sin(3 * i + name.length)),
    ]),
  );
  const network = createNetwork(model, settings, PIXELS, values, net);
  const learner: Learner = {
    id,
    model,
    pixels: PIXELS,
    network,
    adam: createAdam(network.parameters),
    begun: false,
    beforeResizing: null,
  };
  return { learner, net };
}

const take: TrainerTake = {
  experiment: tinyExperiment({}, { seed: SEED, batchSize: BATCH, binarise: 'none' }),
  dataset,
  order,
  now: () => 0,
  temperature: () => TEMPERATURE,
  spent: () => undefined,
};

/** [term1, term2] of every step, and of the plain network in doubles from the parameters that the step began with. */
async function stepsOf(
  createTrainer: (take: TrainerTake) => ReturnType<typeof createPlainTrainer>,
  id: ModelId,
) {
  const { learner, net } = await learnerOf(id);
  const trainer = createTrainer(take);
  const got: number[][] = [];
  const expected: number[][] = [];
  for (let step = 0; step < STEPS; step++) {
    const parameters = await readParameters(learner.network.parameters);
    expected.push(plainLosses(id, net, parameters, step));
    trainer.train([learner], step, 1);
    got.push([...Array.from(await trainer.readLosses())]);
  }
  trainer.dispose();
  disposeLearner(learner);
  return { got, expected };
}

function plainLosses(
  id: ModelId,
  net: ReturnType<typeof convolutionalNet>,
  parameters: ReadonlyMap<string, Float32Array>,
  step: number,
): number[] {
  const settings = settingsOf(id);
  const { kind, shape } = specOf(id).noise(settings);
  const each = shape.reduce((product, n) => product * n, 1);
  const noise = fillers[kind](new Float32Array(BATCH * each), keyOf(SEED, `${id}/train`), step);
  return plainTerms({
    model: id,
    settings,
    values: new Map([...parameters].map(([name, values]) => [name, Float64Array.from(values)])),
    net,
    temperature: TEMPERATURE,
    x: Array.from(order.indices(step), (picture) => sumsOf(picture).map((sum) => sum / 765)),
    noise: Array.from({ length: BATCH }, (_, i) => [[...noise.slice(i * each, (i + 1) * each)]]),
  });
}

describe.each(backends)('sums of three channels on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('are sum / 765 in float32, to the bit', async () => {
    expect(new Set(sumsOf(first)).size).toBe(766);
    const pictures = [first, end - 1, 0, first];
    const x = evaluationPictures(dataset, pictures, 'none');
    expect(await x.data()).toEqual(float32Of(pictures));
    x.dispose();
  });

  test.each(modelIds)('%s: losses are those of doubles, step by step, of sum / 765', async (id) => {
    const { got, expected } = await stepsOf(createPlainTrainer, id);
    got.forEach((losses, step) => {
      // Each is a mean of sums over 1,024 pixels, or over 2 dimensions, in float32.
      losses.forEach((loss, term) =>
        expectClose([loss], [expected[step][term]], { roundings: 32, scale: Math.max(1, loss) }),
      );
    });
  });

  if (backend === 'wasm') {
    test.each(modelIds)('%s: steps have the losses of cpu', async (id) => {
      const onWasm = (await stepsOf(createPlainTrainer, id)).got.flat();
      await useBackend('cpu');
      const onCpu = (await stepsOf(createPlainTrainer, id)).got.flat();
      await useBackend('wasm');
      const worst = Math.max(...onCpu.map((loss, i) => Math.abs(loss - onWasm[i]) / Math.max(1, loss)));
      // Both round at every operation, each in its order, and Adam carries it on for four steps: some of the last places.
      expect(worst).toBeLessThan(2 ** -20);
    });
  }

  if (backend !== 'webgpu') return;

  test('are gathered on the device as such, in a captured step too', async () => {
    const { pictures, perWord, grey, upload } = residentPictures(tf.backend(), dataset);
    upload(end);
    const indices = tf.keep(tf.tensor1d([first, first + 1], 'int32'));
    const tape = createNumberTape(tf.backend(), 8 * PIXELS);
    const captured = capture(tf.backend(), [indices], 2, () => {
      const attributes = { pixels: PIXELS, perWord, draw: 'none', key: keyOf(0, ''), step: 0 } as const;
      return gatherKernel.run({ pictures, indices, grey }, attributes).x;
    });
    expect(await captured.result.data()).toEqual(float32Of([first, first + 1]));
    const asked = [
      [end - 1, first],
      [first + 4, first + 4],
    ];
    const numbers = { step: 1, temperature: 1, rate: 0, epsilon: 1 };
    const steps = asked.map((two) => ({ numbers, inputs: [Int32Array.from(two)] }));
    captured.replay(steps, tape.tensor, tape.take(4 * PIXELS));
    expect(await tape.read()).toEqual(float32Of(asked.flat()));
    captured.dispose();
    tape.dispose();
    indices.dispose();
  });

  test.each(modelIds)('%s: captured steps are plain steps, bit for bit', async (id) => {
    const { got } = await stepsOf(createPlainTrainer, id);
    expect((await stepsOf(createCapturedTrainer, id)).got).toEqual(got);
  });
});
