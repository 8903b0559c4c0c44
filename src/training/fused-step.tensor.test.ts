/** Steps by kernels beside steps by composed operations: equal losses, the same bits twice, no tensor left. On a backend without kernels both are one. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { setComposedOnly } from '../gpu/kernels/define-kernel';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf, type Tensor, type Tensor2D } from '../gpu/tf';
import { fillUniform, keyOf } from '../math/random';
import { loadModel, modelIds, type ModelId } from '../models/registry';
import { parameter } from '../nn/parameters';
import { defaultsWith } from './defaults-with';
import { createLearner, disposeLearner } from './learner';
import { disposeNoise, stepNoise } from './noise';
import { trainStep } from './step';

const PIXELS = 36;
const PICTURES = 10;

const change = { hidden: [24, 16], latent: 4, gridPoints: 21, samples: 2, learningRate: 1e-3 };

/** term1 and term2 of every step; with `between` called at each. */
async function losses(id: ModelId, steps: number, between: (step: number) => void = () => undefined) {
  const settings = defaultsWith(id, change);
  const model = await loadModel(id);
  const learner = createLearner(id, model, settings, PIXELS, 11);
  const x = tf.tensor2d(fillUniform(new Float32Array(PICTURES * PIXELS), keyOf(1, 'x'), 0), [
    PICTURES,
    PIXELS,
  ]);
  const pending: Tensor[] = [];
  for (let step = 0; step < steps; step++) {
    const noise = stepNoise(model, settings, 11, step, PICTURES);
    const { network, adam } = learner;
    pending.push(trainStep({ network, adam, x, noise, temperature: 0.7 }));
    disposeNoise(noise);
    between(step);
  }
  const all = tf.concat(pending);
  const read = [...(await all.data())];
  tf.dispose([all, pending]);
  disposeLearner(learner);
  x.dispose();
  return read;
}

describe.each(backends)('steps on %s', (backend) => {
  beforeAll(() => useBackend(backend));
  afterEach(() => setComposedOnly(false));

  test.each(modelIds)('%s: 50 steps are those of composed operations', async (id) => {
    const fused = await losses(id, 50);
    setComposedOnly(true);
    const composed = await losses(id, 50);
    const worst = Math.max(
      ...fused.map((loss, i) => Math.abs(loss - composed[i]) / Math.max(1, composed[i])),
    );
    // Both round at every operation, in another order; training carries a difference on but does not blow it up here.
    expect(worst).toBeLessThan(1e-5);
  });

  test.each(modelIds)(
    '%s: the same key gives the same bits, and no tensor is left after 100 steps',
    async (id) => {
      const first = await losses(id, 20);
      const before = tf.memory().numTensors;
      const held: number[] = [];
      expect(
        (await losses(id, 100, (step) => held.push(tf.memory().numTensors - step))).slice(0, 40),
      ).toEqual(first);
      expect(tf.memory().numTensors).toBe(before);
      expect(new Set(held).size).toBe(1);
    },
  );

  test.each(modelIds)('%s: a weight that is not a number is seen in the losses', async (id) => {
    const model = await loadModel(id);
    const learner = createLearner(id, model, defaultsWith(id, change), PIXELS, 11);
    const weights = parameter(learner.network.parameters, 'encoder/0/weights');
    weights.assign(tf.tidy(() => tf.fill(weights.shape, NaN)));
    const noise = stepNoise(model, learner.network.settings, 11, 0, PICTURES);
    const x = tf.ones([PICTURES, PIXELS]) as Tensor2D;
    const { network, adam } = learner;
    const of = trainStep({ network, adam, x, noise, temperature: 0.7 });
    expect([...(await of.data())].some(Number.isFinite)).toBe(false);
    disposeNoise(noise);
    disposeLearner(learner);
    tf.dispose([of, x]);
  });
});
