/** One model's density in the sandbox: drawn, with a slider for each of its numbers. */
import { useMemo, useState } from 'react';
import { temperatureField } from '../../../experiment/move-fields';
import type { ModelId } from '../../../models/registry';
import { placeOf } from '../../../state/model-names';
import { MovingSlider } from '../../../ui/moving-slider';
import type { Span } from '../../../ui/slider-scale';
import { spanOf } from '../../span-of';
import { moved, type Bendable, type Bent, type Resized } from './bent';
import { Distribution } from './distribution';
import { mostBent, shapeWords, tooManyWords } from './sandbox-words';
import { TakePosterior } from './take-posterior';
import { valueOf } from '../../../schema/read-values';

interface BentDensityProps {
  readonly model: ModelId;
  readonly bendable: Bendable;
  readonly start: () => Bent;
}

const COEFFICIENT = 10;

export function BentDensity({ model, bendable, start }: BentDensityProps) {
  const { spec, bending } = bendable;
  const [bent, setBent] = useState(start);
  const { settings, coefficients, temperature, notices } = bent;
  const posterior = useMemo(() => ({ head: coefficients, prior: coefficients.map(() => 0) }), [coefficients]);
  const reach = Math.max(COEFFICIENT, Math.ceil(Math.max(...coefficients.map(Math.abs))));
  const span = useMemo<Span>(() => ({ minimum: -reach, maximum: reach, scale: 'linear' }), [reach]);
  const parameters = useMemo(() => bending.parameters(settings), [bending, settings]);
  const isSum = useMemo(() => bending.statistics(settings, []) !== null, [bending, settings]);
  const bend = (at: number, value: number) =>
    setBent((before) => ({ ...before, coefficients: before.coefficients.with(at, value) }));
  const shape = shapeWords(bendable, settings);
  return (
    <div className="sandbox-body">
      <div className="sandbox-plot">
        <Distribution
          spec={spec}
          posterior={posterior}
          settings={settings}
          dimension={0}
          temperature={temperature}
          place={placeOf(model)}
          title="the sandbox"
        />
        <div className="sandbox-buttons">
          <TakePosterior model={model} bendable={bendable} onTake={setBent} />
          <button type="button" onClick={() => setBent({ ...bent, coefficients: coefficients.map(() => 0) })}>
            {isSum ? 'Flatten' : 'Set all to 0'}
          </button>
        </div>
      </div>
      <div className="sandbox-controls" role="group" aria-label="Sandbox">
        {shape && <p className="setting-note">{shape}</p>}
        <MovingSlider
          label="Sandbox T"
          symbol=""
          span={spanOf(temperatureField)}
          meaning="Temperature of the samples drawn here."
          value={temperature}
          onMove={(value) => setBent((before) => ({ ...before, temperature: value }))}
        />
        <Resizer field="polynomialOrder" bendable={bendable} bent={bent} onMove={setBent} />
        <Resizer field="gridPoints" bendable={bendable} bent={bent} onMove={setBent} />
        {notices.map((notice) => (
          <p key={notice} className="setting-note">
            {notice}
          </p>
        ))}
        {parameters.length > mostBent ? (
          <p className="setting-note">{tooManyWords(bendable, settings, parameters.length)}</p>
        ) : (
          parameters.map(({ label, meaning }, p) => (
            <MovingSlider
              key={p}
              label={label}
              symbol=""
              span={span}
              meaning={meaning}
              value={coefficients[p]}
              onMove={(value) => bend(p, value)}
            />
          ))
        )}
      </div>
    </div>
  );
}

const labels: Readonly<Record<Resized, string>> = { polynomialOrder: 'Sandbox M', gridPoints: 'Sandbox R' };

function meaningOf(field: Resized, { bending }: Bendable): string {
  if (field === 'gridPoints') return 'Grid points on [−1, 1].';
  return bending.resized === 'cut'
    ? 'Number of coefficients. A smaller M drops the last ones; new ones are 0.'
    : 'Order of the density. A new order takes the nearest density it can express.';
}

interface ResizerProps {
  readonly field: Resized;
  readonly bendable: Bendable;
  readonly bent: Bent;
  readonly onMove: (change: (before: Bent) => Bent) => void;
}

/** The slider of M or R; nothing where the field does nothing. */
function Resizer({ field, bendable, bent, onMove }: ResizerProps) {
  const { spec } = bendable;
  const declared = spec.fields[field];
  if (declared?.kind !== 'integer' || spec.applies?.(field, bent.settings) === false) return null;
  return (
    <MovingSlider
      label={labels[field]}
      symbol=""
      span={spanOf(declared)}
      meaning={meaningOf(field, bendable)}
      value={Number(valueOf(bent.settings, field))}
      onMove={(value) => onMove((before) => moved(bendable, before, field, value))}
    />
  );
}
