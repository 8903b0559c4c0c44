/** Theorem 2 on the heads of many pictures, for every model: term1 by dimension in its parts. Pure, but heavy: only workers load it, so it is not in the specs. */
import { decomposeCategoricalTerm1 } from '../math/categorical-geometry';
import { decomposeGaussianTerm1, gaussianJointBoundEq5 } from '../math/gaussian-geometry';
import { decomposeTerm1, type Term1Parts } from '../math/information-geometry';
import type { CategoricalSettings } from './categorical/spec';
import type { CgBpefSettings } from './cg-bpef/spec';
import type { CommonSettings, Posterior } from './contract';
import type { GaussSettings } from './gauss/spec';
import type { ModelId } from './registry';

/** What Theorem 2 says of n posteriors and a prior, nats. */
export interface Term1Geometry {
  /** [d]; `mutualInformation` is Eq. (6), and with `mixtureToCentroid` it is Eq. (5). */
  readonly dimensions: readonly Term1Parts[];
  /** Eq. (5) for the best prior of the family over all dimensions together; null where the family has none in closed form. */
  readonly jointEq5: number | null;
  /** n; a prior that is free over all dimensions at once could bring term1 down to at most log n. */
  readonly pictures: number;
}

type Geometry<S> = (rows: Row[], prior: ArrayLike<number>, settings: S) => Omit<Term1Geometry, 'pictures'>;
type Row = ArrayLike<number> & { subarray(from: number, to: number): ArrayLike<number> };

const across = <T>(count: number, of: (j: number) => T): T[] =>
  Array.from({ length: count }, (_, j) => of(j));

/** Of dimension j, its part of each head: [n][size]. */
const partsOf = (rows: readonly Row[], j: number, size: number) =>
  rows.map((row) => row.subarray(j * size, (j + 1) * size));

const gauss: Geometry<GaussSettings> = (rows, _, { latent }) => {
  const means = rows.map((row) => row.subarray(0, latent));
  const variances = rows.map((row) => Float64Array.from(row.subarray(latent, 2 * latent), Math.exp));
  const column = (matrix: readonly ArrayLike<number>[], j: number) =>
    Float64Array.from(matrix, (row) => row[j]);
  return {
    dimensions: across(latent, (j) => decomposeGaussianTerm1(column(means, j), column(variances, j))),
    jointEq5: gaussianJointBoundEq5(means, variances),
  };
};

const categorical: Geometry<CategoricalSettings> = (rows, _, { latent, categories }) => ({
  dimensions: across(latent, (j) => decomposeCategoricalTerm1(partsOf(rows, j, categories))),
  jointEq5: null,
});

const cgBpef: Geometry<CgBpefSettings> = (rows, prior, { latent, polynomialOrder: order, gridPoints }) => ({
  dimensions: across(latent, (j) =>
    decomposeTerm1(partsOf(rows, j, order), Array.from(prior).slice(j * order, (j + 1) * order), gridPoints),
  ),
  jointEq5: null,
});

const geometries = { gauss, categorical, 'cg-bpef': cgBpef } as const;

/**
 * term1 by dimension in its parts (section 5), for heads [n, headSize] one after another and the prior's parameters.
 * Throws a RangeError where the heads are not whole rows or not finite.
 */
export function term1Geometry(
  model: ModelId,
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
  const rows = across(pictures, (i) => heads.subarray(i * headSize, (i + 1) * headSize));
  const geometry = geometries[model] as Geometry<CommonSettings>;
  return { ...geometry(rows, prior, settings), pictures };
}
