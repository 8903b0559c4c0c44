/** What a model must bring: a pure spec for the page, and tensor operations for the worker. Types only. */
import type { NoiseAddress } from '../gpu/kernels/noise-stream';
import type { Tensor, Tensor2D } from '../gpu/tf';
import type { Triple } from '../math/concrete-triangle';
import type { ParameterShape } from '../nn/parameter-shape';
import type { Fields } from '../schema/field';
import type { LatentDistribution, NoiseKind } from './latent/distribution';

/** What a drawn shape stands for: q(z_j | x), the prior, the density of eq. (2), or relaxed samples at a temperature. */
export type DrawableName = 'posterior' | 'prior' | 'continuous' | 'samples';

/** What the page draws of one distribution; panels switch on `kind`, never on a model's name. */
export type Drawable =
  | {
      readonly kind: 'density';
      readonly name: DrawableName;
      readonly x: readonly number[];
      readonly y: readonly number[];
    }
  | {
      readonly kind: 'bars';
      readonly name: DrawableName;
      readonly x: readonly number[];
      /** Probabilities, which sum to 1. */
      readonly y: readonly number[];
      /** Distance of the places x, by which a probability divides to be a density; null where x only counts categories. */
      readonly spacing: number | null;
    }
  | {
      readonly kind: 'histogram';
      readonly name: DrawableName;
      /** Of `mass.length` cells, one more. */
      readonly edges: readonly number[];
      /** The fraction of the samples in each cell; they sum to 1. */
      readonly mass: readonly number[];
      /** Samples counted. */
      readonly count: number;
    }
  | {
      readonly kind: 'points';
      readonly name: DrawableName;
      readonly x: readonly number[];
      readonly y: readonly number[];
    };

/** Three categories of a relaxed posterior, renormalised: a Concrete distribution on a triangle, so over no axis of the others. */
export interface Simplex {
  readonly kind: 'simplex';
  /** Which three: the most probable categories, or the grid points at which 10 %, 50 % and 90 % of the posterior are passed. */
  readonly choice: 'most probable' | 'quantiles';
  /** Number of the category, or place of the grid point. */
  readonly corners: Triple;
  /** Logarithms of the three probabilities, which sum to 1. */
  readonly logAlpha: Triple;
  /** How much of the whole probability the three hold. */
  readonly share: number;
  readonly temperature: number;
  /** Relaxed samples under fixed noise, each of sum 1. */
  readonly samples: readonly Triple[];
}

/** A model's posterior of one picture, as numbers: the head of its encoder and its prior's parameters. */
export interface Posterior {
  /** Output of the encoder's last layer, [headSize]. */
  readonly head: ArrayLike<number>;
  /** Learned parameters of the prior, [d M] for CG-BPEF; empty for fixed priors. */
  readonly prior: ArrayLike<number>;
}

/** The settings every model has, whatever else it has. */
export interface CommonSettings {
  readonly on: boolean;
  readonly net: 'dense' | 'convolutional';
  readonly hidden: readonly number[];
  readonly latent: number;
  readonly samples: number;
  readonly learningRate: number;
  readonly klWeight: number;
}

/** Which noise a sampler takes, and how much of it for one picture and one sample. */
export interface NoiseShape {
  readonly kind: NoiseKind;
  readonly shape: readonly number[];
}

