/** What trains the models of a run, some steps at a time, and keeps their losses until they are read. Types only. */
import type { BatchOrder } from '../data/batches';
import type { Dataset } from '../data/dataset';
import type { Experiment } from '../experiment/experiment';
import type { Compiling } from '../gpu/webgpu-pass';
import type { ModelId } from '../models/registry';
import type { Learner } from './learner';

export interface TrainerTake {
  readonly experiment: Experiment;
  readonly dataset: Dataset;
  readonly order: BatchOrder;
  readonly now: () => number;
  /** Temperature of a step; 1 for a model without one. */
  temperature(model: ModelId, step: number): number;
  /** Hears what the steps of a model took, in milliseconds. */
  spent(model: ModelId, milliseconds: number, steps: number): void;
}

/** A trained step of one model, numbered as in curves: from 1. */
export interface TrainedStep {
  readonly step: number;
  readonly model: ModelId;
}

export interface Trainer {
  /** Makes ready what the models' next step needs compiled, if anything, and says how far it is. */
  compile(on: readonly Learner[], step: number): AsyncGenerator<Compiling, void, void>;
  /** Resolves when steps may be trained, with how many in one call at most. */
  ready(): Promise<number>;
  /** Trains every model the steps first ... first + count - 1; answers them in the order in which their losses will be read. */
  train(on: readonly Learner[], first: number, count: number): readonly TrainedStep[];
  /** True where losses are read while training goes on. */
  readonly readsBehind: boolean;
  /** [term1, term2] of every step trained since the last reading, in their order. */
  readLosses(): Promise<ArrayLike<number>>;
  /** Gives up losses that were not read. */
  forgetLosses(): void;
  dispose(): void;
}
