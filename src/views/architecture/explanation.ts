/** What a node's sheet tells: an equation, and for each of its terms where it is watched, moved and computed. Types only. */
import type { Equation } from '../../schema/field';

/** A curve of the Train view. */
type CurveName = 'term1' | 'term2' | 'L';

export interface EquationTerm {
  readonly symbol: string;
  readonly meaning: string;
  /** Where it is watched. */
  readonly curve?: CurveName;
  /** What moves it: a field's key in a link. */
  readonly setting?: string;
  /** What computes it: a path in the repository. */
  readonly file?: string;
}

export interface Explanation {
  readonly equation: Equation;
  readonly terms: readonly EquationTerm[];
}
