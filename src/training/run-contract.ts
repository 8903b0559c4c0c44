/** What a run offers to whoever drives it (the worker's engine, the command line). Types only; run.ts makes one. */
import type { Audit, AuditOptions } from '../experiment/audit';
import type { Codes, CodesOptions } from '../experiment/codes';
import type { ExactEvidence, ExactOptions } from '../experiment/exact';
import type { SectionFive, SectionFiveOptions } from '../experiment/section-five';
import type { Experiment, Move } from '../experiment/experiment';
import type { Evaluation, TestFigures } from '../experiment/measurements';
import type { RefinedOne, RefineOptions, Refining } from '../experiment/refined';
import type { ModelId } from '../models/registry';
import type { AuditProgress } from './audit/stages';
import type { Beat } from './beat';
import type { KeptRun } from './kept-run';
import type { ProbeGive, ProbeName, ProbeTake } from './probes/registry';

export interface Run {
  readonly experiment: Experiment;
  /** Every move, past and to come, in order of steps. */
  readonly moves: readonly Move[];
  /** Steps trained so far. */
  readonly step: number;
  /** Trains until the budget; suspend it by not asking for the next beat. Throws NonFiniteLoss or DataError. */
  train(): AsyncGenerator<Beat, void, void>;
  /** More steps after the budget; T(t) keeps the budget of the start. */
  extend(steps: number): void;
  /** Training comes to `step` and does not run past it in one go: whoever drives it means to rest there. */
  restAt(step: number): void;
  /** The budget, with what was added to it. */
  readonly budget: number;
  /** A hand's change of a live field, taken before the next step. `move` is null where it could not be taken. */
  move(
    field: string,
    value: Move['value'],
  ): { readonly move: Move | null; readonly notices: readonly string[] };
  /** Temperature of the last (or first) step by model, null without one, and whether the hand holds it. */
  temperature(model: ModelId): { readonly value: number | null; readonly held: boolean };
  /** Reads back the losses of steps trained and not yet told, so that a pause shows all. Throws NonFiniteLoss. */
  drain(): Promise<Beat>;
  /** All that it goes on from, in plain numbers, losses that were not drained left out; changes nothing. createRun goes on from it. */
  keep(): Promise<KeptRun>;
  /** What `keep` answered at the last evaluation; before one, what the run began from. The same object until the next. */
  readonly checkpoint: KeptRun;
  /** Back to the checkpoint, moves made since taken back; answers its step. */
  rewind(): Promise<number>;
  /** Asks one model; changes nothing of the run. Indices are of validation pictures, or negative for the one drawn by hand. */
  probe<K extends ProbeName>(name: K, take: ProbeTake<K>): Promise<ProbeGive<K>>;
  /** term2 of every validation picture at the last evaluation, nats; null where the model had none. */
  validationTerm2(model: ModelId): { readonly step: number; readonly term2: Float32Array } | null;
  /** The best parameters by validation under the present settings, as a file; null before the first evaluation. */
  parameterFile(model: ModelId): Promise<Uint8Array | null>;
  /**
   * Audits the best parameters by validation under the present settings, or the present ones before the first evaluation. Changes
   * nothing of the run but its record, which keeps the last audit of each model; yields how much is done, and may be abandoned.
   */
  audit(options: AuditOptions): AsyncGenerator<AuditProgress, Audit, void>;
  /** Exact evidence of the parameters that an audit would take. Changes nothing, and may be abandoned; throws where there are no cells for it. */
  exact(options: ExactOptions): AsyncGenerator<AuditProgress, ExactEvidence, void>;
  /** What the codes of the same parameters know of labels. Changes nothing, and may be abandoned; throws where there are no labels. */
  codes(options: CodesOptions): AsyncGenerator<AuditProgress, Codes, void>;
  /** Section 5 (definition 27) of the present parameters on validation pictures. Throws of a model without numbers for z. */
  sectionFive(options: SectionFiveOptions): AsyncGenerator<AuditProgress, SectionFive, void>;
  /** Refines q of one validation picture on a copy of the present parameters; changes nothing of the run, and may be abandoned. */
  refine(options: RefineOptions): AsyncGenerator<Refining, RefinedOne, void>;
  /** The run so far in the command line's JSON format (definition 15), without `code`, `backend` and `dataset`. */
  record(): RunRecord;
  /** Frees every tensor. */
  dispose(): void;
}

export interface RunRecord {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  readonly models: Readonly<Partial<Record<ModelId, ModelRecord>>>;
}

export interface ModelRecord {
  readonly curve: {
    readonly step: readonly number[];
    readonly term1: readonly number[];
    readonly term2: readonly number[];
  };
  readonly validation: readonly Omit<Evaluation, 'model' | 'klByDimension'>[];
  readonly test: Omit<TestFigures, 'model'> | null;
  readonly millisecondsPerStep: number;
  /** The last one, where there was any. */
  readonly audit?: Audit;
}
