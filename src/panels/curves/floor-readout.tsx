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
  // Each has its place before it is evaluated, so that nothing below moves when it is.
  const above = curves.map(([id, columns]) => {
    const term2 = valuesAt(columns, step, 'term2').evaluation?.validation.term2;
    return `${nameOf(id)} ${formatNats(term2 === undefined ? undefined : term2 - floor)}`;
  });
  return (
    <p className="setting-note number">
      Validation above the floor of {formatNats(floor)}, the entropy of the grey pixels: {above.join(', ')}.
    </p>
  );
}
