/** Every thing that was checked, with its worst error beside its tolerance. */
import type { Finding } from '../../engine/protocol';
import { faultOf, kindWords, rowsOf, type Row } from './worst';

const number = (value: number) => (Number.isFinite(value) ? value.toExponential(1) : '–');

export function FindingsTable({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <>
      <p className="setting-note" id="device-findings-note">
        The largest error of each check, beside the largest that rounding explains. The share is error divided
        by tolerance; above 100% is wrong.
      </p>
      <div
        className="table-scroll"
        tabIndex={0}
        role="region"
        aria-label="What was checked"
        aria-describedby="device-findings-note"
      >
        <table className="device-findings">
          <caption className="visually-hidden">The worst error of each check, and its tolerance</caption>
          <thead>
            <tr>
              <th scope="col">Checked</th>
              <th scope="col">Result</th>
              <th scope="col" className="number">
                Worst error
              </th>
              <th scope="col" className="number">
                Tolerance
              </th>
              <th scope="col" className="number">
                Share
              </th>
              <th scope="col" className="number">
                ms
              </th>
              <th scope="col">Of</th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(findings).map((row) => (
              <FindingRow key={`${row.kind} ${row.name}`} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function FindingRow({ row }: { readonly row: Row }) {
  const { kind, name, worst, share, wrong, milliseconds } = row;
  return (
    <tr className={wrong ? 'device-wrong' : undefined}>
      <th scope="row">{name}</th>
      <td className={wrong ? undefined : 'device-right'}>{wrong ? `✗ wrong: ${faultOf(row)}` : '✓ right'}</td>
      <td className="number">{number(worst.error)}</td>
      <td className="number">{number(worst.tolerance)}</td>
      <td className="number">
        {Number.isFinite(share) ? `${(100 * share).toFixed(share < 0.1 ? 1 : 0)}%` : '–'}
      </td>
      <td className="number">{milliseconds.toFixed(1)}</td>
      <td>{kindWords[kind]}</td>
    </tr>
  );
}
