/** Table 1 (b), SVHN: the paper's figures, and beside some of them those of a subset, which are not the same data. */
import type { ReactNode } from 'react';
import { table1Svhn } from '../../experiment/presets-svhn';
import type { TableRow } from '../../experiment/table1/table-row';
import { subsetRuns } from '../../experiment/table1/svhn-samples';
import { Explain } from '../../ui/explain';
import { formatCount, formatNats } from '../../ui/format';
import { missing, paperColumns } from './columns';
import { RowName } from './row-name';

const paper = (row: TableRow) => paperColumns.paper.text({ row, summary: null });

interface SvhnTableProps {
  readonly button: (row: TableRow) => ReactNode;
}

export function SvhnTable({ button }: SvhnTableProps) {
  return (
    <>
      <p className="quiet-text">Other data than the paper’s: do not compare them to a nat.</p>
      <Explain of="Table 1 (b)">
        <p>
          The paper’s figures are of around 100,000 pictures. Some rows have runs of{' '}
          {formatCount(subsetRuns[0].steps)} steps here, on a subset: 10,000 pictures of SVHN’s test file.
          They are comparable with each other.
        </p>
        <p>
          term2 of grey pixels cannot fall below their entropy, {formatNats(subsetRuns[0].floor)} nats on the
          subset’s test pictures. Models differ only above it.
        </p>
        <p>
          SVHN is not part of this page. The Data view fetches it. Or{' '}
          <code>npm run table1 -- --dataset svhn --data FOLDER</code> trains and audits these rows from its
          files.
        </p>
      </Explain>
      <div className="table-scroll table1-scroll" tabIndex={0} role="region" aria-label="Table 1, SVHN">
        <table className="lab-table table1-table">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                Row
              </th>
              <th scope="col" rowSpan={2}>
                Run it
              </th>
              <th scope="colgroup" className="table1-group">
                The paper <span>its accounting</span>
              </th>
              <th scope="colgroup" colSpan={3} className="table1-group">
                Here, on a subset <span>other data than the paper’s</span>
              </th>
            </tr>
            <tr>
              <th scope="col">L (term2)</th>
              <th scope="col">L (term2)</th>
              <th scope="col">term2 above its floor</th>
              <th scope="col">L, true bound</th>
            </tr>
          </thead>
          <tbody>
            {table1Svhn.map((row) => {
              const run = subsetRuns.find((one) => one.row === row.id);
              return (
                <tr key={row.id}>
                  <th scope="row">
                    <RowName row={row} />
                  </th>
                  <td>{button(row)}</td>
                  <td className="first" translate="no">
                    {paper(row)}
                  </td>
                  <td className="first" translate="no">
                    {run ? `${formatNats(run.term1 + run.term2)} (${formatNats(run.term2)})` : missing}
                  </td>
                  <td translate="no">{run ? formatNats(run.term2 - run.floor) : missing}</td>
                  <td translate="no">{run ? formatNats(run.bound) : missing}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