/** The pure half of a model: what the page, the link and the command line need to know of it. */
export interface ModelSpec<S extends CommonSettings = CommonSettings> {
  readonly id: string;
  /** As the paper names it. */
  readonly name: string;
  /** Of a model that the paper has not: what it is, and where to change that; shown while it is on. */
  readonly about?: string;
  readonly fields: Fields;
  /** Settings of its own beside d = 2 and a small net, where the defaults would show nothing on the latent map. */
  readonly plane: Partial<S>;
  /**
   * False of a field that does nothing while the other settings are these: its control is not shown, and it keeps its value. Absent where
   * every field always does something.
   */
  applies?(field: string, settings: S): boolean;
  /** True where the model's posterior is relaxed at a temperature T. */
  hasTemperature(settings: S): boolean;
  /** Length of the encoder's last layer. */
  headSize(settings: S): number;
  /** Length of the decoder's input. */
  decoderInput(settings: S): number;
  /** Noise of one picture and sample. */
  noise(settings: S): NoiseShape;
  /** Parameters of the prior, if it has any. */
  priorParameters(settings: S): readonly ParameterShape[];
  /** Combinations of settings that a run cannot take, mended, with a sentence for each mending. */
  mend(settings: S): { readonly settings: S; readonly notices: readonly string[] };
  /**
   * How a live change of settings maps the head's columns (and the prior's coefficients) of every latent dimension:
   * new [.., d, to] = old [.., d, from] x map [from, to] (definition 11). Null where the head keeps its size.
   */
  headMap(from: S, to: S): readonly (readonly number[])[] | null;
  /** KL of one picture by dimension, eq. (4) or its closed form, from plain numbers: [d] nats. */
  klByDimension(posterior: Posterior, settings: S): number[];
  /** The same of dimension j alone: while a hand moves a slider there is no time for all. */
  klOfDimension(posterior: Posterior, dimension: number, settings: S): number;
  /** Posterior and prior of all dimensions, as audits read them. */
  distribution(posterior: Posterior, settings: S): LatentDistribution;
  /** Posterior and prior of dimension j, ready to draw. */
  drawables(posterior: Posterior, dimension: number, settings: S): readonly Drawable[];
  /** What relaxed samples at T look like under fixed noise: the part of the drawing that T moves; empty for a model without T. */
  samples(posterior: Posterior, dimension: number, settings: S, temperature: number): readonly Drawable[];
  /** Three of dimension j's categories as relaxed at T; null for a model without T, and where there are not three. */
  simplex(posterior: Posterior, dimension: number, settings: S, temperature: number): Simplex | null;
  /** Where the posterior's mean of dimension j stands on the axis of its traversal. */
  position(posterior: Posterior, dimension: number, settings: S): number;
  /** Decoder inputs of a traversal of dimension j, row by row: [count][decoderInput], and the position of each. */
  traversal(
    posterior: Posterior,
    dimension: number,
    count: number,
    settings: S,
  ): { readonly positions: readonly number[]; readonly inputs: readonly (readonly number[])[] };
}

/** Noise [n, L, ...shape] by its address: what a sampler draws by itself that can. */
interface NoiseStream extends NoiseAddress {
  /** L. */
  readonly samples: number;
}

/** Noise of a batch of samples: drawn, [n, L, ...shape], or its address. */
export type Noise = Tensor | NoiseStream;

/** The tensor half of a model; only the worker and the command line load it. Inputs are owned by the caller. */
export interface TensorModel<S extends CommonSettings = CommonSettings> {
  readonly spec: ModelSpec<S>;
  /** term1 by picture and dimension, [n, d] nats; differentiable in head and prior. */
  term1(head: Tensor2D, prior: readonly Tensor[], settings: S): Tensor2D;
  /** What is trained in term1's place, [n, d] nats, where the settings say another divergence; null where they do not. */
  objective?(head: Tensor2D, prior: readonly Tensor[], settings: S): Tensor2D | null;
  /** Where the model has a centroid prior: what that prior is solved from, and how. */
  readonly centroid?: {
    /** Means over the pictures of the posteriors' statistics, a tensor for each parameter of the prior and of its shape. */
    moments(head: Tensor2D, settings: S): readonly Tensor[];
    /** Parameters of the member of the family that has these moments, likewise, in doubles. */
    prior(moments: readonly Float64Array[], settings: S): readonly ArrayLike<number>[];
  };
  /** True where the active backend's sampler draws its noise itself, and so takes its address. */
  drawsNoise(settings: S): boolean;
  /** Decoder inputs [n L, decoderInput] for noise [n, L, ...shape]; differentiable in head. */
  sample(head: Tensor2D, noise: Noise, settings: S, temperature: number): Tensor2D;
  /** Decoder inputs drawn from the prior, [n, decoderInput], for noise [n, 1, ...shape]. */
  samplePrior(prior: readonly Tensor[], noise: Tensor, settings: S, temperature: number): Tensor2D;
  /** Decoder inputs at the posterior mean, [n, decoderInput]. */
  mean(head: Tensor2D, settings: S): Tensor2D;
}
