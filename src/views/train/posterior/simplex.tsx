/** Three categories of a relaxed posterior on their triangle: density, samples, words and numbers, from plain numbers alone. */
import { useCallback, useMemo, useState } from 'react';
import { CLIPPED_AT, triangleField, triangleGrid } from '../../../math/concrete-triangle';
import type { CommonSettings, ModelSpec, Posterior, Simplex } from '../../../models/contract';
import { formatShort } from '../../../ui/format';
import { slotAt } from '../../../ui/palette';
import { PlotCanvas, type PlotInk, type PlotSize } from '../../../ui/plot-canvas';
import { simplexScene } from './simplex-scene';
import { SimplexNumbers } from './simplex-numbers';
import { choiceWords, cornerNames, simplexWords } from './simplex-words';

interface SimplexProps {
  readonly spec: ModelSpec;
  readonly posterior: Posterior;
  readonly settings: CommonSettings;
  readonly dimension: number;
  readonly temperature: number;
  readonly place: number;
  /** What the drawing is of: 'Cat-VAE, dimension z5 of validation picture 3'. */
  readonly title: string;
}

const grid = triangleGrid(64);

export function SimplexPlot(props: SimplexProps) {
  const { spec, posterior, settings, dimension, temperature, place, title } = props;
  const simplex = useMemo(
    () => spec.simplex(posterior, dimension, settings, temperature),
    [spec, posterior, dimension, settings, temperature],
  );
  if (!simplex) return <p className="empty">A triangle needs three categories.</p>;
  return <Triangle simplex={simplex} place={place} title={title} />;
}

interface TriangleProps extends Pick<SimplexProps, 'place' | 'title'> {
  readonly simplex: Simplex;
}

function Triangle({ simplex, place, title }: TriangleProps) {
  const [samples, setSamples] = useState(true);
  const field = useMemo(() => triangleField(grid, simplex.logAlpha, simplex.temperature), [simplex]);
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => simplexScene(simplex, field, samples, size, ink),
    [simplex, field, samples],
  );
  const words = simplexWords(simplex);
  const clip = formatShort(Math.exp(field.logClip));
  return (
    <div className="simplex">
      <h4>Relaxed, on the simplex</h4>
      <p className="setting-note">{choiceWords(simplex)}</p>
      <PlotCanvas
        scene={scene}
        place={place}
        description={`Concrete density of ${title} on a triangle with corners ${cornerNames(simplex).join(', ')}: ${words}.`}
      />
      <p className="posterior-summary">{`${words[0].toUpperCase()}${words.slice(1)}.`}</p>
      <p className="simplex-scale">
        <span>density 0</span>
        <span className="simplex-ramp" style={{ color: slotAt(place).colour }} aria-hidden="true" />
        <span>
          {clip} and above: clipped at the {CLIPPED_AT * 100}th percentile
        </span>
      </p>
      <label className="simplex-choice">
        <input
          type="checkbox"
          checked={samples}
          onChange={(event) => setSamples(event.currentTarget.checked)}
        />
        {simplex.samples.length} samples as dots, their mean a cross
      </label>
      <SimplexNumbers title={title} simplex={simplex} />
    </div>
  );
}
