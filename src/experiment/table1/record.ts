/** The JSON record of one run of Table 1: that of definition 15 with the curve thinned, and beside it what made it and what an audit found. Types only. */
import type { ModelId } from '../../models/registry';
import type { Audit, ImportanceWeighted, Mean } from '../audit';
import type { ExactEvidence } from '../exact';
import type { Experiment, Move } from '../experiment';
import type { Refined } from '../refined';
import type { Evaluation, TestFigures } from '../measurements';

/** An audit as a record keeps it: without the figures of single pictures, which are 40 kB and are in the work folder. */
export interface RecordedAudit extends Omit<Audit, 'importance'> {
  readonly importance: readonly (Omit<ImportanceWeighted, 'nllByPicture'> & {
    /** The first so many of the test set. */
    readonly pictures: number;
  })[];
}

/** Exact evidence as a record keeps it, without the figures of single pictures. */
export interface RecordedExact extends Omit<ExactEvidence, 'byPicture'> {
  /** The audit's importance-weighted NLL minus the exact one, picture by picture; null where they are of other pictures. */
  readonly importanceAbove: (Mean & { readonly median: number; readonly samples: number }) | null;
}

/** A refined q as a record keeps it, without the figures of single pictures. */
export interface RecordedRefined extends Omit<Refined, 'byPicture'> {
  /** The exact amortisation gap of the same pictures; null where it was not summed. */
  readonly amortisation: number | null;
}

/** This run's importance-weighted NLL minus that of another on the same pictures, and the standard error of the mean difference. */
export interface PairedDifference {
  /** Id of the other's row; it has the same seed. */
  readonly minus: string;
  readonly reading: ImportanceWeighted['reading'];
  readonly pixels: ImportanceWeighted['pixels'];
  /** K. */
  readonly samples: number;
  readonly nll: Mean;
}

export interface RecordedModel {
  /** The minibatch terms as means of `stepsPerPoint` steps that end at `step`; the last may be of fewer. */
  readonly curve: {
    readonly stepsPerPoint: number;
    readonly step: readonly number[];
    readonly term1: readonly number[];
    readonly term2: readonly number[];
  };
  readonly validation: readonly Omit<Evaluation, 'model' | 'klByDimension'>[];
  readonly test: Omit<TestFigures, 'model'>;
  readonly millisecondsPerStep: number;
  readonly audit: RecordedAudit | null;
  readonly paired: readonly PairedDifference[];
  /** Of a run with one or two latent dimensions. */
  readonly exact?: RecordedExact;
  readonly refined?: RecordedRefined;
}

/** What made a run, as its record says it (definition 15). */
export interface MadeBy {
  readonly version: number;
  readonly code: string;
  readonly backend: {
    readonly name: string;
    readonly threads: number;
    readonly device: string;
    readonly plan: string;
  };
  /** `floor`: term2's lowest value on the test pictures, nats; older records have none. */
  readonly dataset: { readonly name: string; readonly sha256: string; readonly floor?: number };
}

export interface TableRecord extends MadeBy {
  readonly row: string;
  /** What trained it, and what audited it; null where nothing did. */
  readonly commands: {
    readonly train: string;
    readonly audit: string | null;
    readonly exact?: string;
    readonly refine?: string;
  };
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  readonly models: Readonly<Partial<Record<ModelId, RecordedModel>>>;
}
