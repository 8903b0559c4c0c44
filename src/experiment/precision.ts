/** How precisely z can be known from one picture, as a probe answers it. Types only; deviations in units of z, [d] each. */

export interface PicturePrecision {
  /** Of q, and of the prior. */
  readonly own: readonly number[];
  readonly prior: readonly number[];
  /** Of the marginals of (G + P)^-1. */
  readonly joint: readonly number[];
  /** 1 / sqrt((G + P)_jj): the least deviation that the picture supports in each dimension, the others held. */
  readonly factorised: readonly number[];
  /** Eigenvalues of G from the largest down, [d]. */
  readonly spectrum: readonly number[];
  /** From one place of the coarse grain to the next; null where there is none. */
  readonly spacing: number | null;
  /** Of the true posterior's marginals; null where nobody asked, or where there are more than two dimensions. */
  readonly truth: readonly number[] | null;
}

/** A model without a precision of z says why, in a sentence. */
export type PrecisionAnswer =
  | { readonly precision: PicturePrecision; readonly reason: null }
  | { readonly precision: null; readonly reason: string };
