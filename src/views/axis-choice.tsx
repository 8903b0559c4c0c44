/** Chooses the part of a run that curves show, and their axis of steps. */
import type { Values } from '../schema/field';
import type { AxisScale } from '../ui/axis-scale';
import { Choice } from '../ui/choice';
import { axisFields, type CurvePart } from './axis-settings';
import { withScale } from './step-axis';

const parts: Readonly<Record<CurvePart, string>> = {
  settled: 'All, without the first fall',
  whole: 'All, from the first step',
  half: 'The last half',
  tenth: 'The last tenth',
};

const scales: Readonly<Record<AxisScale, string>> = { linear: 'Linear', log: 'Logarithmic' };

type Shown = Values<typeof axisFields>;

interface AxisChoiceProps {
  readonly shown: Shown;
  readonly onShow: (change: Partial<Shown>) => void;
}

export function AxisChoice({ shown, onShow }: AxisChoiceProps) {
  const { part, scale } = axisFields;
  return (
    <>
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
    </>
  );
}
