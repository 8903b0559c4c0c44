/** Below the slider of the grid points: how far apart the places of z are, and how precisely z is known of the picked picture. */
import { spacingOf } from '../../../experiment/spacing';
import { specOf, type ModelId } from '../../../models/registry';
import { experimentSlice } from '../../../state/experiment-store';
import { metricsSlice } from '../../../state/metrics-store';
import { precisionSlice, usePrecisionShown } from '../../../state/precision-probing';
import { previewSlice } from '../../../state/preview-store';
import { dimensionOf } from '../../../state/probing';
import { probesSlice } from '../../../state/probes-store';
import { runSlice, hasRun } from '../../../state/run-store';
import { usePage, useSlice } from '../../../state/use-page';
import { formatDigits } from '../../../ui/format';

const words =
  'Spacing: the distance between grid points. Precision: the least deviation of z that the picked picture supports. A grid finer than the precision adds no information about z.';

interface SpacingLineProps {
  /** That have grid points; the first that is on is shown. */
  readonly models: readonly ModelId[];
}

export function SpacingLine({ models }: SpacingLineProps) {
  const all = useSlice(experimentSlice, (state) => state.shown.models);
  const held = useSlice(previewSlice, (state) => state.held.gridPoints);
  const id = models.find((model) => all[model].on) ?? models[0];
  const shown = all[id];
  const { settings } = specOf(id).mend(held === undefined ? shown : { ...shown, ...{ gridPoints: held } });
  return (
    <p className="spacing-line number" title={words}>
      spacing <span translate="no">{formatDigits(spacingOf(id, settings), 2)}</span>
      {shown.on && <Known id={id} />}
    </p>
  );
}

/** What the probe said of the picked picture; before it answers, a dash. */
function Known({ id }: { readonly id: ModelId }) {
  usePrecisionShown();
  const page = usePage();
  const view = useSlice(precisionSlice, (state) => state.views[id]);
  const picked = useSlice(probesSlice, (state) => state.picked);
  useSlice(probesSlice, (state) => state.dimension[id]);
  const dimension = useSlice(metricsSlice, () => dimensionOf(id, page));
  const begun = useSlice(runSlice, ({ status }) => hasRun(status));
  if (!begun || view?.answer.reason) return null;
  const found = view?.index === picked ? view.answer.precision : null;
  return (
    <span>
      ; precision of z<sub translate="no">{dimension + 1}</sub>{' '}
      <span translate="no">{formatDigits(found?.factorised[dimension], 2)}</span>
    </span>
  );
}
