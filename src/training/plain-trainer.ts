/** Trains step by step with the operations of whatever backend computes. */
import { fillPixels } from '../data/pixels';
import { tf, type Tensor1D, type Tensor2D } from '../gpu/tf';
import type { Learner } from './learner';
import { disposeNoise, stepNoise } from './noise';
import { trainStep } from './step';
import type { Trainer, TrainerTake } from './trainer';

export function createPlainTrainer(take: TrainerTake): Trainer {
  const { experiment, dataset, order, now } = take;
  const { seed, batchSize, binarise } = experiment;
  const pixels = dataset.width * dataset.height;
  let pending: Tensor1D[] = [];

  const batch = (step: number): Tensor2D => {
    const x = new Float32Array(batchSize * pixels);
    fillPixels(x, dataset, order.indices(step), binarise, seed, step);
    return tf.tensor2d(x, [batchSize, pixels]);
  };

  const trainOne = ({ id, model, network, adam }: Learner, x: Tensor2D, step: number) => {
    const start = now();
    const noise = stepNoise(model, network.settings, seed, step, batchSize);
    pending.push(trainStep({ network, adam, x, noise, temperature: take.temperature(id, step) }));
    disposeNoise(noise);
    take.spent(id, now() - start, 1);
  };

  const forgetLosses = () => {
    tf.dispose(pending);
    pending = [];
  };

  return {
    // Each operation compiles its own when it first runs.
    async *compile() {},
    ready: async () => 1,
    train(on, first) {
      const x = batch(first);
      for (const learner of on) trainOne(learner, x, first);
      x.dispose();
      return on.map(({ id }) => ({ step: first + 1, model: id }));
    },
    readsBehind: false,
    async readLosses() {
      if (pending.length === 0) return [];
      const all = tf.concat1d(pending);
      forgetLosses();
      const values = await all.data();
      all.dispose();
      return values;
    },
    forgetLosses,
    dispose: forgetLosses,
  };
}
