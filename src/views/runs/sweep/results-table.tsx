/** The jobs of a sweep as a table: a row a job and model. */
import type { Field } from '../../../schema/field';
import { shortNameOf } from '../../../state/model-names';
import { formatCount, formatDuration, formatNats } from '../../../ui/format';
import type { JobRow } from './results';
import { standingWords } from './results-words';

interface ResultsTableProps {
  readonly rows: readonly JobRow[];
  /** Null where seeds alone vary. */
  readonly field: Field | null;
}

export function ResultsTable({ rows, field }: ResultsTableProps) {
  return (
    <div className="table-scroll" role="region" aria-label="Jobs of the sweep" tabIndex={0}>
      <table className="lab-table sweep-table">
        <caption>Jobs; L in nats (lower is better)</caption>
        <thead>
          <tr>
            <th scope="col">Job</th>
            {field && <th scope="col">{field.label}</th>}
            <th scope="col">Seed</th>
            <th scope="col" className="sweep-model">
              Model
            </th>
            <th scope="col">Validation</th>
            <th scope="col">Test</th>
            <th scope="col">Step</th>
            <th scope="col">Time</th>
            <th scope="col" className="sweep-state">
              State
            </th>
          </tr>
        </thead>
        {rows.map((row, i) => (
          <Job key={row.job.name} row={row} number={i + 1} varied={field !== null} />
        ))}
      </table>
    </div>
  );
}

interface JobProps {
  readonly row: JobRow;
  readonly number: number;
  readonly varied: boolean;
}

function Job({ row: { job, value, record, models }, number, varied }: JobProps) {
  const { result } = record;
  const span = Math.max(1, models.length);
  return (
    <tbody>
      {Array.from({ length: span }, (_, i) => (
        <tr key={i}>
          {i === 0 && (
            <>
              <th scope="rowgroup" rowSpan={span}>
                {number}
              </th>
              {varied && (
                <td rowSpan={span} translate="no">
                  {value}
                </td>
              )}
              <td rowSpan={span} translate="no">
                {job.seed}
              </td>
            </>
          )}
          <td className="sweep-model">{models[i] ? shortNameOf(models[i].id) : '–'}</td>
          <td translate="no">{formatNats(models[i]?.L.validated)}</td>
          <td translate="no">{formatNats(models[i]?.L.test)}</td>
          {i === 0 && (
            <>
              <td rowSpan={span} translate="no">
                {result ? formatCount(result.step) : '–'}
              </td>
              <td rowSpan={span} translate="no">
                {result ? formatDuration(result.seconds) : '–'}
              </td>
              <td rowSpan={span} className="sweep-state">
                {standingWords(record)}
              </td>
            </>
          )}
        </tr>
      ))}
    </tbody>
  );
}
