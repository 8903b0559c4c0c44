/** The yardstick as a contender: a training step of stock tfjs operations. */
import { activate, stockPlan } from '../../../gpu/backends';
import { tf, type Scalar } from '../../../gpu/tf';
import { stockStep } from './stock-step';
import { pixelsOf, settingsOf } from '../cells';
import type { Contender } from '../contender';
import { pictures } from '../pictures';

export const stock: Contender = {
  async open({ backend, ...options }) {
    return { ...(await activate(backend, options)), plan: stockPlan };
  },

  async prepare(cell) {
    const pixels = pixelsOf(cell);
    const step = stockStep(cell.model, settingsOf(cell), pixels);
    const x = tf.tensor2d(pictures(cell), [cell.batchSize, pixels]);
    let last: Scalar | null = null;
    return {
      step() {
        last?.dispose();
        last = step(x);
      },
      async settle() {
        if (!last) throw new Error('settle: expected a step before it, got none');
        return (await last.data())[0];
      },
    };
  },
};
