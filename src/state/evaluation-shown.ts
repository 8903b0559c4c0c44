/** A model's newest evaluation, or in the run's past the one of the step that is looked at. */
import type { Evaluation } from '../experiment/measurements';
import type { ModelId } from '../models/registry';
import type { SeriesCurves } from './metrics-store';
import { inHand, ofSeries } from './series';

/** `at` is the step that is looked at, null the present; undefined before the first. */
export const evaluationShown = (
  model: ModelId,
  curves: readonly SeriesCurves[],
  at: number | null,
): Evaluation | undefined =>
  ofSeries(curves, inHand(model))?.evaluations.findLast(({ step }) => step <= (at ?? Infinity));
