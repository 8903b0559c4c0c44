/** What the jobs of a sweep came to: a figure a model, a table, and ways on from there. */
import { useMemo, useState } from 'react';
import { useViewSettings } from '../../../state/use-view-settings';
import { sweptFields, type SweepJob } from '../../../state/sweep/sweep-jobs';
import type { Sweep } from '../../../state/sweep/sweep-queue';
import { sweepSlice } from '../../../state/sweep/sweep-store';
import { useActions, useSlice, useSliceStore } from '../../../state/use-page';
import { Choice } from '../../../ui/choice';
import { saveFile } from '../../../ui/save-file';
import type { Fields } from '../../../schema/field';
import type { ViewProps } from '../../view';
import { runsSlice } from '../runs-store';
import { measures, modelsIn, rowsOf, type Measure } from './results';
import { resultsCsv } from './results-csv';
import { measureNames } from './results-words';
import { ResultsFigure } from './results-figure';
import { ResultsTable } from './results-table';

/** The view that shows runs over each other, and its setting: ids of kept runs with commas between them. */
const COMPARE = 'compare';
const comparedFields = {
  runs: {
    kind: 'name',
    link: 'runs',
    label: 'Runs',
    symbol: '',
    meaning: 'Kept runs, by their ids.',
    equation: null,
    moves: 'All of Compare.',
    live: false,
    options: [''],
    form: /^[\w,-]*$/,
    formText: 'ids with commas between them',
    default: '',
  },
} as const satisfies Fields;

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
  const compared = useViewSettings(COMPARE, comparedFields);
  const { want } = useSliceStore(runsSlice);
  const actions = useActions();
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
          compared.set({ runs: kept.join(',') });
          actions.show(COMPARE);
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
