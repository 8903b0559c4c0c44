/** A slider a coefficient of the polynomial, with the reach of all of them to choose. */
import { useMemo, useState } from 'react';
import { Choice } from '../../ui/choice';
import { coefficientFields, STEEPEST, type CoefficientName } from './lab-settings';
import { Moved } from './moved';

interface CoefficientsProps {
  readonly coefficients: readonly number[];
  /** Of coefficient m, from 0. */
  readonly onMove: (m: number, value: number) => void;
  readonly onFlatten: () => void;
}

const reaches = ['10', '50', String(STEEPEST)] as const;
const reachNames = Object.fromEntries(reaches.map((reach) => [reach, `−${reach} to ${reach}`]));

/** The smallest reach that has room for all of them. */
const needed = (coefficients: readonly number[]) =>
  reaches.findIndex((reach) => coefficients.every((value) => Math.abs(value) <= Number(reach)));

export function Coefficients({ coefficients, onMove, onFlatten }: CoefficientsProps) {
  const [chosen, setChosen] = useState<(typeof reaches)[number]>('10');
  const reach = reaches[Math.max(needed(coefficients), reaches.indexOf(chosen))];
  const order = coefficients.length;
  const fields = useMemo(
    () =>
      Array.from({ length: order }, (_, m) => ({
        ...coefficientFields[`c${m + 1}` as CoefficientName],
        minimum: -Number(reach),
        maximum: Number(reach),
      })),
    [order, reach],
  );
  return (
    <div role="group" aria-label="Coefficients" className="lab-coefficients">
      <div className="lab-tools">
        <Choice
          label="Sliders from"
          options={reaches}
          names={reachNames}
          value={reach}
          onChoose={setChosen}
        />
        <button type="button" onClick={onFlatten}>
          Flatten
        </button>
      </div>
      <div className="lab-columns">
        {fields.map((field, m) => (
          <Moved
            key={field.link}
            field={field}
            value={coefficients[m]}
            onMove={(value) => onMove(m, value)}
          />
        ))}
      </div>
    </div>
  );
}
