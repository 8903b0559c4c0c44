/** The columns of figure 1 from the stores: shapes of the settings shown, and the picked picture's numbers where a run has them. */
import { useMemo } from 'react';
import { specOf, type ModelId } from '../../models/registry';
import { mnistFacts } from '../../experiment/dataset-words';
import { modelsShown } from '../../experiment/most-on';
import { usePictureSize } from '../../state/picture-size';
import { temperatureShown } from '../../state/posterior-preview';
import { dimensionOf } from '../../state/probing';
import { experimentSlice } from '../../state/experiment-store';
import { metricsSlice } from '../../state/metrics-store';
import { posteriorSlice } from '../../state/posterior-probing';
import { probesSlice } from '../../state/probes-store';
import { runSlice } from '../../state/run-store';
import { usePage, useSlice } from '../../state/use-page';
import type { ArchitectureColumn } from './architecture-scene';
import { architectureOf } from './layout';
import { latentValues, type NodeValues } from './node-values';

const nothingHeld = {};

export interface LiveColumn extends ArchitectureColumn {
  readonly model: ModelId;
  /** The dimension that y and z are shown of, from 0. */
  readonly dimension: number;
  /** The step of what is shown; null where nothing is. */
  readonly step: number | null;
}

export function useColumns(): readonly LiveColumn[] {
  const page = usePage();
  const experiment = useSlice(experimentSlice, (state) => state.shown);
  const known = usePictureSize(experiment.dataset);
  const digit = useSlice(probesSlice, (state) => state.pickedDigit);
  const picked = useSlice(probesSlice, (state) => state.dimension);
  const pictures = useSlice(probesSlice, (state) => state.views);
  const posteriors = useSlice(posteriorSlice, (state) => state.views);
  const temperature = useSlice(runSlice, (state) => state.status.temperature);
  const revision = useSlice(metricsSlice, (state) => state.revision);
  return useMemo(() => {
    // What the stores' functions read besides: a change of one of them is a change here.
    void [revision, picked, temperature];
    // A link's data may not be here: the picture in hand is the best guess then.
    const { width, height } = known ?? digit?.picture ?? mnistFacts;
    return modelsShown(experiment.models).map((model): LiveColumn => {
      const architecture = architectureOf(model, experiment, width * height);
      const dimension = dimensionOf(model, page);
      const posterior = posteriors[model];
      const view = pictures[model];
      const isOf = (index: number | undefined) => digit !== null && index === digit.index;
      const latent =
        posterior && isOf(posterior.index) && dimension < posterior.settings.latent
          ? latentValues(specOf(model), posterior, dimension, temperatureShown(model, page, nothingHeld))
          : {};
      const values: NodeValues = {
        ...latent,
        ...(digit ? { x: { kind: 'picture', picture: digit.picture } } : {}),
        ...(view && isOf(view.index)
          ? {
              reconstruction: { kind: 'picture', picture: view.reconstruction },
              ...(view.term2 ? { term2: { kind: 'nats', nats: view.term2.term2 } } : {}),
            }
          : {}),
      };
      const step = posterior && isOf(posterior.index) ? posterior.step : null;
      return { model, architecture, values, dimension, step };
    });
  }, [page, experiment, known, digit, picked, pictures, posteriors, temperature, revision]);
}
