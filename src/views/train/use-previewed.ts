/** A model's posterior of the picked picture as it is under the sliders that a hand holds, with the dimension and T that are shown. */
import { useMemo } from 'react';
import type { CommonSettings, Posterior } from '../../models/contract';
import { specOf, type ModelId } from '../../models/registry';
import { experimentSlice } from '../../state/experiment-store';
import { metricsSlice } from '../../state/metrics-store';
import { pastSlice } from '../../state/past-store';
import { previewed, temperatureShown } from '../../state/posterior-preview';
import type { PosteriorView } from '../../state/posterior-view';
import { previewSlice, type Preview } from '../../state/preview-store';
import { dimensionOf } from '../../state/probing';
import { probesSlice } from '../../state/probes-store';
import { isTraining, runSlice } from '../../state/run-store';
import { usePage, useSlice } from '../../state/use-page';

export interface DrawnPosterior {
  readonly posterior: Posterior;
  readonly settings: CommonSettings;
  readonly notices: readonly string[];
  readonly dimension: number;
  /** Null for a model without T. */
  readonly temperature: number | null;
}

const untouched: Preview = {};

/** Null while there is no posterior, or none of the dimension. `otherwise` is shown where no dimension is picked; unset, that of the run's largest KL. */
export function usePreviewed(
  id: ModelId,
  view: PosteriorView | null,
  otherwise: number | null = null,
): DrawnPosterior | null {
  const page = usePage();
  const held = useSlice(previewSlice, ({ held }) => held);
  const shown = useSlice(experimentSlice, (state) => state.shown.models[id]);
  useSlice(experimentSlice, (state) => state.moves);
  // The schedule moves T at every step; a drawing follows it by what the eye can tell, a hand's T to the last digit.
  const isPast = useSlice(pastSlice, ({ at }) => at !== null);
  const scheduled = useSlice(runSlice, ({ status }) => {
    const at = status.temperature[id];
    const follows = isTraining(status) && status.temperatureHeld[id] !== true && !isPast;
    return follows && at ? Number(at.toPrecision(2)) : null;
  });
  useSlice(runSlice, ({ status }) => (isTraining(status) ? null : status.temperature[id]));
  const picked = useSlice(probesSlice, (state) => state.dimension[id]);
  const ofLargestKl = useSlice(metricsSlice, () => dimensionOf(id, page));
  const spec = specOf(id);
  // T is no field: a hand that holds it alone leaves everything but the samples as it was.
  const fields = Object.keys(held).some((name) => name in spec.fields) ? held : untouched;
  const now = useMemo(
    () => (view ? previewed(spec, view, shown, fields) : null),
    [spec, view, shown, fields],
  );
  const dimension = picked === undefined && otherwise !== null ? otherwise : ofLargestKl;
  const exact = temperatureShown(id, page, held);
  const temperature = scheduled === null || exact === null || 'temperature' in held ? exact : scheduled;
  return useMemo(
    () => (now && dimension < now.settings.latent ? { ...now, dimension, temperature } : null),
    [now, dimension, temperature],
  );
}
