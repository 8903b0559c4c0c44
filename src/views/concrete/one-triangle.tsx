/** One large triangle: alpha under the hand, T at once, samples, the masses of its corners' Voronoi cells, and the leak to the faces. */
import { useCallback, useMemo, useState } from 'react';
import { fillGumbel, keyOf } from '../../math/random';
import { nearestCorners, triangleSamples } from '../../math/triangle-samples';
import type { Values } from '../../schema/field';
import { Figure } from '../../ui/figure';
import { formatCount, formatShort, formatSigned } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { Explain } from '../../ui/explain';
import { AlphaHandle } from './alpha-handle';
import { CornerTable } from './corner-table';
import { edgeProfile, edgeScene } from './edge-scene';
import { alphaOf, temperature as temperatureField, type labFields } from './lab-settings';
import { Moved } from './moved';
import { fineDensity, oneTriangleScene } from './one-triangle-scene';
import { cornerMasses, growthWords, oneTriangleSummary } from './one-triangle-words';
import { paperFigures, SEED } from './paper-figures';
import { useRain } from './use-rain';

interface OneTriangleProps {
  readonly values: Values<typeof labFields>;
  readonly set: (change: Partial<Values<typeof labFields>>) => void;
  readonly link: () => string;
}

/** Samples whose corners are counted, and those of them that are drawn. */
const COUNTED = 20_000;
const DRAWN = 3000;
const noise = fillGumbel(new Float32Array(3 * COUNTED), keyOf(SEED, 'lab/triangle'), 0);

const papers = [
  { parts: [1, 1, 1], figure: '6' },
  { parts: [3, 2, 1], figure: '7' },
  { parts: [4, 1, 1], figure: '8' },
] as const;

export function OneTriangle({ values, set, link }: OneTriangleProps) {
  const { parts, temperature } = values;
  const alpha = useMemo(() => alphaOf(parts), [parts]);
  const [rains, setRains] = useState(0);
  const shown = useRain(DRAWN, rains);
  const density = useMemo(() => fineDensity(alpha, temperature), [alpha, temperature]);
  const y = useMemo(
    () => triangleSamples(alpha.map(Math.log), noise, temperature, COUNTED),
    [alpha, temperature],
  );
  const masses = useMemo(() => cornerMasses(nearestCorners(y), alpha), [y, alpha]);
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => oneTriangleScene({ alpha, density, y, shown }, size, ink),
    [alpha, density, y, shown],
  );
  const edge = useCallback(
    (size: PlotSize, ink: PlotInk) => edgeScene(edgeProfile(alpha, temperature), temperature, size, ink),
    [alpha, temperature],
  );
  const settings = { alpha, temperature, samples: COUNTED, seed: SEED };
  return (
    <section className="lab-panel" aria-labelledby="one-triangle-heading">
      <h2 id="one-triangle-heading">One triangle, by hand</h2>
      <p className="quiet-text">Drag α, or move it with the arrow keys.</p>
      <Explain of="one triangle">
        <p>
          Each dashed part lies nearest to one corner. By eq. (3) its share of the samples is that corner’s α
          at every T. T moves samples, but never across a dashed line.
        </p>
        <p>
          Full colour: density at its 98th percentile and above. {formatCount(DRAWN)} of the samples are
          drawn.
        </p>
      </Explain>
      <div className="lab-pair">
        <Figure
          className="lab-one"
          title="One Concrete density"
          summary={oneTriangleSummary(alpha, temperature, masses, y)}
          scene={scene}
          fileName="concrete-triangle"
          settings={settings}
          link={link}
          over={<AlphaHandle alpha={alpha} onMove={(moved) => set({ parts: moved })} />}
        >
          <p className="setting-note">Values from {formatShort(density.clip)} on have the full colour.</p>
        </Figure>
        <div className="lab-controls">
          <Moved
            group="One triangle"
            field={temperatureField}
            value={temperature}
            onMove={(T) => set({ temperature: T })}
          />
          <div className="lab-tools">
            {papers.map(({ parts: preset, figure }) => (
              <button key={figure} type="button" onClick={() => set({ parts: preset })}>
                α = ({paperFigures[figure].alphaText})
              </button>
            ))}
            <button type="button" onClick={() => setRains(rains + 1)}>
              Let samples rain again
            </button>
          </div>
          <CornerTable masses={masses} samples={COUNTED} />
          <h3>The leak to the faces</h3>
          <p>{growthWords(temperature)}.</p>
          <Figure
            className="lab-edge"
            title="Density towards an edge"
            summary={`From the triangle’s middle to an edge’s middle, p goes as the distance to the power 2T − 1 = ${formatSigned(2 * temperature - 1)}: ${temperature < 0.5 ? 'without bound' : temperature > 0.5 ? 'it falls to 0' : 'it stays bounded'}.`}
            scene={edge}
            fileName="concrete-edge"
            settings={settings}
            link={link}
          />
        </div>
      </div>
    </section>
  );
}
