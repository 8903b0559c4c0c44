/** The precision of z in numbers: a row a dimension, and the spectrum of G. Made only while it is looked at. */
import { useState } from 'react';
import type { PicturePrecision } from '../../../experiment/precision';
import { formatDigits } from '../../../ui/format';
import { digits } from './precision-words';

interface PrecisionTableProps {
  readonly name: string;
  readonly precision: PicturePrecision;
  readonly picked: number;
}

export function PrecisionTable({ name, precision, picked }: PrecisionTableProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="tables" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Precision of every dimension, {name}</summary>
      {open && (
        <>
          <ByDimension name={name} precision={precision} picked={picked} />
          <Spectrum name={name} precision={precision} />
        </>
      )}
    </details>
  );
}

function ByDimension({ name, precision, picked }: PrecisionTableProps) {
  const { own, factorised, joint, truth, prior, spacing } = precision;
  const columns: readonly (readonly [string, readonly number[]])[] = [
    ['q', own],
    ['least', factorised],
    ['(G + P)⁻¹', joint],
    ...(truth ? [['true', truth] as const] : []),
    ['prior', prior],
  ];
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={`Deviations by dimension, ${name}`}>
      <table className="lab-table">
        <caption>
          Deviations of z; the least is 1 / √((G + P)<sub>jj</sub>).{' '}
          {spacing === null ? 'There is no grid.' : `Spacing of the grid: ${formatDigits(spacing, 2)}.`} The
          picked dimension is ▸
        </caption>
        <thead>
          <tr>
            <th scope="col">dimension</th>
            {columns.map(([head]) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody translate="no">
          {own.map((_, j) => (
            <tr key={j} aria-current={j === picked || undefined}>
              <th scope="row">
                {j === picked && <span aria-hidden="true">▸ </span>}
                {j + 1}
              </th>
              {columns.map(([head, values]) => (
                <td key={head}>{digits(values[j])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Spectrum({ name, precision }: Pick<PrecisionTableProps, 'name' | 'precision'>) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={`Spectrum of G, ${name}`}>
      <table className="lab-table">
        <caption>Eigenvalues of G</caption>
        <thead>
          <tr>
            <th scope="col">rank</th>
            <th scope="col">eigenvalue</th>
          </tr>
        </thead>
        <tbody translate="no">
          {precision.spectrum.map((value, rank) => (
            <tr key={rank}>
              <th scope="row">{rank + 1}</th>
              <td>{digits(Math.max(0, value))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
