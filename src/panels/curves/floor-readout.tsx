/** Below the numbers of term2: how far above its floor each model is on the validation pictures. */
import type { ModelId } from '../../models/registry';
import { nameOf } from '../../state/model-names';
import { valuesAt, type ModelCurves } from '../../state/metrics-store';
import { formatNats } from '../../ui/format';

interface FloorReadoutProps {
  readonly curves: readonly (readonly [ModelId, ModelCurves])[];
  /** Nats a validation picture. */
  readonly floor: number;
  readonly step: number;
}

export function FloorReadout({ curves, floor, step }: FloorReadoutProps) {
  const above = curves.flatMap(([id, columns]) => {
    const { evaluation } = valuesAt(columns, step, 'term2');
    return evaluation ? [`${nameOf(id)} ${formatNats(evaluation.validation.term2 - floor)}`] : [];
  });
  return (
    <p className="setting-note">
      {above.length === 0
        ? `Not below ${formatNats(floor)}, the floor`
        : `Validation above the floor of ${formatNats(floor)}: ${above.join(', ')}`}
      . The floor is the entropy of the grey pixels.
    </p>
  );
}
