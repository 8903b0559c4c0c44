/** What exact evidence says of a trained model with one or two latent dimensions, each figure by its own measure, and what is asked for. Nats. */
import type { ModelId } from '../models/registry';
import type { Mean } from './audit';

/** Grey values as they are, or one fixed draw of 0 and 1 for each pixel. */
export const exactPixels = ['grey', 'binarised'] as const;
/** Parts of the data set whose pictures are measured. */
export const exactParts = ['test', 'validation'] as const;

export interface ExactOptions {
  readonly model: ModelId;
  /** The first so many of that part. */
  readonly pictures: number;
  readonly pixels: (typeof exactPixels)[number];
  readonly from: (typeof exactParts)[number];
}

/** Of one picture. */
export interface ExactPicture {
  /** -log p(x). */
  readonly nll: number;
  /** KL(q : p(z | x)): how far L lies above it. */
  readonly gap: number;
  /** The smallest gap found of any factorised q. */
  readonly floor: number;
  /** The smallest gap found within the model's own family; the floor's where that has every shape. */
  readonly family: number;
  /** Whether it was measured in a window of finer cells, as one of its marginals is narrower than a cell. */
  readonly finer: boolean;
  /** Modes of the true marginals and of q's, [d]. */
  readonly modes: readonly number[];
  readonly ownModes: readonly number[];
  /** Deviations of the true marginals, [d], in the units of z; null where the cells are categories. */
  readonly deviations: readonly number[] | null;
  /** Of the two dimensions where d = 2. */
  readonly correlation: number | null;
  readonly information: number | null;
}

export interface ExactEvidence {
  readonly model: ModelId;
  readonly step: number;
  /** 'exact' of the z that is trained on, 'hard' of whole categories in its place. */
  readonly reading: 'exact' | 'hard';
  readonly pixels: ExactOptions['pixels'];
  readonly from: ExactOptions['from'];
  /** Cells of each dimension, [d]. */
  readonly cells: readonly number[];
  /** The first so many of that part of the data set. */
  readonly pictures: number;
  /** L with its expectation on the cells: nll + gap. */
  readonly freeEnergy: Mean;
  readonly nll: Mean;
  readonly gap: Mean & { readonly median: number };
  readonly floor: Mean;
  readonly family: Mean;
  /** gap - family: what the encoder loses by not finding the best member that was found. */
  readonly amortisation: Mean;
  /** Pictures in windows of finer cells. */
  readonly finer: number;
  /** Shares of the marginals with two modes or more. */
  readonly twoModes: number;
  readonly ownTwoModes: number;
  readonly correlation: number | null;
  readonly information: number | null;
  readonly byPicture: readonly ExactPicture[];
}
