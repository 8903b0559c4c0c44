/** A picture's true posterior beside the model's, as cells of its latent variables. Types only; masses, nats. */

/** One latent dimension, cut into cells; the masses sum to 1 but for what lies outside of them. */
export interface TruthAxis {
  /** From 0. */
  readonly dimension: number;
  /** z at the middle of each cell; of categories their numbers, from 0. */
  readonly places: Float64Array;
  /** Whether the cells are categories, which stand at no place. */
  readonly categories: boolean;
  /** Masses of the truth, [cells]: its marginal, or of one dimension all of it. */
  readonly truth: Float64Array;
  /** Masses of q, [cells]. */
  readonly own: Float64Array;
  /** Cells of the local maxima above a tenth of the largest mass, of both. */
  readonly modes: readonly number[];
  readonly ownModes: readonly number[];
}

/** p(z | x) of a model with one or two latent dimensions. */
export interface PosteriorTruth {
  readonly kind: 'posterior';
  /** 'exact' of the z that is trained on, 'hard' of whole categories in its place. */
  readonly reading: 'exact' | 'hard';
  readonly axes: readonly TruthAxis[];
  /** Masses of all cells, the last axis fastest; they sum to 1. */
  readonly mass: Float64Array;
  /** Of all cells, those that no neighbour exceeds, above a tenth of the largest mass. */
  readonly peaks: readonly number[];
  /** -log p(x). */
  readonly nll: number;
  /** KL(q : p(z | x)). */
  readonly gap: number;
  /** The smallest gap found of any factorised q, and within the model's family. */
  readonly floor: number;
  readonly family: number;
  /** Of the two dimensions where d = 2; a correlation of categories is null. */
  readonly correlation: number | null;
  readonly information: number | null;
}

/** p(z_j | x, the other dimensions at q's mean): one slice of a posterior of many dimensions, and no marginal of it. */
export interface ConditionalTruth {
  readonly kind: 'conditional';
  readonly reading: 'exact' | 'hard';
  readonly axes: readonly [TruthAxis];
  /** KL(q_j : the conditional). */
  readonly gap: number;
}

export type Truth = PosteriorTruth | ConditionalTruth;
