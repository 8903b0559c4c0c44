/** A model's pictures with the parts of a preview put over them. Pure. */
import type { PicturesPreview } from './pictures-preview';
import type { ModelView } from './probes-store';

export interface ModelPictures {
  /** Undefined until the model first answered. */
  readonly view: ModelView | undefined;
  /** The values and the step of what is a preview in it; null where all is the run's. */
  readonly preview: Pick<PicturesPreview, 'at' | 'step'> | null;
}

/** Parts of another picture or dimension than the view's are left out. */
export function withPreview(view: ModelView | undefined, over: PicturesPreview | undefined): ModelPictures {
  if (!view || !over) return { view, preview: null };
  const { at, step, index, samples } = over;
  const reconstruction = index === view.index ? over.reconstruction : null;
  const isSame = index === view.index && over.traversal?.dimension === view.traversal.dimension;
  const traversal = isSame ? over.traversal : null;
  if (!reconstruction && !samples && !traversal) return { view, preview: null };
  return {
    view: {
      ...view,
      reconstruction: reconstruction ?? view.reconstruction,
      samples: samples ?? view.samples,
      traversal: traversal ?? view.traversal,
    },
    preview: { at, step },
  };
}
