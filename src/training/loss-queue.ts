/** Losses on their way from the device: kept there step by step, read back together, and looked through for the first that is not finite. */
import { tf, type Tensor1D } from '../gpu/tf';
import type { Metrics } from '../experiment/measurements';
import type { ModelId } from '../models/registry';
import { NonFiniteLoss } from './beat';

interface Pending {
  readonly step: number;
  readonly model: ModelId;
  /** [term1, term2]. */
  readonly losses: Tensor1D;
}

export interface LossQueue {
  /** Takes over the losses of one model's step. */
  push(step: number, model: ModelId, losses: Tensor1D): void;
  /** True when it is time to read back. */
  due(): boolean;
  /** One read-back of everything pending, by model; throws NonFiniteLoss for the first bad value, step by step. */
  drain(): Promise<Metrics[]>;
  dispose(): void;
}

/** A read-back about this often keeps curves and commands fluent on every backend, and bounds the run-ahead of a slow GPU. */
const MILLISECONDS_BETWEEN = 80;
const MOST_STEPS = 64;

export function createLossQueue(now: () => number): LossQueue {
  let pending: Pending[] = [];
  let steps = 0;
  let atMost = 1;
  let since = now();

  const take = () => {
    const taken = pending;
    pending = [];
    steps = 0;
    return taken;
  };

  return {
    push(step, model, losses) {
      if (pending.at(-1)?.step !== step) steps++;
      pending.push({ step, model, losses });
    },

    due: () => steps >= atMost,

    async drain() {
      const taken = take();
      if (taken.length === 0) return [];
      const all = tf.concat1d(taken.map(({ losses }) => losses));
      for (const { losses } of taken) losses.dispose();
      const values = await all.data();
      all.dispose();
      const elapsed = now() - since;
      since = now();
      atMost = Math.max(
        1,
        Math.min(MOST_STEPS, elapsed < MILLISECONDS_BETWEEN ? atMost * 2 : Math.floor(atMost / 2)),
      );
      return columns(taken, values as Float32Array);
    },

    dispose() {
      for (const { losses } of take()) losses.dispose();
    },
  };
}

function columns(taken: readonly Pending[], values: Float32Array): Metrics[] {
  const byModel = new Map<ModelId, number[]>();
  taken.forEach(({ model, step }, i) => {
    for (const [k, term] of (['term1', 'term2'] as const).entries())
      if (!Number.isFinite(values[2 * i + k])) throw new NonFiniteLoss(step, model, term, values[2 * i + k]);
    byModel.set(model, [...(byModel.get(model) ?? []), i]);
  });
  return [...byModel].map(([model, rows]) => ({
    model,
    step: Float64Array.from(rows, (i) => taken[i].step),
    term1: Float32Array.from(rows, (i) => values[2 * i]),
    term2: Float32Array.from(rows, (i) => values[2 * i + 1]),
  }));
}
