/** The rows of the table of evaluations, and the floor that term2 is read from there. Draws nothing. */
import type { Experiment } from '../../../experiment/experiment';
import type { ModelId } from '../../../models/registry';
import type { SeriesCurves } from '../../../state/metrics-store';

export const ROWS = 10;

/** One evaluation of one model on the validation pictures, nats. */
interface EvaluationRow {
  readonly model: ModelId;
  readonly step: number;
  readonly temperature: number | null;
  readonly term1: number;
  readonly term2: number;
  /** term2 less its floor; null where there is none. */
  readonly aboveFloor: number | null;
  /** L. */
  readonly freeEnergy: number;
  /** L on training pictures (definition 6). */
  readonly onTraining: number;
}

/** term2's lowest value on the validation pictures, nats; null where pixels are black or white, or drawn to be, and the floor is nought. */
export function floorOf(
  dataset: { readonly floor: number } | null,
  binarise: Experiment['binarise'],
): number | null {
  return dataset && dataset.floor > 0 && binarise === 'none' ? dataset.floor : null;
}

/** The last evaluations of all models, the newest first. */
export function evaluationRows(
  curves: readonly Pick<SeriesCurves, 'evaluations'>[],
  floor: number | null,
): EvaluationRow[] {
  return curves
    .flatMap(({ evaluations }) => evaluations.slice(-ROWS))
    .sort((a, b) => b.step - a.step)
    .slice(0, ROWS)
    .map(({ model, step, temperature, validation: { term1, term2 }, training }) => ({
      model,
      step,
      temperature,
      term1,
      term2,
      aboveFloor: floor === null ? null : term2 - floor,
      freeEnergy: term1 + term2,
      onTraining: training.term1 + training.term2,
    }));
}
