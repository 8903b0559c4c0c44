/** The three parts of term1 by Theorem 2: their names, and where the prior's weigh most. Pure. */
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

/** The dimension in which a prior could gain most. */
export function mostGained(dimensions: readonly Term1Parts[]): number {
  const gain = (j: number) => dimensions[j].mixtureToCentroid + dimensions[j].centroidToPrior;
  return dimensions.reduce((best, _, j) => (gain(j) > gain(best) ? j : best), 0);
}
