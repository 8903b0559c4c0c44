/** The picker of the dimension that a column shows, in small. */
import type { ModelId } from '../../../models/registry';
import { experimentSlice } from '../../../state/experiment-store';
import { largestKl, metricsSlice } from '../../../state/metrics-store';
import { inHand, ofSeries } from '../../../state/series';
import { useSlice } from '../../../state/use-page';
import { DimensionPicker } from '../pictures/dimension-picker';

export function ColumnDimension({ id, shown }: { readonly id: ModelId; readonly shown: number }) {
  const latent = useSlice(experimentSlice, (state) => (state.started ?? state.shown).models[id].latent);
  useSlice(metricsSlice, (state) => state.revision);
  const evaluation = useSlice(metricsSlice, (state) =>
    ofSeries(state.curves, inHand(id))?.evaluations.at(-1),
  );
  return (
    <DimensionPicker
      id={id}
      latent={latent}
      shown={shown}
      klByDimension={evaluation?.klByDimension ?? null}
      largest={evaluation ? largestKl(evaluation.klByDimension) : null}
    />
  );
}
