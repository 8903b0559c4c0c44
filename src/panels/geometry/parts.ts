/** The three parts of term1 by Theorem 2: their names, and their sums over the dimensions. Pure. */
import type { Term1Parts } from '../../math/information-geometry';

export type Part = 'mutualInformation' | 'mixtureToCentroid' | 'centroidToPrior';

/** From the foot of a bar to its head. */
export const partNames: Readonly<Record<Part, string>> = {
  mutualInformation: 'information, eq. (6)',
  mixtureToCentroid: 'KL(mixture : centroid)',
  centroidToPrior: 'KL(centroid : prior)',
};
export const everyPart = Object.keys(partNames) as readonly Part[];
/** What a prior decides, which stands on its own axis: it is small beside the information. */
export const priorParts: readonly Part[] = ['mixtureToCentroid', 'centroidToPrior'];

/** Of one dimension or of all, nats: term1 >= eq5 >= eq6 >= 0. */
export interface Bounds extends Term1Parts {
  readonly eq5: number;
  readonly eq6: number;
}

export const boundsOf = (parts: Term1Parts): Bounds => ({
  ...parts,
  eq5: parts.mutualInformation + parts.mixtureToCentroid,
  eq6: parts.mutualInformation,
});

/** Dimensions are independent in posterior and prior, so that their parts add up. */
export function totalOf(dimensions: readonly Term1Parts[]): Bounds {
  const sum = (of: keyof Term1Parts) => dimensions.reduce((total, parts) => total + parts[of], 0);
  return boundsOf({
    term1: sum('term1'),
    mutualInformation: sum('mutualInformation'),
    mixtureToCentroid: sum('mixtureToCentroid'),
    centroidToPrior: sum('centroidToPrior'),
  });
}

/** The dimension in which a prior could gain most. */
export function mostGained(dimensions: readonly Term1Parts[]): number {
  const gain = (j: number) => dimensions[j].mixtureToCentroid + dimensions[j].centroidToPrior;
  return dimensions.reduce((best, _, j) => (gain(j) > gain(best) ? j : best), 0);
}
