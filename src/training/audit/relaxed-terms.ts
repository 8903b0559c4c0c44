/** Means of KLs of what the decoder is fed, over pictures, however each KL is known. */
import type { Audit } from '../../experiment/audit';
import { meanAndError } from '../../math/importance-weighting';
import { auditedTerms } from './audited-terms';

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
