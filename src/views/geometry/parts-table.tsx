/** The parts of term1 and its bounds in numbers, a row a dimension and their sum, made only while it is looked at. */
import { useState } from 'react';
import { boundsOf, totalOf, type Bounds } from '../../math/term1-bounds';
import type { Term1Geometry } from '../../models/term1-geometry';
import { formatCount, formatFineNats as nats } from '../../ui/format';

interface PartsTableProps {
  readonly name: string;
  readonly step: number;
  readonly geometry: Term1Geometry;
  readonly picked: number;
}

const columns: readonly { readonly head: string; readonly of: keyof Bounds }[] = [
  { head: 'term1', of: 'term1' },
  { head: 'eq. (5)', of: 'eq5' },
  { head: 'eq. (6)', of: 'eq6' },
  { head: 'mixture to centroid', of: 'mixtureToCentroid' },
  { head: 'centroid to prior', of: 'centroidToPrior' },
];

export function PartsTable({ name, step, geometry, picked }: PartsTableProps) {
  const [open, setOpen] = useState(false);
  const { dimensions, pictures } = geometry;
  const cells = (bounds: Bounds) =>
    columns.map(({ head, of }) => (
      <td key={head} translate="no">
        {nats(bounds[of])}
      </td>
    ));
  return (
    <details className="tables" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Numbers of every dimension, {name}</summary>
      {open && (
        <div
          className="table-scroll"
          tabIndex={0}
          role="region"
          aria-label={`Parts of term1 by dimension, ${name}`}
        >
          <table className="lab-table">
            <caption>
              Nats, step {formatCount(step)}, {formatCount(pictures)} pictures; the picked dimension is ▸
            </caption>
            <thead>
              <tr>
                <th scope="col">dimension</th>
                {columns.map(({ head }) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody translate="no">
              {dimensions.map((parts, j) => (
                <tr key={j} aria-current={j === picked || undefined}>
                  <th scope="row">
                    {j === picked && <span aria-hidden="true">▸ </span>}
                    {j + 1}
                  </th>
                  {cells(boundsOf(parts))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">sum</th>
                {cells(totalOf(dimensions))}
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </details>
  );
}
