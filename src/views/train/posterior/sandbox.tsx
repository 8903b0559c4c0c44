/** A polynomial density to bend by hand, coefficient by coefficient, with T, M and R of its own: tied to no run. */
import { useMemo, useState } from 'react';
import { temperatureField } from '../../../experiment/move-fields';
import type { CommonSettings } from '../../../models/contract';
import { modelIds, specOf, type ModelId } from '../../../models/registry';
import type { IntegerField } from '../../../schema/field';
import { defaultsOf } from '../../../schema/read-values';
import { placeOf } from '../../../state/model-names';
import { MovingSlider } from '../../../ui/moving-slider';
import type { Span } from '../../../ui/slider-scale';
import { spanOf } from '../../span-of';
import { Distribution } from './distribution';
import { TakePosterior } from './take-posterior';

/** Settings of a model whose posterior is a polynomial's. */
interface PolynomialSettings extends CommonSettings {
  readonly polynomialOrder: number;
  readonly gridPoints: number;
}

interface Bent {
  readonly coefficients: readonly number[];
  readonly gridPoints: number;
  readonly temperature: number;
}

interface Polynomials {
  readonly model: ModelId;
  readonly fields: { readonly polynomialOrder: IntegerField; readonly gridPoints: IntegerField };
}

function polynomialsOf(model: ModelId): Polynomials[] {
  const { polynomialOrder, gridPoints } = specOf(model).fields;
  return polynomialOrder?.kind === 'integer' && gridPoints?.kind === 'integer'
    ? [{ model, fields: { polynomialOrder, gridPoints } }]
    : [];
}

/** The first model that has polynomials on a grid; the sandbox draws as it does. */
const found: Polynomials | undefined = modelIds.flatMap(polynomialsOf)[0];
const COEFFICIENT = 10;
/** Two bumps and a slope: a density no Gaussian can be. */
const start: Bent = { coefficients: [0.5, 6, 0, -8, 0], gridPoints: 101, temperature: 0.5 };

export function Sandbox() {
  return found ? <OpenSandbox {...found} /> : <p className="empty">No model has polynomials.</p>;
}

function OpenSandbox({ model, fields }: Polynomials) {
  const spec = specOf(model);
  const [bent, setBent] = useState(start);
  const set = (change: Partial<Bent>) => setBent((before) => ({ ...before, ...change }));
  const { coefficients, gridPoints, temperature } = bent;
  const M = coefficients.length;
  const settings = useMemo(
    () =>
      ({
        ...defaultsOf(spec.fields),
        latent: 1,
        polynomialOrder: M,
        gridPoints,
      }) as unknown as PolynomialSettings,
    [spec, M, gridPoints],
  );
  const posterior = useMemo(() => ({ head: coefficients, prior: coefficients.map(() => 0) }), [coefficients]);
  const reach = Math.max(COEFFICIENT, Math.ceil(Math.max(...coefficients.map(Math.abs))));
  const span = useMemo<Span>(() => ({ minimum: -reach, maximum: reach, scale: 'linear' }), [reach]);
  const order = useMemo(() => spanOf(fields.polynomialOrder), [fields]);
  const grid = useMemo(() => spanOf(fields.gridPoints), [fields]);
  const resize = (wanted: number) =>
    setBent((before) => ({
      ...before,
      coefficients: Array.from({ length: wanted }, (_, m) => before.coefficients[m] ?? 0),
    }));
  const bend = (at: number, value: number) =>
    setBent((before) => ({ ...before, coefficients: before.coefficients.with(at, value) }));
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
          <TakePosterior model={model} onTake={setBent} />
          <button type="button" onClick={() => set({ coefficients: coefficients.map(() => 0) })}>
            Flatten
          </button>
        </div>
      </div>
      <div className="sandbox-controls" role="group" aria-label="Sandbox">
        <MovingSlider
          label="Sandbox T"
          symbol=""
          span={spanOf(temperatureField)}
          meaning="Temperature of the samples drawn here."
          value={temperature}
          onMove={(value) => set({ temperature: value })}
        />
        <MovingSlider
          label="Sandbox M"
          symbol=""
          span={order}
          meaning="Number of coefficients; the cut ones are dropped, new ones are 0."
          value={M}
          onMove={resize}
        />
        <MovingSlider
          label="Sandbox R"
          symbol=""
          span={grid}
          meaning="Grid points on [−1, 1]."
          value={gridPoints}
          onMove={(value) => set({ gridPoints: value })}
        />
        {coefficients.map((coefficient, m) => (
          <MovingSlider
            key={m}
            label={`Coefficient b${m + 1}`}
            symbol=""
            span={span}
            meaning={`The factor of z to the power ${m + 1} in the exponent of eq. (2).`}
            value={coefficient}
            onMove={(value) => bend(m, value)}
          />
        ))}
      </div>
    </div>
  );
}
