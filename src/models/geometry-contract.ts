/** What a model brings for Theorem 2: term1 by dimension in its parts, and the family of priors in words. Pure. */
import type { Term1Parts } from '../math/information-geometry';
import type { CommonSettings } from './contract';

/** One picture's head. */
type HeadRow = ArrayLike<number> & { subarray(from: number, to: number): ArrayLike<number> };

export interface ModelGeometry<S extends CommonSettings = CommonSettings> {
  /** The family in which a better prior is looked for, in words. */
  readonly family: string;
  /** What holds of that family whatever the numbers, a sentence; empty where nothing does. */
  readonly note: string;
  /** For the heads of many pictures and the prior's parameters, nats. */
  parts(
    rows: readonly HeadRow[],
    prior: ArrayLike<number>,
    settings: S,
  ): {
    /** [d]; `mutualInformation` is Eq. (6), and with `mixtureToCentroid` it is Eq. (5). */
    readonly dimensions: readonly Term1Parts[];
    /** Eq. (5) for the best prior of the family over all dimensions together; null where the family has none in closed form. */
    readonly jointEq5: number | null;
  };
}

/** Of dimension j, its part of each head: [n][size]. */
export const ofDimension = (rows: readonly HeadRow[], j: number, size: number): ArrayLike<number>[] =>
  rows.map((row) => row.subarray(j * size, (j + 1) * size));
