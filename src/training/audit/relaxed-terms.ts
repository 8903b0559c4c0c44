/** What the relaxed sample's own KL is, by model: of z measured on histograms for a grid and in closed form for shrunk noise, of y in closed form for one-hot categories. */
import type { Audit } from '../../experiment/audit';
import { klToStandardNormal } from '../../math/gauss';
import { meanAndError } from '../../math/importance-weighting';
import type { LatentDistribution } from '../../models/contract';
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

/** KL(N(mu, s^2 sigma^2) : N(0, 1)) by dimension, [d] nats: of what the decoder is fed where the noise is shrunk by s > 0. */
export function klOfShrunk(distribution: LatentDistribution): number[] {
  if (distribution.kind !== 'normal')
    throw new Error(`klOfShrunk: expected a normal posterior, got ${distribution.kind}; measure its KL`);
  const { mean, logVariance, scale } = distribution;
  const shift = 2 * Math.log(scale);
  return klToStandardNormal(
    mean,
    logVariance.map((value) => value + shift),
  );
}

/** KL of z of every picture, [pictures][d]. */
export function klOfAll(densities: RelaxedDensities, pictures: number): number[][] {
  return Array.from({ length: pictures }, (_, i) => klOfRelaxed(densities, i));
}
