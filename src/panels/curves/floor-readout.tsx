/** Below the numbers of term2: how far above its floor each model is on the validation pictures. */
import type { ModelId } from '../../models/registry';
import type { ModelCurves } from '../../state/metrics-store';
import { floorWords } from './floor-words';

interface FloorReadoutProps {
  readonly curves: readonly (readonly [ModelId, ModelCurves])[];
  /** Nats a validation picture. */
  readonly floor: number;
  readonly step: number;
}

export function FloorReadout({ curves, floor, step }: FloorReadoutProps) {
  return <p className="setting-note">{floorWords(curves, floor, step)}</p>;
}
