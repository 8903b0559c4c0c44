/** Both divergences of every generator at one temperature, with the correction and how often the order holds. */
import { rungTexts } from './lab-settings';
import type { Divergences } from './divergence-statistics';
import { limit, spreadText } from './divergence-words';

interface ReadoutTableProps {
  readonly divergences: Divergences;
  readonly rung: number;
}

export function ReadoutTable({ divergences, rung }: ReadoutTableProps) {
  const label = `Nats at T = ${rungTexts[rung]}`;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="lab-table">
        <caption>{label}, mean ± one deviation</caption>
        <thead>
          <tr>
            <th scope="col">alpha</th>
            <th scope="col">KL(α)</th>
            <th scope="col">KL(z)</th>
            <th scope="col">correction</th>
            <th scope="col">z below α</th>
          </tr>
        </thead>
        <tbody translate="no">
          {divergences.generators.map(({ name, category, z }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{spreadText(category)}</td>
              <td>
                {limit(z[rung].beyond)}
                {spreadText(z[rung])}
              </td>
              <td>−{z[rung].correction.toFixed(4)}</td>
              <td>{Math.round(100 * z[rung].below)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
