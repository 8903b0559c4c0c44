/** A run at a step, in plain numbers: all that its next step depends on, and what it has measured. Types only; run.ts keeps one and goes on from one. */
import type { Audit } from '../experiment/audit';
import type { Experiment, Move } from '../experiment/experiment';
import type { Evaluation, TestFigures } from '../experiment/measurements';
import type { ModelId } from '../models/registry';
import type { KeptBests } from './best';
import type { Snapshot } from './snapshot';

/** What a model has measured, complete: definition 15 leaves some of it out. */
export interface KeptHistory {
  readonly curve: {
    readonly step: readonly number[];
    readonly term1: readonly number[];
    readonly term2: readonly number[];
  };
  readonly evaluations: readonly Evaluation[];
  readonly test: TestFigures | null;
  readonly audit: Audit | null;
  /** Of training steps, and how many they were. */
  readonly milliseconds: number;
  readonly trained: number;
}

export interface KeptModel {
  readonly snapshot: Snapshot;
  /** The state before the first resizing since a step was trained (definition 11); null without one. */
  readonly beforeResizing: Snapshot | null;
  /** Of every validation picture at the last evaluation, nats; null without one. */
  readonly term2: Float32Array | null;
}

export interface KeptRun extends KeptBests {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  /** Steps trained. */
  readonly step: number;
  /** With what was added to it. */
  readonly budget: number;
  /** sha256 of the parameters that it began from, where a view file gave them; null for initial weights (definition 20). */
  readonly start: string | null;
  /** Steps at the last evaluation, and at the test; 0 without one. */
  readonly evaluatedAt: number;
  readonly testedAt: number;
  /** Those that were ever made. */
  readonly models: ReadonlyMap<ModelId, KeptModel>;
  /** Of every model that was measured. */
  readonly history: ReadonlyMap<ModelId, KeptHistory>;
}
