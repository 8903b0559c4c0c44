/** The newest KL of every dimension as numbers, a column a model. */
import type { SeriesCurves } from '../../../state/metrics-store';
import { nameOf } from '../../../state/model-names';
import { seriesKey } from '../../../state/series';
import { formatCount } from '../../../ui/format';
import { dimensionName } from './kl-rows';

interface KlTableProps {
  /** Series with at least one evaluation. */
  readonly curves: readonly SeriesCurves[];
}

export function KlTable({ curves }: KlTableProps) {
  const newest = curves.map(({ series, evaluations }) => ({
    ...evaluations[evaluations.length - 1],
    key: seriesKey(series),
  }));
  const most = Math.max(...newest.map(({ klByDimension }) => klByDimension.length));
  return (
    <details className="tables">
      <summary>Table of KL by dimension</summary>
      <div className="table-scroll" role="region" aria-label="KL by dimension" tabIndex={0}>
        <table>
          <caption>Nats, newest evaluation</caption>
          <thead>
            <tr>
              <th scope="col">Dimension</th>
              {newest.map(({ key, model, step }) => (
                <th key={key} scope="col">
                  {nameOf(model)}, step {formatCount(step)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody translate="no">
            {Array.from({ length: most }, (_, j) => (
              <tr key={j}>
                <th scope="row">{dimensionName(j)}</th>
                {newest.map(({ key, klByDimension }) => (
                  <td key={key}>{j < klByDimension.length ? klByDimension[j].toFixed(4) : '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
