/** Chooses the axis of steps, the part of the run that the three charts show, and whether bounds are measured beside term1. */
import type { Values } from '../../../schema/field';
import { AxisChoice } from '../../axis-choice';
import { curveFields } from './curve-settings';

type Shown = Values<typeof curveFields>;

interface ViewChoiceProps {
  readonly shown: Shown;
  readonly onShow: (change: Partial<Shown>) => void;
}

export function ViewChoice({ shown, onShow }: ViewChoiceProps) {
  const { bounds } = curveFields;
  return (
    <div className="view-choice">
      <AxisChoice shown={shown} onShow={onShow} />
      <label className="check" title={bounds.meaning}>
        <input
          type="checkbox"
          checked={shown.bounds}
          onChange={({ target }) => onShow({ bounds: target.checked })}
        />
        {bounds.label}
      </label>
    </div>
  );
}
