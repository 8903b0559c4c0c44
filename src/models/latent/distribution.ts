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
/** Where all of a posterior's mass lies in one dimension. */
export interface Window {
  readonly low: number;
  readonly high: number;
  /** Cells, from the one at `low` to the one at `high`. */
  readonly count: number;
}

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

/** z as one number a dimension, for the geometry of section 5: moments of what `draws` draws, and where it may lie. */
export interface RealLatent {
  /** Of q, [d] each. */
  readonly mean: readonly number[];
  readonly variance: readonly number[];
  /** Of the prior, [d]. */
  readonly priorMean: readonly number[];
  readonly priorVariance: readonly number[];
  /** Every z lies between them; infinite where it is unbounded. */
  readonly low: number;
  readonly high: number;
  /** From one place of the coarse grain to the next; null where there is none. */
  readonly spacing: number | null;
  /** Whether q is normal and the prior standard normal, as Corollary 3 assumes. */
  readonly isNormal: boolean;
}

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
  /** For a posterior that may be narrower than a cell; null where there is none such: cells are categories, or q is even in each. */
  readonly windowed: {
    /** Where the cells of `cells` lie: what the prior reaches. */
    reached(dimension: number): { readonly low: number; readonly high: number };
    /** Of q, [d]. */
    readonly moments: readonly { readonly mean: number; readonly deviation: number }[];
    /** Between two places of z alone. The prior's masses are less than 1 in all, q's are 1. */
    cells(dimension: number, window: Window): LatentCells;
  } | null;
  /** Null where the decoder is fed more than one number a dimension. Of those dimensions alone, in their order: a hand that moves a slider waits for one. */
  readonly real: ((dimensions?: readonly number[]) => RealLatent) | null;
  /** Null where 'exact'. */
  readonly relaxed: Relaxed | null;
}
