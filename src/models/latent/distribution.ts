/** What a model brings of its latent variables for audits: draws, cells, and what the decoder is fed while it trains. Types only. */
import type { EqualCells } from '../../math/relaxed-ladder';

export type NoiseKind = 'normal' | 'gumbel' | 'uniform';

/** A factorised proposal for one picture, in plain numbers. */
export interface Draws {
  readonly noise: NoiseKind;
  /** Numbers of noise of one draw: d. */
  readonly latent: number;
  /** Writes the decoder's input at `at` of `z` from the d numbers at `from` of the noise; answers log p(z) - log r(z), nats. */
  draw(noise: Float32Array, from: number, z: Float32Array, at: number): number;
}

/** Logits of the categories of every dimension, [d][C or R]. */
export interface Categories {
  readonly posterior: readonly (readonly number[])[];
  readonly prior: readonly (readonly number[])[];
}

/** One dimension cut into cells, each with one point that stands for it. */
export interface LatentCells {
  /** Logarithms of the masses, [cells] nats; the masses sum to 1. */
  readonly logPrior: Float64Array;
  readonly logPosterior: Float64Array;
  /** What the decoder is fed of this dimension at each point, [cells, decoderInput / d]. */
  readonly inputs: Float32Array;
  /** Of a family of exponents: what they are sums of, at each cell, [M][cells]. Null where the masses may have any shape. */
  readonly statistics: readonly ArrayLike<number>[] | null;
}

/** What the decoder is fed while it trains, where term1 is not the KL of that, by what its KL is known from. */
export type Relaxed =
  | {
      readonly by: 'closed form';
      /** Noise of the posterior's deviation times this, below 1. */
      readonly scale: number;
      /** KL of z, [d] nats; null where it is infinite. */
      readonly klByDimension: (() => number[]) | null;
    }
  /** The relaxed categories y themselves: their KL on the simplex follows from the logits. */
  | { readonly by: 'simplex'; readonly categories: Categories }
  /** z = y^T places, one number a dimension: its density is counted in cells. */
  | {
      readonly by: 'histogram';
      readonly categories: Categories;
      /** [R]. */
      readonly places: readonly number[];
      readonly cells: EqualCells;
    };

/** What one picture's latent variables and their prior are distributed as. */
export interface LatentDistribution {
  /** Of what `draws` and `cells` are: 'exact' of the z that is trained on, 'hard' of whole categories or of all of a noise in its place. */
  readonly reading: 'exact' | 'hard';
  /** Draws of the posterior, whose KL is term1. */
  draws(): Draws;
  /**
   * The cells of a dimension: its categories, or where it is continuous the more the finer, in proportion to `fineness`, a whole
   * number from 1; they span what the prior reaches, and what lies outside is not seen. Null for a distribution without cells. Relaxed samples have none.
   */
  readonly cells: ((dimension: number, fineness: number) => LatentCells) | null;
  /** Null where 'exact'. */
  readonly relaxed: Relaxed | null;
}
