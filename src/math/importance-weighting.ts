/** Importance-weighted estimates of log p(x) from log weights, and means over pictures with their standard errors. Plain numbers; knows no model. */
import { expectSameLength, logSumExp } from './numeric';

/** A mean and its standard error, s / sqrt(n) with s^2 the unbiased variance. */
interface MeanAndError {
  readonly mean: number;
  readonly standardError: number;
}

/**
 * -log (1/K) sum_k w_k in nats from log w_k = log p(z_k) + log p(x | z_k) - log r(z_k), z_k ~ r, [K]. Not in
 * the paper (Burda et al. 2016). Its expectation is at least -log p(x), falls as K grows and reaches it in
 * the limit: an upper bound, biased upwards by about Var(w) / (2 K p(x)^2).
 */
export function importanceWeightedNll(logWeights: ArrayLike<number>): number {
  return Math.log(logWeights.length) - logSumExp(logWeights);
}

/**
 * (sum w)^2 / sum w^2 from log weights, [K]: from 1, where one sample has all the weight, to K (Kish). Not in
 * the paper.
 */
export function effectiveSamples(logWeights: ArrayLike<number>): number {
  const doubled = Array.from(logWeights, (v) => 2 * v);
  return Math.exp(2 * logSumExp(logWeights) - logSumExp(doubled));
}

/**
 * Both of K = `samples` from more log weights, [n samples or more]: means over the whole blocks of K, which have the
 * expectations of a single block and less noise. Not in the paper.
 */
export function importanceWeightedBlocks(
  logWeights: Float64Array,
  samples: number,
): { nll: number; effectiveSamples: number } {
  const blocks = Math.floor(logWeights.length / samples);
  if (blocks < 1)
    throw new RangeError(
      `importanceWeightedBlocks: expected at least ${samples} log weights, got ${logWeights.length}; draw more`,
    );
  let nll = 0;
  let effective = 0;
  for (let block = 0; block < blocks; block++) {
    const own = logWeights.subarray(block * samples, (block + 1) * samples);
    nll += importanceWeightedNll(own) / blocks;
    effective += effectiveSamples(own) / blocks;
  }
  return { nll, effectiveSamples: effective };
}

/** The mean of values, [n], and its standard error. Throws for fewer than two values, which have no spread. */
export function meanAndError(values: ArrayLike<number>): MeanAndError {
  const n = values.length;
  if (n < 2)
    throw new RangeError(`meanAndError: expected two values or more, got ${n}; measure more pictures`);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i];
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i] - mean) ** 2;
  return { mean, standardError: Math.sqrt(squares / (n - 1) / n) };
}

/**
 * The mean of a_i - b_i and its standard error, [n] each: two models on the same pictures, whose common
 * difficulty cancels.
 */
export function pairedDifference(a: ArrayLike<number>, b: ArrayLike<number>): MeanAndError {
  expectSameLength('pairedDifference', a, b);
  return meanAndError(Array.from(a, (value, i) => value - b[i]));
}
