/** The drawn numbers as tables, made only while they are looked at. */
import { useState } from 'react';
import type { Drawable } from '../../../models/contract';

interface NumbersProps {
  /** Whose numbers. */
  readonly name: string;
  readonly drawables: readonly Drawable[];
}

const titles: Readonly<Record<Drawable['name'], string>> = {
  posterior: 'Posterior',
  prior: 'Prior',
  continuous: 'Density of eq. (2)',
  samples: 'Samples',
};
const heads: Readonly<Record<Drawable['kind'], readonly [string, string]>> = {
  bars: ['at', 'probability'],
  density: ['at', 'density'],
  histogram: ['from', 'fraction'],
  points: ['at', 'share'],
};

function pairsOf(drawable: Drawable): readonly (readonly [number, number])[] {
  return drawable.kind === 'histogram'
    ? drawable.mass.map((mass, i) => [drawable.edges[i], mass])
    : drawable.x.map((x, i) => [x, drawable.y[i]]);
}

export function Numbers({ name, drawables }: NumbersProps) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="posterior-numbers"
      data-print="as-found"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        Numbers<span className="visually-hidden"> drawn of {name}</span>
      </summary>
      {open && (
        <div className="posterior-tables" role="region" aria-label={`Numbers of ${name}`} tabIndex={0}>
          {drawables.map((drawable) => (
            <table key={drawable.name}>
              <caption>{titles[drawable.name]}</caption>
              <thead>
                <tr>
                  {heads[drawable.kind].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody translate="no">
                {pairsOf(drawable).map(([x, y], i) => (
                  <tr key={i}>
                    <td>{x.toPrecision(6)}</td>
                    <td>{y.toPrecision(6)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </div>
      )}
    </details>
  );
}
