/** The models that have a column: those on, as many others as there is room for. */
import { modelsShown } from '../experiment/most-on';
import { modelIds, type ModelId } from '../models/registry';
import { experimentSlice } from './experiment-store';
import { useSlice } from './use-page';

/** Of the run in hand, or of the settings where there is none. */
export function useModelsShown(): readonly ModelId[] {
  // A text, so that only another choice draws the columns anew.
  const shown = useSlice(experimentSlice, (state) =>
    modelsShown((state.started ?? state.shown).models).join(),
  );
  const ids = shown.split(',');
  return modelIds.filter((id) => ids.includes(id));
}
