/** What the bench shows of one model, from the run in hand or before one from the recording: the same shape for both. */
import type { ModelId } from '../../models/registry';
import type { Pictures } from '../../experiment/measurements';

import type { PosteriorView } from '../../state/posterior-view';
import { posteriorSlice } from '../../state/posterior-probing';
import { useModelPictures } from '../../state/model-pictures';
import { useEvaluationShown } from '../../state/evaluation-shown';
import type { Preview } from '../../state/preview-store';
import { probesSlice, type Traversal } from '../../state/probes-store';
import { useSlice } from '../../state/use-page';

export interface ColumnFigures {
  /** The picked picture; null while it is read. */
  readonly picture: Pictures | null;
  readonly reconstruction: Pictures | null;
  readonly posterior: PosteriorView | null;
  /** The dimension to show where none is picked; null where it follows from the run's KL. */
  readonly dimension: number | null;
  readonly traversal: Traversal | null;
  readonly samples: Pictures | null;
  /** Steps trained when each was made; null where there is none. */
  readonly steps: Readonly<Record<'reconstruction' | 'traversal' | 'samples', number>> | null;
  /** term2 of the picked picture, nats; null where it is not measured. */
  readonly term2: { readonly step: number; readonly term2: number } | null;
  /** L of the newest evaluation on validation, or of the one looked at, nats; null before it. */
  readonly loss: number | null;
  /** The values under the hand that the pictures are of; null where they are the run's. */
  readonly preview: Preview | null;
}

export function useRunFigures(id: ModelId): ColumnFigures {
  const digit = useSlice(probesSlice, (state) => state.pickedDigit);
  const { view, preview } = useModelPictures(id);
  const posterior = useSlice(posteriorSlice, (state) => state.views[id]) ?? null;
  const evaluation = useEvaluationShown(id);
  // While the answer to a new pick is on its way, no two pictures stand side by side.
  const isOfPicked = view !== undefined && digit?.index === view.index;
  return {
    picture: digit?.picture ?? null,
    reconstruction: isOfPicked ? view.reconstruction : null,
    posterior,
    dimension: null,
    traversal: view?.traversal ?? null,
    samples: view?.samples ?? null,
    steps: view ? { reconstruction: view.step, traversal: view.step, samples: view.samples.step } : null,
    term2: isOfPicked ? view.term2 : null,
    loss: evaluation ? evaluation.validation.term1 + evaluation.validation.term2 : null,
    preview: preview?.at ?? null,
  };
}
