/** What refining finds: the head of one picture optimised alone, decoder and prior held. Types only; nats. */
import type { ModelId } from '../models/registry';
import type { Mean } from './audit';
import type { Pictures } from './measurements';

/** 'bound': the gain is a lower bound of the amortisation gap. 'paper': of relaxed samples, a gain in the paper's accounting, as L is no bound there. */
export type Accounting = 'bound' | 'paper';

/** Of one q and one picture, under the third noise. */
interface RefinedTerms {
  readonly term1: number;
  readonly term2: number;
}

/** Of one picture. L of the encoder's q and of the refined one under the same noise, which neither was chosen by. */
export interface RefinedPicture {
  readonly before: RefinedTerms;
  readonly after: RefinedTerms;
  /** L before minus L after; its error is that of the differences, sample by sample. */
  readonly gain: Mean;
}

/** What refining was asked to do. */
export interface RefineHow {
  /** Adam steps. */
  readonly steps: number;
  /** K: samples a picture at each step. */
  readonly samples: number;
}

/** Of test pictures. */
export interface Refined extends RefineHow {
  readonly model: ModelId;
  /** The run's, of the parameters. */
  readonly step: number;
  /** Null for a model without one. */
  readonly temperature: number | null;
  readonly accounting: Accounting;
  /** The first so many of the test set. */
  readonly pictures: number;
  /** L of the encoder's q, of the refined q, and the difference. */
  readonly before: Mean;
  readonly after: Mean;
  readonly gain: Mean;
  /** Pictures whose encoder's q was kept: no refined one was better by the second noise. */
  readonly kept: number;
  readonly byPicture: readonly RefinedPicture[];
}

/** What is asked to be refined: q of one validation picture, or of the one drawn by hand where negative. */
export interface RefineOptions extends RefineHow {
  readonly model: ModelId;
  readonly index: number;
}

/** One picture's refining under way. */
export interface Refining {
  readonly model: ModelId;
  readonly index: number;
  /** Adam steps done, of `steps`. */
  readonly done: number;
  readonly steps: number;
  /** L now, under the noise that heads are chosen by. */
  readonly freeEnergy: number;
  readonly head: Float32Array;
  /** One: what the decoder makes of z drawn from it as evaluation draws it. */
  readonly reconstruction: Pictures;
}

/** Of one picture. */
export interface RefinedOne extends RefinedPicture, RefineOptions {
  /** The run's, of the parameters. */
  readonly step: number;
  /** Null for a model without one. */
  readonly temperature: number | null;
  readonly accounting: Accounting;
  /** The Adam step that the head was taken from; at 0 it is the encoder's own. */
  readonly chosen: number;
  readonly head: Float32Array;
  /** L by Adam step, under the noise that heads are chosen by. */
  readonly curve: { readonly steps: readonly number[]; readonly freeEnergy: readonly number[] };
  /** Two, of the encoder's q and of the refined one, z drawn under the same noise. */
  readonly reconstructions: Pictures;
}
