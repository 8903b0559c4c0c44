/** The button that brings the picked posterior's coefficients, R and T into the sandbox. */
import { specOf, type ModelId } from '../../../models/registry';
import { valueOf } from '../../../schema/read-values';
import { previewed, temperatureShown } from '../../../state/posterior-preview';
import { dimensionOf } from '../../../state/probing';
import { posteriorSlice } from '../../../state/posterior-probing';
import { usePage, useSlice } from '../../../state/use-page';

interface TakePosteriorProps {
  readonly model: ModelId;
  readonly onTake: (taken: {
    readonly coefficients: readonly number[];
    readonly gridPoints: number;
    readonly temperature: number;
  }) => void;
}

export function TakePosterior({ model, onTake }: TakePosteriorProps) {
  const page = usePage();
  const view = useSlice(posteriorSlice, (state) => state.views[model]);
  const take = () => {
    if (!view) return;
    const shown = page.experiment.getState().shown.models[model];
    const { posterior, settings } = previewed(specOf(model), view, shown, {});
    const order = posterior.head.length / settings.latent;
    const first = dimensionOf(model, page) * order;
    onTake({
      coefficients: Array.from({ length: order }, (_, m) => Number(posterior.head[first + m].toPrecision(4))),
      gridPoints: Number(valueOf(settings, 'gridPoints')),
      temperature: temperatureShown(model, page, {}) ?? 1,
    });
  };
  return (
    <button type="button" disabled={!view} onClick={take}>
      Take the posterior’s
    </button>
  );
}
