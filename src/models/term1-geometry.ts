/** Theorem 2 on the heads of many pictures, of any model: term1 by dimension in its parts. Only workers compute it; the page knows its type. */
import type { CommonSettings, Posterior } from './contract';
import type { ModelGeometry } from './geometry-contract';

/** What Theorem 2 says of n posteriors and a prior, nats, and in words of what priors. */
export interface Term1Geometry
  extends ReturnType<ModelGeometry['parts']>, Pick<ModelGeometry, 'family' | 'note'> {
  /** n; a prior that is free over all dimensions at once could bring term1 down to at most log n. */
  readonly pictures: number;
}

/**
 * term1 by dimension in its parts (section 5), for heads [n, headSize] one after another and the prior's parameters.
 * Throws a RangeError where the heads are not whole rows or not finite.
 */
export function term1Geometry(
  { family, note, parts }: ModelGeometry,
  heads: Float32Array,
  prior: Posterior['prior'],
  headSize: number,
  settings: CommonSettings,
): Term1Geometry {
  const pictures = heads.length / headSize;
  if (!(pictures >= 1) || !Number.isInteger(pictures))
    throw new RangeError(
      `term1Geometry: expected whole heads of ${headSize} numbers, at least one, got ${heads.length} numbers; pass the settings that they were made with`,
    );
  if (!heads.every(Number.isFinite))
    throw new RangeError(
      'term1Geometry: expected finite heads, got one that is not; go back to a step before the run left the range',
    );
  const rows = Array.from({ length: pictures }, (_, i) => heads.subarray(i * headSize, (i + 1) * headSize));
  return { ...parts(rows, prior, settings), pictures, family, note };
}
