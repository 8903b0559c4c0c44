/** Coefficients of some statistics as those of others that follow the same function best: a live change of M (definitions 11 and 29). */
import { leastSquares, orthogonalColumns } from './orthogonal-columns';

/** A column this near to the span of those before it adds nothing but rounding. */
const LEAST = 1e-12;

/**
 * P, [from][to], with newCoefficients = oldCoefficients P: least squares on the grid points of sum_p c_p f_p
 * onto the span of 1 and the new statistics, whose constant is dropped. Statistics [from][R] and [to][R]. One
 * that both have stays exactly itself, so that growing a nested family pads with zeros. Not in the paper.
 */
export function statisticsProjection(
  from: readonly (readonly number[])[],
  to: readonly (readonly number[])[],
): number[][] {
  if (from.length === 0 || to.length === 0) return from.map(() => []);
  const columns = orthogonalColumns([from[0].map(() => 1), ...to], LEAST);
  return from.map((statistic) => {
    const same = to.findIndex((row) => row.every((value, r) => value === statistic[r]));
    if (same >= 0) return to.map((_, p) => (p === same ? 1 : 0));
    return leastSquares(columns, statistic).slice(1);
  });
}
