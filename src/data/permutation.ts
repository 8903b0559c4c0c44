/** The permutation of a key and a counter (definition 12): of the pictures of an epoch, and of those of a data set before they are split. */
import { threefryInto, type Key } from '../math/random';

/** Up to here word0 * (i + 1) < 2^53, so that the draw is exact in a double. */
export const mostPermuted = 2 ** 21;

const words = new Uint32Array(2);

/**
 * Fills `order` with first, first + 1, ... and permutes it by Fisher and Yates: for i = n - 1 ... 1 swap i with
 * j = floor(word0 (i + 1) / 2^32), word0 the first word of the key and counter (counter, i).
 */
export function permute(order: Uint32Array, first: number, key: Key, counter: number): Uint32Array {
  for (let i = 0; i < order.length; i++) order[i] = first + i;
  for (let i = order.length - 1; i > 0; i--) {
    threefryInto(words, key[0], key[1], counter, i);
    const j = Math.floor((words[0] * (i + 1)) / 2 ** 32);
    const swapped = order[i];
    order[i] = order[j];
    order[j] = swapped;
  }
  return order;
}
