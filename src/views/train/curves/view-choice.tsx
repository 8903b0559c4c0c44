/** Chooses the axis of steps, the part of the run that the three charts show, and whether bounds are measured beside term1. */
import type { Values } from '../../../schema/field';
import { curveFields, type CurvePart } from './curve-settings';
import type { AxisScale } from '../../../ui/axis-scale';
import { Choice } from '../../../ui/choice';
import { withScale } from './step-axis';

const parts: Readonly<Record<CurvePart, string>> = {
  settled: 'All, without the first fall',
  whole: 'All, from the first step',
  half: 'The last half',
  tenth: 'The last tenth',
};

const scales: Readonly<Record<AxisScale, string>> = { linear: 'Linear', log: 'Logarithmic' };

type Shown = Values<typeof curveFields>;

interface ViewChoiceProps {
  readonly shown: Shown;
  readonly onShow: (change: Partial<Shown>) => void;
}

export function ViewChoice({ shown, onShow }: ViewChoiceProps) {
  const { part, scale, bounds } = curveFields;
  return (
    <div className="view-choice">
      <Choice
        label={part.label}
        options={part.options}
        names={parts}
        value={shown.part}
        onChoose={(chosen) => onShow({ part: chosen })}
      />
      <Choice
        label={scale.label}
        options={scale.options}
        names={scales}
        value={shown.scale}
        onChoose={(chosen) => onShow(withScale(shown, chosen))}
      />
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
