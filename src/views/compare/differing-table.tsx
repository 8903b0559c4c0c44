/** What differs between the runs, then how well each did; what is the same everywhere is one closed line. */
import { useId, useMemo } from 'react';
import { formatCount } from '../../ui/format';
import { differing, resultRows, type Row } from './differing';
import type { ShownRun } from './use-compared';

export function DifferingTable({ runs }: { readonly runs: readonly ShownRun[] }) {
  const id = useId();
  const compared = useMemo(() => runs.map(({ run }) => run), [runs]);
  const { rows, same } = useMemo(() => differing(compared), [compared]);
  const results = useMemo(() => resultRows(compared), [compared]);
  return (
    <section className="lab-panel" aria-labelledby={id}>
      <h2 id={id}>Settings and results</h2>
      <div className="table-scroll" role="region" aria-label="Settings and results of the runs" tabIndex={0}>
        <table className="lab-table compare-table">
          <caption>
            {rows.length === 0 && runs.length > 1 && 'No setting differs. '}
            L, terms and bounds: nats per picture (lower is better), with the best parameters by validation.
          </caption>
          <thead>
            <tr>
              <td />
              {runs.map(({ letter, run }) => (
                <th key={letter} scope="col">
                  <b translate="no">{letter}</b> {run.title}
                </th>
              ))}
            </tr>
          </thead>
          {rows.length > 0 && <Rows title="What differs" rows={rows} columns={runs.length} />}
          <Rows title="Results" rows={results} columns={runs.length} />
        </table>
      </div>
      <details className="tables">
        <summary>
          {same.length === 1 ? '1 setting is the same' : `${formatCount(same.length)} settings are the same`}
        </summary>
        <dl className="compare-same">
          {same.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd translate="no">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

interface RowsProps {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly columns: number;
}

function Rows({ title, rows, columns }: RowsProps) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={columns + 1} className="compare-group">
          {title}
        </th>
      </tr>
      {rows.map(({ label, values }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          {values.map((value, i) => (
            <td key={i} translate="no">
              {value}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
