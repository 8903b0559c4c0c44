/** Table 1 as a table that sorts by each of its columns; what a row's button does is the caller's. */
import type { ReactNode } from 'react';
import {
  auditColumns,
  columns,
  hereColumns,
  paperColumns,
  sorted,
  type Column,
  type ColumnName,
  type Entry,
} from './columns';
import { RowName } from './row-name';

interface ResultsTableProps {
  readonly entries: readonly Entry[];
  readonly sort: ColumnName;
  readonly descending: boolean;
  readonly onSort: (column: ColumnName) => void;
  readonly button: (entry: Entry) => ReactNode;
}

const names = (group: object) => Object.keys(group) as ColumnName[];
const groups = [
  { title: 'The paper', note: 'its accounting, not a bound', columns: names(paperColumns) },
  { title: 'Here', note: 'the paper’s accounting, not a bound', columns: names(hereColumns) },
  {
    title: 'Audit of the same parameters',
    note: 'nats, mean over test pictures',
    columns: names(auditColumns),
  },
];
const numeric = groups.flatMap((group) => group.columns);

export function ResultsTable({ entries, sort, descending, onSort, button }: ResultsTableProps) {
  const head = (name: ColumnName, props: { readonly rowSpan?: number } = {}) => {
    const { head: text, meaning }: Column = columns[name];
    const isSorted = name === sort;
    return (
      <th
        key={name}
        scope="col"
        {...props}
        aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : undefined}
      >
        <button type="button" className="table1-sort" title={meaning} onClick={() => onSort(name)}>
          {text}
          <span aria-hidden="true">{isSorted ? (descending ? ' ▼' : ' ▲') : ''}</span>
        </button>
      </th>
    );
  };
  return (
    <div className="table-scroll table1-scroll" tabIndex={0} role="region" aria-label="Table 1">
      <table className="lab-table table1-table">
        <thead>
          <tr>
            {head('row', { rowSpan: 2 })}
            <th rowSpan={2} scope="col">
              Run it
            </th>
            {groups.map(({ title, note, columns: own }) => (
              <th key={title} scope="colgroup" colSpan={own.length} className="table1-group">
                {title} <span>{note}</span>
              </th>
            ))}
          </tr>
          <tr>{numeric.map((name) => head(name))}</tr>
        </thead>
        <tbody>
          {sorted(entries, sort, descending).map((entry) => (
            <tr key={entry.row.id}>
              <th scope="row">
                <RowName row={entry.row} />
              </th>
              <td>{button(entry)}</td>
              {numeric.map((name) => (
                <td
                  key={name}
                  translate="no"
                  className={groups.some(({ columns: [first] }) => first === name) ? 'first' : ''}
                >
                  {columns[name].text(entry)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
