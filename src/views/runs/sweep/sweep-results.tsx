/** What the jobs of a sweep came to: a figure a model, a table, and ways on from there. */
import { useMemo, useState } from 'react';
import { writeCompared } from '../../../state/compared-ids';
import { sweptFields, type SweepJob } from '../../../state/sweep/sweep-jobs';
import type { Sweep } from '../../../state/sweep/sweep-queue';
import { sweepSlice } from '../../../state/sweep/sweep-store';
import { usePage, useSlice, useSliceStore } from '../../../state/use-page';
import { Choice } from '../../../ui/choice';
import { saveFile } from '../../../ui/save-file';
import type { ViewProps } from '../../view';
import { runsSlice } from '../runs-store';
import { measures, modelsIn, rowsOf, type Measure } from './results';
import { resultsCsv } from './results-csv';
import { measureNames } from './results-words';
import { ResultsFigure } from './results-figure';
import { ResultsTable } from './results-table';

export function SweepResults({ link }: ViewProps) {
  const { sweep, jobs } = useSlice(sweepSlice, (state) => state);
  if (sweep === null) return null;
  return <Results sweep={sweep} jobs={jobs} link={link} />;
}

interface ResultsProps extends ViewProps {
  readonly sweep: Sweep;
  readonly jobs: readonly SweepJob[];
}

function Results({ sweep, jobs, link }: ResultsProps) {
  const [measure, setMeasure] = useState<Measure>('test');
  const rows = useMemo(() => rowsOf(sweep, jobs), [sweep, jobs]);
  const models = modelsIn(rows);
  const field = sweptFields.find(([name]) => name === sweep.varied?.field)?.[1] ?? null;
  return (
    <>
      {models.length > 0 && (
        <>
          <div className="lab-tools">
            <Choice
              label="L on"
              options={measures}
              names={measureNames}
              value={measure}
              onChoose={setMeasure}
            />
          </div>
          <div className="sweep-figures">
            {models.map((model) => (
              <ResultsFigure
                key={model}
                model={model}
                rows={rows}
                measure={measure}
                field={field}
                link={link}
              />
            ))}
          </div>
        </>
      )}
      <ResultsTable rows={rows} field={field} />
      <Ways sweep={sweep} csv={() => resultsCsv(rows, field?.link ?? '')} />
    </>
  );
}

interface WaysProps {
  readonly sweep: Sweep;
  readonly csv: () => string;
}

function Ways({ sweep, csv }: WaysProps) {
  const store = useSliceStore(sweepSlice);
  const page = usePage();
  const { want } = useSliceStore(runsSlice);
  const isOver = useSlice(sweepSlice, ({ mode }) => mode === 'over');
  const kept = sweep.records.flatMap(({ standing, id }) => (standing === 'done' && id !== null ? [id] : []));
  return (
    <div className="lab-tools">
      <button
        type="button"
        disabled={kept.length === 0}
        onClick={() => saveFile({ name: 'coarse-grain-sweep.csv', type: 'text/csv', content: csv() })}
      >
        Save as CSV
      </button>
      <button
        type="button"
        disabled={kept.length < 2}
        onClick={() => {
          writeCompared(page, kept);
          page.actions.show('compare');
        }}
      >
        Compare these runs
      </button>
      <button type="button" onClick={() => want({ text: '', tag: sweep.tag })}>
        List these runs alone
      </button>
      {isOver && (
        <button
          type="button"
          title="The runs themselves stay kept."
          onClick={() => {
            document.getElementById('sweep-heading')?.focus();
            store.forget();
          }}
        >
          Clear these results
        </button>
      )}
    </div>
  );
}
