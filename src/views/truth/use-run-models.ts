/** The models of the run in hand with the settings that it was started with, or those shown where there is none. */
import { useMemo } from 'react';
import type { CommonSettings } from '../../models/contract';
import type { ModelId } from '../../models/registry';
import { experimentSlice } from '../../state/experiment-store';
import { modelsOn } from '../../state/settings';
import { useSlice } from '../../state/use-page';

interface RunModel {
  readonly model: ModelId;
  readonly settings: CommonSettings;
}

export function useRunModels(): readonly RunModel[] {
  const experiment = useSlice(experimentSlice, (state) => state.started ?? state.shown);
  return useMemo(
    () => modelsOn(experiment).map((model) => ({ model, settings: experiment.models[model] })),
    [experiment],
  );
}
