/** From category to continuum: a polynomial under the hand, and what T, R and M make of it. */
import { useCallback, useMemo } from 'react';
import type { Values } from '../../schema/field';
import { Figure } from '../../ui/figure';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { Explain } from '../../ui/explain';
import { Claims } from './claims';
import { Coefficients } from './coefficients';
import { continuumOf, type ContinuumSettings } from './continuum';
import { continuumScene } from './continuum-scene';
import { continuumSummary, trustWords } from './continuum-words';
import {
  coefficientFields,
  continuumTemperature,
  gridPoints as gridField,
  polynomialOrder as orderField,
  type CoefficientName,
  type labFields,
} from './lab-settings';
import { Moved } from './moved';
import { SEED } from './paper-figures';

interface ContinuumPanelProps {
  readonly values: Values<typeof labFields>;
  readonly set: (change: Partial<Values<typeof labFields>>) => void;
  readonly link: () => string;
}

const names = Object.keys(coefficientFields) as CoefficientName[];

/** What a preset sets; coefficients that it does not have are 0. */
function changeOf({
  coefficients,
  gridPoints,
  temperature,
}: ContinuumSettings): Partial<Values<typeof labFields>> {
  const all = names.map((name, m): [CoefficientName, number] => [name, coefficients[m] ?? 0]);
  return {
    ...Object.fromEntries(all),
    polynomialOrder: coefficients.length,
    gridPoints,
    continuumTemperature: temperature,
  };
}

export function ContinuumPanel({ values, set, link }: ContinuumPanelProps) {
  const { gridPoints, polynomialOrder, claim, continuumTemperature: temperature } = values;
  const texts = names
    .slice(0, polynomialOrder)
    .map((name) => values[name])
    .join();
  const settings = useMemo<ContinuumSettings>(
    () => ({ coefficients: texts.split(',').map(Number), gridPoints, temperature }),
    [texts, gridPoints, temperature],
  );
  const continuum = useMemo(() => continuumOf(settings), [settings]);
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => continuumScene(continuum, size, ink),
    [continuum],
  );
  return (
    <section className="lab-panel" aria-labelledby="continuum-heading">
      <h2 id="continuum-heading">From category to continuum</h2>
      <p className="quiet-text">Move T, R, M and the polynomial, or press a claim.</p>
      <Explain of="the continuum">
        <p>
          R categories at points ζ on [−1, 1] have probabilities from a polynomial’s exponential. They are
          relaxed to y ~ Con(β, T) and summed to z = yᵀζ. As T falls, z approaches the category. As R grows,
          the category approaches eq. (2).
        </p>
        <p>
          The closed form is exact if the noise is the logarithm of a T-stable variable. Gumbel noise
          approaches it as T falls or R grows.
        </p>
      </Explain>
      <div className="lab-pair">
        <div>
          <Figure
            className="lab-continuum"
            title="Category, density and z"
            summary={continuumSummary(continuum)}
            scene={scene}
            fileName="category-to-continuum"
            settings={{ ...settings, samples: continuum.z.length, seed: SEED }}
            link={link}
          >
            <p className="setting-note">{trustWords(continuum)}</p>
          </Figure>
          <Claims
            continuum={continuum}
            chosen={claim}
            onChoose={({ id, settings: its }) => set({ claim: id, ...changeOf(its) })}
          />
        </div>
        <div className="lab-controls">
          <Moved
            group="Continuum"
            field={continuumTemperature}
            value={temperature}
            onMove={(T) => set({ continuumTemperature: T })}
          />
          <Moved field={gridField} value={gridPoints} onMove={(R) => set({ gridPoints: R })} />
          <Moved field={orderField} value={polynomialOrder} onMove={(M) => set({ polynomialOrder: M })} />
          <Coefficients
            coefficients={settings.coefficients}
            onMove={(m, value) => set({ [names[m]]: value })}
            onFlatten={() => set(Object.fromEntries(names.map((name) => [name, 0])))}
          />
        </div>
      </div>
    </section>
  );
}
