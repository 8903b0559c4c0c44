/** Which pictures make up the batch of a step: a pure function of the seed, the split and the batch size (definition 12). Holds no pictures. */
import { keyOf } from '../math/random';
import type { Dataset } from './dataset';
import { mostPermuted, permute } from './permutation';

export interface BatchOrder {
  /** Indices of the pictures of a step's batch, steps from 0. */
  indices(step: number): Uint32Array;
  /** Whole batches in an epoch; the short rest of each epoch is dropped. */
  readonly stepsAnEpoch: number;
  /** How many pictures, from the first, must be in before the step can be trained. */
  pictureNeeded(step: number): number;
}

/**
 * One permutation of the training pictures an epoch, of key (seed, hash 'order') and the epoch's counter.
 * In epoch 0 the pictures of the first chunk come first, each part in its permuted order: training starts before the rest is
 * in, and since it is so whether or not the rest is in, the order stays a pure function of the experiment.
 */
export function batchOrder(
  dataset: Pick<Dataset, 'split' | 'firstChunk'>,
  seed: number,
  batchSize: number,
): BatchOrder {
  const { first, end } = dataset.split.training;
  const n = end - first;
  if (n > mostPermuted) throw new Error(`training pictures: expected at most ${mostPermuted}, got ${n}`);
  if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > n) {
    throw new Error(
      `batch size: expected a whole number from 1 to ${n}, got ${batchSize}; choose a smaller one`,
    );
  }
  const stepsAnEpoch = Math.floor(n / batchSize);
  const order = new Uint32Array(n);
  let epochOfOrder = -1;

  const indices = (step: number) => {
    if (!Number.isInteger(step) || step < 0) throw new Error(`step: expected 0, 1, 2, ..., got ${step}`);
    const epoch = Math.floor(step / stepsAnEpoch);
    if (epoch !== epochOfOrder) {
      permute(order, first, keyOf(seed, 'order'), epoch);
      if (epoch === 0) firstChunkFirst(order, dataset.firstChunk);
      epochOfOrder = epoch;
    }
    const start = (step % stepsAnEpoch) * batchSize;
    // A copy: the next epoch overwrites the order.
    return order.slice(start, start + batchSize);
  };
  return {
    indices,
    stepsAnEpoch,
    pictureNeeded: (step) => 1 + indices(step).reduce((largest, index) => Math.max(largest, index)),
  };
}

function firstChunkFirst(order: Uint32Array, firstChunk: number): void {
  const early = order.filter((index) => index < firstChunk);
  const late = order.filter((index) => index >= firstChunk);
  order.set(early);
  order.set(late, early.length);
}
