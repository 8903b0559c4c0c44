/** Three categories of a relaxed posterior on their triangle: density, samples, words and numbers, from plain numbers alone. */
import { useState } from 'react';
import { CLIPPED_AT } from '../../../math/concrete-triangle';
import type { Simplex } from '../../../models/contract';
import { formatShort } from '../../../ui/format';
import { slotAt } from '../../../ui/palette';
import { TrianglePlot, useField, useSimplex, type SimplexProps } from './simplex-drawing';
import { SimplexNumbers } from './simplex-numbers';
import { choiceWords, simplexWords } from './simplex-words';

export function SimplexPlot(props: SimplexProps) {
  const simplex = useSimplex(props);
  if (!simplex) return <p className="empty">A triangle needs three categories.</p>;
  return <Triangle simplex={simplex} place={props.place} title={props.title} />;
}

interface TriangleProps extends Pick<SimplexProps, 'place' | 'title'> {
  readonly simplex: Simplex;
}

function Triangle({ simplex, place, title }: TriangleProps) {
  const [samples, setSamples] = useState(true);
  const field = useField(simplex);
  const words = simplexWords(simplex);
  const clip = formatShort(Math.exp(field.logClip));
  return (
    <div className="simplex">
      <TrianglePlot simplex={simplex} field={field} samples={samples} place={place} title={title} />
      <p className="setting-note">{choiceWords(simplex)}</p>
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
