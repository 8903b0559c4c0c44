/** A model's newest evaluation, or in the run's past the one of the step that is looked at. */
import type { Evaluation } from '../experiment/measurements';
import type { ModelId } from '../models/registry';
import { metricsSlice, type SeriesCurves } from './metrics-store';
import { pastSlice } from './past-store';
import { inHand, ofSeries } from './series';
import type { Stores } from './stores';
import { useSlice } from './use-page';

const upTo = (curves: readonly SeriesCurves[], model: ModelId, at: number | null): Evaluation | undefined =>
  ofSeries(curves, inHand(model))?.evaluations.findLast(({ step }) => step <= (at ?? Infinity));

/** Undefined before the first. */
export const evaluationShown = (
  model: ModelId,
  { metrics, past }: Pick<Stores, 'metrics' | 'past'>,
): Evaluation | undefined => upTo(metrics.getState().curves, model, past.getState().at);

export function useEvaluationShown(model: ModelId): Evaluation | undefined {
  const at = useSlice(pastSlice, (state) => state.at);
  return useSlice(metricsSlice, ({ curves }) => upTo(curves, model, at));
}
