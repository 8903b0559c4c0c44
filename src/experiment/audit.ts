/** What an audit of a trained model measures, each figure with the measure it is of. Types only; nats, means over the pictures. */
import type { ModelId } from '../models/registry';

/** A mean over pictures and its standard error. */
export interface Mean {
  readonly mean: number;
  readonly standardError: number;
}

/** term1, term2 and their sum by one measure. */
export interface AuditedTerms {
  readonly term1: Mean;
  readonly term2: Mean;
  readonly freeEnergy: Mean;
}

/**
 * How the latent variable is read: 'exact' where the sampled z is the one whose KL is term1 (Gauss-VAE, the inverse-CDF sampler),
 * 'hard' for one-hot categories, 'relaxed' for the Concrete z itself, under its measured density.
 */
export type Reading = 'exact' | 'hard' | 'relaxed';

/** -log (1/K) sum_k p(z_k) p(x | z_k) / r(z_k), an estimate of -log p(x) that is biased upwards and falls with K. */
export interface ImportanceWeighted {
  readonly reading: Reading;
  /** Grey values as they are (a pseudo-likelihood), or one fixed draw of 0 and 1 for each pixel. */
  readonly pixels: 'grey' | 'binarised';
  readonly points: readonly {
    /** K. */
    readonly samples: number;
    readonly nll: Mean;
    /** (sum w)^2 / sum w^2, a mean over the pictures: from 1 to K. */
    readonly effectiveSamples: number;
  }[];
  /** At the largest K, by picture, of the first so many as there are numbers: two models on the same pictures are compared by these. */
  readonly nllByPicture: readonly number[];
}

export interface Audit {
  readonly model: ModelId;
  /** The step of the audited parameters, the best by validation. */
  readonly step: number;
  /** The evaluation T; null for a model without one. */
  readonly temperature: number | null;
  /** Terms are of the first so many pictures of the test set. */
  readonly pictures: number;
  /** As the paper reports it: eq. (4) or its closed form, and term2 of what the model samples. */
  readonly paper: AuditedTerms;
  /** With one-hot samples, the exact bound of the discrete model, or with all of a noise that was shrunk; null where the sampled z already is the exact one. */
  readonly hard: AuditedTerms | null;
  /** KL by dimension as the paper counts it, [d]. */
  readonly klByDimension: readonly number[];
  /**
   * The KL of what the decoder sees: of z, measured on a histogram and so a lower bound (of shrunk noise in closed form), or for Cat-VAE
   * of y itself; null where it is term1, and where it is infinite.
   */
  readonly relaxed: {
    readonly of: 'z' | 'y';
    /** Of the first so many pictures, which may be fewer than those of the other terms. */
    readonly pictures: number;
    readonly byDimension: readonly number[];
    readonly terms: AuditedTerms;
  } | null;
  /** KL of y, theorem 1's other end, summed over the dimensions, of the pictures of `relaxed`; null where that is null. */
  readonly klSimplex: number | null;
  readonly importance: readonly ImportanceWeighted[];
}

export interface AuditOptions {
  readonly model: ModelId;
  /** Importance weighting takes the first so many pictures of the test set, and so do the measured KL's, of these 1,000 at most. */
  readonly pictures: number;
  /** Terms take so many, `pictures` unless it is given. */
  readonly termPictures?: number;
  /** The largest K; 1, 10, 100, 1000 up to it are reported. */
  readonly samples: number;
}
