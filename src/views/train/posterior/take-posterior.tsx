/** The button that brings the picked posterior's numbers, M, R and T into the sandbox. */
import type { ModelId } from '../../../models/registry';
import { previewed, temperatureShown } from '../../../state/posterior-preview';
import { dimensionOf } from '../../../state/probing';
import { posteriorSlice } from '../../../state/posterior-probing';
import { usePage, useSlice } from '../../../state/use-page';
import { taken, type Bendable, type Bent } from './bent';

interface TakePosteriorProps {
  readonly model: ModelId;
  readonly bendable: Bendable;
  readonly onTake: (bent: Bent) => void;
}

export function TakePosterior({ model, bendable, onTake }: TakePosteriorProps) {
  const page = usePage();
  const view = useSlice(posteriorSlice, (state) => state.views[model]);
  const take = () => {
    if (!view) return;
    const shown = page.experiment.getState().shown.models[model];
    const { posterior, settings } = previewed(bendable.spec, view, shown, {});
    const temperature = temperatureShown(model, page, {}) ?? 1;
    onTake(taken(bendable, posterior, settings, dimensionOf(model, page), temperature));
  };
  return (
    <button type="button" disabled={!view} onClick={take}>
      Take the posterior’s
    </button>
  );
}
