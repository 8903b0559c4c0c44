/** Chooses the axis of steps and the part of the run that the three charts show. */
import { useId } from 'react';
import type { AxisScale } from '../../ui/axis-scale';
import { withScale, type Part, type View } from './step-axis';

const parts: Readonly<Record<Part, string>> = {
  settled: 'All, without the first fall',
  whole: 'All, from the first step',
  half: 'The last half',
  tenth: 'The last tenth',
};

const scales: Readonly<Record<AxisScale, string>> = { linear: 'Linear', log: 'Logarithmic' };

const keysOf = <K extends string>(names: Readonly<Record<K, string>>) => Object.keys(names) as K[];

interface ViewChoiceProps {
  readonly view: View;
  readonly onView: (view: View) => void;
}

export function ViewChoice({ view, onView }: ViewChoiceProps) {
  const partId = useId();
  const scaleId = useId();
  return (
    <div className="view-choice">
      <span className="choice">
        <label htmlFor={partId}>Show</label>
        <select
          id={partId}
          value={view.part}
          onChange={(event) => onView({ ...view, part: keysOf(parts)[event.target.selectedIndex] })}
        >
          {keysOf(parts).map((part) => (
            <option key={part} value={part}>
              {parts[part]}
            </option>
          ))}
        </select>
      </span>
      <span className="choice">
        <label htmlFor={scaleId}>Step axis</label>
        <select
          id={scaleId}
          value={view.scale}
          onChange={(event) => onView(withScale(view, keysOf(scales)[event.target.selectedIndex]))}
        >
          {keysOf(scales).map((scale) => (
            <option key={scale} value={scale}>
              {scales[scale]}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}
