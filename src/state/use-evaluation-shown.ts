/** The evaluation of a model that components show. */
import type { Evaluation } from '../experiment/measurements';
import type { ModelId } from '../models/registry';
import { evaluationShown } from './evaluation-shown';
import { metricsSlice } from './metrics-store';
import { pastSlice } from './past-store';
import { useSlice } from './use-page';

/** Undefined before the first. */
export function useEvaluationShown(model: ModelId): Evaluation | undefined {
  const at = useSlice(pastSlice, (state) => state.at);
  return useSlice(metricsSlice, ({ curves }) => evaluationShown(model, curves, at));
}
