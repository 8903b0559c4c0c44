/** Theorem 2 for categorical posteriors and any prior of the categories: term1 of a dimension in parts. The centroid is the mean pmf. */
import { klFromLogProbabilities } from './categorical';
import type { Term1Parts } from './information-geometry';
import { logSoftmax, logSumExp } from './numeric';

/**
 * term1 = Eq. (6) + 0 + KL(m : prior) in nats for one dimension, logits [n][C] and the prior's [C],
 * uniform where none is given. All distributions on C categories
 * are one exponential family, so the mixture m is its own centroid and Eq. (5) is Eq. (6). Section 5.
 */
export function decomposeCategoricalTerm1(
  logits: readonly ArrayLike<number>[],
  prior?: ArrayLike<number>,
): Term1Parts {
  if (logits.length === 0)
    throw new RangeError(
      'decomposeCategoricalTerm1: expected at least one picture, got 0; wait for the first probe',
    );
  const n = logits.length;
  const logQ = logits.map((row) => logSoftmax(row));
  const logP = prior ? logSoftmax(prior) : logQ[0].map(() => -Math.log(logQ[0].length));
  const mixture = logQ[0].map((_, c) => logSumExp(logQ.map((row) => row[c])) - Math.log(n));
  const average = (to: readonly number[]) =>
    logQ.reduce((sum, row) => sum + klFromLogProbabilities(row, to), 0) / n;
  return {
    term1: average(logP),
    mutualInformation: average(mixture),
    mixtureToCentroid: 0,
    centroidToPrior: klFromLogProbabilities(mixture, logP),
  };
}
