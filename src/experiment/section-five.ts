/** What section 5 says of a trained model: strings of figure 4, precision of z, Corollary 3 with its remarks. Nats, means over the pictures. */
import type { ModelId } from '../models/registry';
import type { Mean } from './audit';
import type { exactParts } from './exact';

export interface SectionFiveOptions {
  readonly model: ModelId;
  /** The first so many validation pictures. */
  readonly pictures: number;
}

/** Of one picture. */
export interface SectionFivePicture {
  /** KL(q_k : p), the string from q_k to the prior. */
  readonly term1: number;
  /** Sampled: a mean of -log p(x | z) over draws of q. */
  readonly term2: number;
  /** -log p(x | z) at (z^k)*, the best place found, and that place [d]. */
  readonly nllAtBest: number;
  readonly best: readonly number[];
  /** Which start it was found from; 0 is q's mean. */
  readonly start: number;
  /** -log p(x | z) at q's mean, and tr(G V) / 2 there: together Taylor's term2. */
  readonly nllAtMean: number;
  readonly halfTrace: number;
}

/** Of the dimensions, [d] each; means over the pictures. */
export interface SectionFivePrecision {
  /** Deviations of q, of (G + P)^-1, and 1 / sqrt((G + P)_jj): the truth's and the best factorised one's, were the truth normal. */
  readonly own: readonly number[];
  readonly joint: readonly number[];
  readonly factorised: readonly number[];
  /** Eigenvalues of G, from the largest down. */
  readonly spectrum: readonly number[];
  /** Of the coarse grain; null where there is none. */
  readonly spacing: number | null;
}

/** Of normal posteriors and a normal prior. */
export interface CorollaryThree {
  /** L*: Taylor's term2 and eq. (5) of a free prior with a full covariance. */
  readonly freeEnergy: number;
  /** The divergence in it. */
  readonly divergence: number;
  /** Remark 4's one V for all pictures beside the encoder's mean V: deviations [d], and the remark's value at both. Null where V has no stationary point. */
  readonly remarkFour: {
    readonly deviations: readonly number[];
    readonly ownDeviations: readonly number[];
    readonly value: number;
    readonly ownValue: number;
  } | null;
}

/** Remark 5 of the gradient of term2, by what it is differentiated in: squared lengths, means over the batches. */
export interface GradientNoisePart {
  /** Of the gradient over all pictures: its expectation. */
  readonly gradient: number;
  /** Variance of a batch's gradient by one draw of z a picture (L = 1), as training takes it. */
  readonly oneDraw: number;
  /** Squared error of Taylor's: the expansion's own, as it has no draws. 0 where it is below what the draws can tell. */
  readonly taylor: number;
  /** Variance of a batch's gradient by which pictures are in it. */
  readonly pictures: number;
}

export interface GradientNoise {
  /** The first training pictures in so many batches; draws of each. */
  readonly batches: number;
  readonly batchSize: number;
  readonly draws: number;
  readonly encoder: GradientNoisePart;
  readonly decoder: GradientNoisePart;
}

/** Nats by which a string of length 0 may be off: its term2 is summed in float32. */
export const stringRounding = 0.005;

export interface SectionFive {
  readonly model: ModelId;
  readonly step: number;
  /** 'exact' of the z that is trained on, 'hard' of whole categories, or all of a shrunk noise, in its place. */
  readonly reading: 'exact' | 'hard';
  /** The part of the data set whose first so many pictures these are; draws of each; searches of each. */
  readonly from: (typeof exactParts)[number];
  readonly pictures: number;
  readonly samples: number;
  readonly starts: number;
  readonly term1: Mean;
  readonly term2: Mean;
  readonly freeEnergy: Mean;
  /** Of figure 4. */
  readonly strings: {
    /** term2 - nllAtBest: the string from q_k to the Dirac delta at (z^k)*. */
    readonly toBest: Mean;
    readonly nllAtBest: Mean;
    /** Both strings and nllAtBest. */
    readonly total: number;
    /** Pictures where the string has a length below 0 by more than `stringRounding`: a better z is missing. */
    readonly negative: number;
  };
  readonly taylor: {
    readonly nllAtMean: Mean;
    readonly halfTrace: Mean;
    /** Taylor's less the sampled term2. */
    readonly difference: Mean;
    /** Of both over the pictures. */
    readonly correlation: number;
    /** Remark 5: the deviation of term2 from one draw to the next, a root mean square. */
    readonly oneDraw: number;
  };
  /** Theorem 2 on the same posteriors, summed over the dimensions, nats: eq. (5), eq. (6), and what the prior in use wastes within its family. */
  readonly bounds: { readonly eq5: number; readonly eq6: number; readonly centroidToPrior: number };
  readonly precision: SectionFivePrecision;
  readonly corollaryThree: CorollaryThree | null;
  /** Null where Corollary 3 is, and where there are not two batches of training pictures. */
  readonly remarkFive: GradientNoise | null;
  readonly byPicture: readonly SectionFivePicture[];
}
