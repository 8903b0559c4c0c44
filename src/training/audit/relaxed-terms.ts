/** What the relaxed sample's own KL is, by model: of z measured on histograms for a grid, of y in closed form for one-hot categories. */
import type { Audit } from '../../experiment/audit';
import { meanAndError } from '../../math/importance-weighting';
import { auditedTerms } from './audited-terms';
import { klOfRelaxed, type RelaxedDensities } from './relaxed-density';

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Means over pictures of KLs [pictures][d], with term2 of the same pictures. */
export function relaxedTerms(
  of: 'z' | 'y',
  kl: readonly (readonly number[])[],
  term2: ArrayLike<number>,
): NonNullable<Audit['relaxed']> {
  const pictures = kl.length;
  const own = Float64Array.from({ length: pictures }, (_, i) => term2[i]);
  return {
    of,
    pictures,
    byDimension: kl[0].map((_, j) => sumOf(kl.map((dimensions) => dimensions[j])) / pictures),
    terms: auditedTerms(kl.map(sumOf), own),
  };
}

/** The mean over pictures of the sum over dimensions, nats. */
export const meanSum = (kl: readonly (readonly number[])[]): number => meanAndError(kl.map(sumOf)).mean;

/** KL of z of every picture, [pictures][d]. */
export function klOfAll(densities: RelaxedDensities, pictures: number): number[][] {
  return Array.from({ length: pictures }, (_, i) => klOfRelaxed(densities, i));
}
