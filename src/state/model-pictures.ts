/** The pictures of a model that are to be drawn: the run's, and over them what a hand previews until the run's have its values. */
import { useMemo } from 'react';
import type { ModelId } from '../models/registry';
import { picturesPreviewSlice } from './pictures-preview';
import { probesSlice } from './probes-store';
import { useSlice } from './use-page';
import { withPreview, type ModelPictures } from './with-preview';

export function useModelPictures(id: ModelId): ModelPictures {
  const view = useSlice(probesSlice, (state) => state.views[id]);
  const over = useSlice(picturesPreviewSlice, (state) => state.views[id]);
  return useMemo(() => withPreview(view, over), [view, over]);
}
