/** The mass of each corner's Voronoi cell, sampled, beside its alpha. */
import { formatCount, withMinus } from '../../ui/format';
import type { CornerMass } from './one-triangle-words';

interface CornerTableProps {
  readonly masses: readonly CornerMass[];
  readonly samples: number;
}

export function CornerTable({ masses, samples }: CornerTableProps) {
  return (
    <table className="lab-table">
      <caption>Mass nearest to each corner, of {formatCount(samples)} samples</caption>
      <thead>
        <tr>
          <th scope="col">corner</th>
          <th scope="col">α</th>
          <th scope="col">sampled</th>
          <th scope="col">off by, σ</th>
        </tr>
      </thead>
      <tbody translate="no">
        {masses.map(({ share, alpha, deviation }, k) => (
          <tr key={k}>
            <th scope="row">{k + 1}</th>
            <td>{alpha.toFixed(4)}</td>
            <td>{share.toFixed(4)}</td>
            <td>{withMinus(((share - alpha) / deviation).toFixed(1))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
