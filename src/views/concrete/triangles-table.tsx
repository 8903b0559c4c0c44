/** How far the samples of each triangle lie from the closed form, in numbers. */
import { formatShort } from '../../ui/format';
import { shortDistance, unboundedWords, type Row } from './triangles-words';

interface TrianglesTableProps {
  readonly caption: string;
  readonly rows: readonly Row[];
}

export function TrianglesTable({ caption, rows }: TrianglesTableProps) {
  return (
    <details className="tables">
      <summary>Numbers of every triangle</summary>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Numbers of every triangle">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">T</th>
              <th scope="col">total variation</th>
              <th scope="col">noise expected</th>
              <th scope="col">beyond 2 σ</th>
              <th scope="col">of cells</th>
              <th scope="col">largest σ</th>
              <th scope="col">unbounded at</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.temperature}>
                <th scope="row" translate="no">
                  {formatShort(row.temperature)}
                </th>
                <td translate="no">{shortDistance(row.totalVariation)}</td>
                <td translate="no">{shortDistance(row.noise)}</td>
                <td translate="no">{row.beyondTwo}</td>
                <td translate="no">{row.judged}</td>
                <td translate="no">{row.largest.toFixed(2)}</td>
                <td>{unboundedWords[row.unbounded]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
