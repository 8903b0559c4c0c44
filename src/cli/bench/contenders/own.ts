/** Our training step as contenders: with our kernels, and the same with tfjs's kernels alone. */
import { activate, stockPlan } from '../../../gpu/backends';
import { detachHeap } from '../../../gpu/heap/heap';
import { setComposedOnly } from '../../../gpu/kernels/define-kernel';
import { tf, type Tensor1D } from '../../../gpu/tf';
import { loadModel } from '../../../models/registry';
import { createLearner } from '../../../training/learner';
import { disposeNoise, stepNoise } from '../../../training/noise';
import { trainStep } from '../../../training/step';
import { pixelsOf, seed, settingsOf, temperature, type Cell } from '../cells';
import type { Contender, Prepared } from '../contender';
import { pictures } from '../pictures';

async function prepare(cell: Cell): Promise<Prepared> {
  const { model: id, batchSize } = cell;
  const pixels = pixelsOf(cell);
  const model = await loadModel(id);
  const { network, adam } = createLearner(id, model, settingsOf(cell), pixels, seed);
  const x = tf.tensor2d(pictures(cell), [batchSize, pixels]);
  let taken = 0;
  let last: Tensor1D | null = null;
  return {
    step() {
      const noise = stepNoise(model, network.settings, seed, taken++, batchSize);
      last?.dispose();
      last = trainStep({ network, adam, x, noise, temperature });
      disposeNoise(noise);
    },
    async settle() {
      if (!last) throw new Error('settle: expected a step before it, got none');
      const [term1, term2] = await last.data();
      return term1 + term2;
    },
  };
}

export const plain: Contender = {
  open: ({ backend, ...options }) => activate(backend, options),
  prepare,
};

export const composed: Contender = {
  async open(surroundings) {
    const opened = await plain.open(surroundings);
    setComposedOnly(true);
    detachHeap();
    return { ...opened, plan: stockPlan };
  },
  prepare,
};
