/** The slider along the temperatures that are measured: what is read off in every drawing of the lab. */
import { useId } from 'react';
import { RangeInput } from '../../ui/range-input';
import { rungTexts } from './lab-settings';
import '../../ui/setting-row.css';

interface TemperatureSliderProps {
  readonly label: string;
  readonly rung: number;
  readonly onMove: (rung: number) => void;
}

export function TemperatureSlider({ label, rung, onMove }: TemperatureSliderProps) {
  const id = useId();
  const T = `T = ${rungTexts[rung]}`;
  return (
    <div className="setting divergence-temperature">
      <div className="setting-head">
        <label htmlFor={id}>{label}</label>
        <output htmlFor={id} translate="no">
          {T}
        </output>
      </div>
      <RangeInput
        id={id}
        min={0}
        max={rungTexts.length - 1}
        step={1}
        value={rung}
        aria-valuetext={T}
        onMove={onMove}
      />
    </div>
  );
}
