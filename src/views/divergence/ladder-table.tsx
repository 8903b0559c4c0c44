/** The drawn means and deviations at every temperature as a table, made only while it is looked at. */
import { useState } from 'react';
import type { Divergences } from './divergence-statistics';
import { limit, spreadText } from './divergence-words';
import { rungTexts } from './lab-settings';

export function LadderTable({ divergences }: { readonly divergences: Divergences }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="tables" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Numbers at every T</summary>
      {open && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="Numbers at every T">
          <table className="lab-table">
            <caption>KL(z) in nats, mean ± one deviation of {divergences.repeats} repeats</caption>
            <thead>
              <tr>
                <th scope="col">T</th>
                {divergences.generators.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody translate="no">
              <tr>
                <th scope="row">KL(α)</th>
                {divergences.generators.map(({ name, category }) => (
                  <td key={name}>{spreadText(category)}</td>
                ))}
              </tr>
              {rungTexts.map((text, rung) => (
                <tr key={text}>
                  <th scope="row">{text}</th>
                  {divergences.generators.map(({ name, z }) => (
                    <td key={name}>
                      {limit(z[rung].beyond)}
                      {spreadText(z[rung])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
