/** Theorem 2's bounds out of the parts of term1, of one dimension or summed over all. Sums only: what the parts are is in information-geometry. */
import type { Term1Parts } from './information-geometry';

/** Nats: term1 >= eq5 >= eq6 >= 0. */
export interface Bounds extends Term1Parts {
  /** Eq. (5): the least term1 of any prior in the family. */
  readonly eq5: number;
  /** Eq. (6): the least term1 of any factorised prior. */
  readonly eq6: number;
}

/** Eq. (6) is the mutual information, and with the mixture's KL to the centroid it is Eq. (5). */
export const boundsOf = (parts: Term1Parts): Bounds => ({
  ...parts,
  eq5: parts.mutualInformation + parts.mixtureToCentroid,
  eq6: parts.mutualInformation,
});

/** Dimensions are independent in posterior and prior, so that their parts add up. Section 5. */
export function totalOf(dimensions: readonly Term1Parts[]): Bounds {
  const sum = (of: keyof Term1Parts) => dimensions.reduce((total, parts) => total + parts[of], 0);
  return boundsOf({
    term1: sum('term1'),
    mutualInformation: sum('mutualInformation'),
    mixtureToCentroid: sum('mixtureToCentroid'),
    centroidToPrior: sum('centroidToPrior'),
  });
}
