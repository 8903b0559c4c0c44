/** What a run says as it goes: one value of its async generator. Types and the error that ends a run. */
import type { Move } from '../experiment/experiment';
import type { Evaluation, Metrics, TestFigures } from '../experiment/measurements';
import type { ModelId } from '../models/registry';
import type { DroppedBest } from './best';

export type Beat =
  /** Programs of the next step that are compiled, of those that were not. */
  | { readonly kind: 'compiling'; readonly compiled: number; readonly programs: number }
  /** `step` steps have been trained. */
  | { readonly kind: 'step'; readonly step: number }
  /** A part of an evaluation is done; there is nothing to show yet, but commands may be answered. */
  | { readonly kind: 'evaluating'; readonly step: number }
  | { readonly kind: 'metrics'; readonly metrics: readonly Metrics[] }
  /** Those of one step, all at once. */
  | { readonly kind: 'moved'; readonly moves: readonly Move[] }
  | { readonly kind: 'evaluation'; readonly evaluations: readonly Evaluation[] }
  | { readonly kind: 'test'; readonly figures: readonly TestFigures[] }
  | { readonly kind: 'shelved'; readonly best: ShelvedBest };

/** A best that the run no longer holds: its parameters as a file, for whoever keeps them. */
export interface ShelvedBest extends DroppedBest {
  readonly file: Uint8Array;
}

/** The first loss that is not a finite number; ends a run before it can paint NaN. */
export class NonFiniteLoss extends Error {
  override readonly name = 'NonFiniteLoss';
  constructor(
    readonly step: number,
    readonly model: ModelId,
    readonly term: 'term1' | 'term2',
    value: number,
  ) {
    super(`${term} of ${model} at step ${step}: expected a finite number, got ${value}`);
  }
}
