/** Losses on their way from the device: read back together every so often, and looked through for the first that is not finite. */
import type { Metrics } from '../experiment/measurements';
import type { ModelId } from '../models/registry';
import { NonFiniteLoss } from './beat';
import type { TrainedStep, Trainer } from './trainer';

interface LossQueue {
  /** Steps that were trained, in the order in which their losses will be read. */
  push(trained: readonly TrainedStep[]): void;
  /** What there is to tell now, by model: nothing where it is not yet time. Throws NonFiniteLoss for the first bad value. */
  told(): Promise<Metrics[]>;
  /** Everything pending. Throws NonFiniteLoss for the first bad value. */
  drain(): Promise<Metrics[]>;
  /** Gives up what is pending; resolves when nothing is being read any more. */
  clear(): Promise<void>;
}

/** A read-back about this often keeps curves and commands fluent on every backend. */
const MILLISECONDS_BETWEEN = 80;
const MOST_STEPS = 256;

export function createLossQueue(
  now: () => number,
  losses: Pick<Trainer, 'readsBehind' | 'readLosses' | 'forgetLosses'>,
): LossQueue {
  let pending: TrainedStep[] = [];
  let steps = 0;
  let atMost = 1;
  let since = now();
  /** A reading that training does not wait for. */
  let reading: Promise<Metrics[]> | null = null;
  let arrived = false;

  const read = async (): Promise<Metrics[]> => {
    const taken = pending;
    pending = [];
    steps = 0;
    if (taken.length === 0) return [];
    const values = await losses.readLosses();
    const elapsed = now() - since;
    since = now();
    const next = elapsed < MILLISECONDS_BETWEEN ? atMost * 2 : Math.floor(atMost / 2);
    atMost = Math.max(1, Math.min(MOST_STEPS, next));
    return columns(taken, values);
  };

  const startReading = () => {
    arrived = false;
    const one = read();
    const settled = () => void (arrived = true);
    one.then(settled, settled);
    reading = one;
  };

  const finishReading = async (): Promise<Metrics[]> => {
    const one = reading;
    reading = null;
    return (await one) ?? [];
  };

  return {
    push(trained) {
      for (const one of trained) {
        if (pending.at(-1)?.step !== one.step) steps++;
        pending.push(one);
      }
    },
    async told() {
      const told = reading && arrived ? await finishReading() : [];
      if (reading || steps < atMost) return told;
      if (!losses.readsBehind) return read();
      startReading();
      return told;
    },
    async drain() {
      const told = await finishReading();
      return [...told, ...(await read())];
    },
    async clear() {
      pending = [];
      steps = 0;
      losses.forgetLosses();
      // What it says is of steps that are given up.
      await finishReading().catch(() => undefined);
    },
  };
}

function columns(taken: readonly TrainedStep[], values: ArrayLike<number>): Metrics[] {
  const byModel = new Map<ModelId, number[]>();
  let bad: NonFiniteLoss | null = null;
  taken.forEach(({ model, step }, i) => {
    for (const [k, term] of (['term1', 'term2'] as const).entries())
      if (!Number.isFinite(values[2 * i + k]) && !(bad && bad.step <= step))
        bad = new NonFiniteLoss(step, model, term, values[2 * i + k]);
    byModel.set(model, [...(byModel.get(model) ?? []), i]);
  });
  if (bad) throw bad as NonFiniteLoss;
  return [...byModel].map(([model, rows]) => ({
    model,
    step: Float64Array.from(rows, (i) => taken[i].step),
    term1: Float32Array.from(rows, (i) => values[2 * i]),
    term2: Float32Array.from(rows, (i) => values[2 * i + 1]),
  }));
}
