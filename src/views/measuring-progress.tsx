/** How far a long measurement is, with a way to stop it. */
import type { ModelId } from '../models/registry';
import { nameOf } from '../state/model-names';

interface MeasuringProgressProps {
  /** What is measured of which model, for those who do not see the bar. */
  readonly label: string;
  readonly doing: { readonly model: ModelId; readonly done: number; readonly total: number };
  readonly onCancel: () => void;
}

export function MeasuringProgress({ label, doing, onCancel }: MeasuringProgressProps) {
  const { model, done } = doing;
  const total = Math.max(1, doing.total);
  return (
    <span className="lab-progress">
      <progress aria-label={label} max={total} value={done} />
      <span className="number">
        {nameOf(model)}, {Math.floor((100 * done) / total)} %
      </span>
      <button type="button" onClick={onCancel}>
        Cancel
      </button>
    </span>
  );
}
