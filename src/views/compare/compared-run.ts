/** A run as it is compared, wherever it comes from: settings, curves and figures in plain numbers. Pure. */
import type { Experiment, Move } from '../../experiment/experiment';
import type { Evaluation, TestFigures } from '../../experiment/measurements';
import { modelIds, type ModelId } from '../../models/registry';
import type { Term } from '../../state/metrics-store';

/** A curve of all three terms over rising steps. */
export type TermColumns = Readonly<Record<Term, Float32Array>> & { readonly step: Float64Array };

interface Terms {
  readonly term1: number;
  readonly term2: number;
}

/** An evaluation on validation pictures. */
interface Validated extends Terms {
  readonly step: number;
}

export interface ComparedModel {
  readonly minibatch: TermColumns;
  readonly validation: TermColumns;
  /** The one of lowest L. */
  readonly validated: Validated | null;
  readonly test: Terms | null;
  /** The true bound of an audit on L, nats. */
  readonly bound: number | null;
  /** Of the last evaluation; null where it is not known. */
  readonly klByDimension: Float32Array | null;
}

/** How the engine is asked about a run: `of` names a run beside the one in hand, null is that one. */
interface Asked {
  readonly of: string | null;
}

export interface ComparedRun {
  /** No other run that is compared has it. */
  readonly key: string;
  readonly title: string;
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  /** sha256 of the parameters that it began from; null for initial weights. */
  readonly start: string | null;
  readonly step: number;
  readonly budget: number;
  readonly backend: string;
  /** Spent training; null where it is not known. */
  readonly seconds: number | null;
  readonly models: ReadonlyMap<ModelId, ComparedModel>;
  /** Null where its file has no parameters. */
  readonly asked: Asked | null;
}

function termColumns(step: Float64Array, term1: Float32Array, term2: Float32Array): TermColumns {
  const L = new Float32Array(step.length);
  for (let i = 0; i < L.length; i++) L[i] = term1[i] + term2[i];
  return { step, term1, term2, L };
}

type Evaluated = Pick<Evaluation, 'step' | 'validation'> & Partial<Pick<Evaluation, 'klByDimension'>>;

const lossOf = ({ validation: { term1, term2 } }: Evaluated): number => term1 + term2;

interface Measured {
  readonly curve: Pick<TermColumns, 'step' | 'term1' | 'term2'>;
  readonly evaluations: readonly Evaluated[];
  readonly test: Pick<TestFigures, 'term1' | 'term2'> | null;
  readonly bound: number | null;
}

export function comparedModel({ curve, evaluations, test, bound }: Measured): ComparedModel {
  const best = evaluations.reduce<Evaluated | null>(
    (lowest, one) => (lowest === null || lossOf(one) < lossOf(lowest) ? one : lowest),
    null,
  );
  return {
    minibatch: termColumns(curve.step, curve.term1, curve.term2),
    validation: termColumns(
      Float64Array.from(evaluations, ({ step }) => step),
      Float32Array.from(evaluations, ({ validation }) => validation.term1),
      Float32Array.from(evaluations, ({ validation }) => validation.term2),
    ),
    validated: best && { step: best.step, ...best.validation },
    test,
    bound,
    klByDimension: evaluations.at(-1)?.klByDimension ?? null,
  };
}

/** The models that any of the runs has, in the order of the registry. */
export const modelsOf = (runs: readonly Pick<ComparedRun, 'models'>[]): ModelId[] =>
  modelIds.filter((id) => runs.some(({ models }) => models.has(id)));

/** 'A' for the first run, 'B' for the second, ... */
export const letterOf = (place: number): string => String.fromCharCode('A'.charCodeAt(0) + place);
