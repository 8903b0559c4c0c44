/** Eq. (4) and the measured KL of z of every dimension at one T, as a table made only while it is looked at. */
import { useState } from 'react';
import { limit, nats } from './divergence-words';
import { rungTexts } from './lab-settings';
import type { PosteriorDivergence } from './posterior-statistics';

interface DimensionTableProps {
  readonly divergence: PosteriorDivergence;
  readonly rung: number;
}

export function DimensionTable({ divergence, rung }: DimensionTableProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="tables" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Numbers of every dimension</summary>
      {open && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="Numbers of every dimension">
          <table className="lab-table">
            <caption>Nats at T = {rungTexts[rung]}</caption>
            <thead>
              <tr>
                <th scope="col">dimension</th>
                <th scope="col">eq. (4)</th>
                <th scope="col">KL of z</th>
                <th scope="col">correction</th>
              </tr>
            </thead>
            <tbody translate="no">
              {divergence.dimensions.map(({ category, z, beyond, correction }, j) => (
                <tr key={j}>
                  <th scope="row">{j + 1}</th>
                  <td>{nats(category)}</td>
                  <td>
                    {limit(beyond[rung])}
                    {nats(z[rung])}
                  </td>
                  <td>−{correction[rung].toFixed(4)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
