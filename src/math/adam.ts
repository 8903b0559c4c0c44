/** Adam (Kingma and Ba 2014), the optimiser of section 4's training, in plain numbers; knows no tensors. */
import { expectSameLength } from './numeric';

export const BETA_1 = 0.9;
export const BETA_2 = 0.999;
const EPSILON = 1e-8;

/** What update number `count` (from 1) multiplies and adds at a learning rate. */
export interface AdamRates {
  readonly rate: number;
  readonly epsilon: number;
}

/**
 * rate = learningRate sqrt(1 - b2^t) / (1 - b1^t) and epsilon sqrt(1 - b2^t) for update t, from 1: with them m and v
 * need no correction of their own. Not in the paper: Kingma and Ba 2014, the end of section 2.
 */
export function adamRates(count: number, learningRate: number): AdamRates {
  if (!(count >= 1)) throw new RangeError(`adamRates: expected an update of at least 1, got ${count}`);
  const correction = Math.sqrt(1 - BETA_2 ** count);
  return { rate: (learningRate * correction) / (1 - BETA_1 ** count), epsilon: EPSILON * correction };
}

interface AdamState {
  readonly weights: ArrayLike<number>;
  /** First and second moments m and v. */
  readonly first: ArrayLike<number>;
  readonly second: ArrayLike<number>;
}

/**
 * m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2, w -= rate m / (sqrt(v) + epsilon), all [n]. Not in the paper: Kingma
 * and Ba 2014, algorithm 1.
 */
export function adamUpdate(
  { weights, first, second }: AdamState,
  gradient: ArrayLike<number>,
  { rate, epsilon }: AdamRates,
): { weights: number[]; first: number[]; second: number[] } {
  expectSameLength('adamUpdate', weights, gradient);
  const m = Array.from(first, (value, i) => BETA_1 * value + (1 - BETA_1) * gradient[i]);
  const v = Array.from(second, (value, i) => BETA_2 * value + (1 - BETA_2) * gradient[i] ** 2);
  return {
    weights: Array.from(weights, (w, i) => w - (rate * m[i]) / (Math.sqrt(v[i]) + epsilon)),
    first: m,
    second: v,
  };
}
