/** A triangle's numbers as a table, made only while it is looked at: alpha, T, share, and the density at chosen places. */
import { useState } from 'react';
import { triangleLogDensity, type Triple } from '../../../math/concrete-triangle';
import type { Simplex } from '../../../models/contract';
import { formatShort } from '../../../ui/format';
import { alphaOf } from './simplex-words';

/** Never on a face, where the density may have no bound. */
const places: readonly Triple[] = [
  [1 / 3, 1 / 3, 1 / 3],
  [0.9, 0.05, 0.05],
  [0.05, 0.9, 0.05],
  [0.05, 0.05, 0.9],
];

function rowsOf(simplex: Simplex): readonly (readonly [string, number])[] {
  const { logAlpha, temperature, share } = simplex;
  return [
    ...alphaOf(simplex).map((p, k) => [`α${k + 1}`, p] as const),
    ['T', temperature],
    ['probability of the three', share],
    ...places.map((y) => {
      const logY: Triple = [Math.log(y[0]), Math.log(y[1]), Math.log(y[2])];
      const density = Math.exp(triangleLogDensity(logAlpha, logY, temperature));
      return [`density at (${y.map(formatShort).join(', ')})`, density] as const;
    }),
  ];
}

export function SimplexNumbers({ title, simplex }: { readonly title: string; readonly simplex: Simplex }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="posterior-numbers" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Values<span className="visually-hidden"> on the triangle of {title}</span>
      </summary>
      {open && (
        <div className="posterior-tables" role="region" aria-label={`Triangle of ${title}`} tabIndex={0}>
          <table>
            <caption>Concrete on the triangle</caption>
            <tbody>
              {rowsOf(simplex).map(([name, value]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td translate="no">{value.toPrecision(6)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
