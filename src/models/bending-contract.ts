/** What a model brings of densities on [-1, 1], for the page to draw them by their parts and let a user bend them. Types only. */
import type { CommonSettings } from './contract';

/** A function of z that a number of the head multiplies in log q(z_j | x). */
export interface Statistic {
  /** What it is called: 'sqrt(5) P_2(z)'. */
  readonly name: string;
  /** Its value at each z asked for. */
  readonly values: readonly number[];
}

/** What the page needs to draw a density on [-1, 1] by its parts, and to let a user bend it: P numbers of the head a dimension. */
export interface Bending<S extends CommonSettings = CommonSettings> {
  /** Fields that decide, beside M and R, what the numbers stand for. */
  readonly shapedBy: readonly string[];
  /** The numbers that the sandbox begins with; those beyond are 0. */
  readonly start: readonly number[];
  /** What another M does to the numbers in the sandbox: the last ones are dropped, or all are mapped as a run maps them (definition 11). */
  readonly resized: 'cut' | 'mapped';
  /** Label of each of the P numbers, and a sentence on what it does. */
  parameters(settings: S): readonly { readonly label: string; readonly meaning: string }[];
  /**
   * f_p where log q(z) = sum_p b_p f_p(z) up to a constant, [P], at most 20. A sentence in their place where drawings would tell nothing,
   * null where log q is no such sum.
   */
  statistics(settings: S, z: readonly number[]): readonly Statistic[] | string | null;
}
