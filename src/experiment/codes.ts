/** What the codes know (definition 28): how well labels of test pictures are told from the codes of a trained model, by the number of labels, and what is asked for. */
import type { ModelId } from '../models/registry';
import type { Mean } from './audit';

export interface CodesOptions {
  readonly model: ModelId;
  /** Numbers of labels, evenly of all classes; all that there are come beside them. */
  readonly labels: readonly number[];
  /** Draws of each number of labels. */
  readonly draws: number;
}

/** Those of Kingma et al. 2014. */
export const usualLabels: readonly number[] = [100, 600, 1000, 3000];
export const usualDraws = 5;

export const mostLabels = 10_000;
export const mostLabelCounts = 10;
export const mostCodeDraws = 20;

/** Of one number of labels. */
export interface CodesPoint {
  /** Labelled pictures that a fit learns from: a multiple of the number of classes, or all. */
  readonly labels: number;
  /** The number that was asked for; null of all. */
  readonly wanted: number | null;
  /** Share of the test pictures whose class is told: mean over the draws with its standard error, or of all labels with that of a share of the test pictures. */
  readonly accuracy: Mean;
  /** Which of both the error is. */
  readonly errorOver: 'draws' | 'test pictures';
  /** Share, and the penalty that validation chose, of each draw; one of all labels. */
  readonly shares: readonly number[];
  readonly penalties: readonly number[];
}

export interface Codes {
  readonly model: ModelId;
  readonly step: number;
  /** A code is the posterior's means, or the probabilities of all categories. */
  readonly kind: 'means' | 'probabilities';
  /** Numbers of a code. */
  readonly width: number;
  readonly classes: number;
  readonly penalties: readonly number[];
  readonly draws: number;
  /** Labelled training pictures that there are, and those that 'all' learns from. */
  readonly training: number;
  readonly used: number;
  /** Labelled pictures that choose the penalty, and that are told. */
  readonly validation: number;
  readonly test: number;
  /** Share of the test pictures told by naming the commonest class for every one: what a code must beat. */
  readonly blind: number;
  /** From the fewest labels; all of them come last. */
  readonly points: readonly CodesPoint[];
  /** Numbers of labels that the data cannot give, each with the training pictures of its rarest class and those it needs of each. */
  readonly leftOut: readonly { readonly labels: number; readonly rarest: number; readonly needed: number }[];
}
