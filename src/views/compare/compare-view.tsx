/** The Compare view: two to six runs over each other, in curves, settings, results, L and pictures. */
import { useEffect } from 'react';
import { useSliceStore } from '../../state/use-page';
import { useViewSettings } from '../../state/use-view-settings';
import { Notice } from '../../ui/notice';
import { caveats } from './comparable';
import { compareFields } from './compare-settings';
import { compareSlice } from './compare-store';
import { ComparedCurves } from './compared-curves';
import { modelsOf } from './compared-run';
import { DifferingTable } from './differing-table';
import { LDifference } from './l-difference';
import { RunPicker } from './run-picker';
import { SideBySide } from './side-by-side';
import { useCompared } from './use-compared';
import '../lab.css';
import './compare.css';

export function CompareView() {
  const store = useSliceStore(compareSlice);
  const { values, notices, set } = useViewSettings('compare', compareFields);
  const { shown, runs, opening, refused, waiting, unknown } = useCompared();
  // Also when the view is shown again.
  useEffect(() => void store.look(), [store]);
  const models = modelsOf(runs.map(({ run }) => run));
  const model = models.includes(values.model) ? values.model : models[0];
  const choice = { model, models, onModel: (one: typeof model) => set({ model: one }) };
  return (
    <>
      {notices.length > 0 && <Notice role="status">{notices.join(' ')}</Notice>}
      <RunPicker shown={shown} waiting={waiting} unknown={unknown} />
      <p role="status" className={opening.length > 0 ? 'empty' : 'visually-hidden'}>
        {opening.length > 0 && 'Opening the runs …'}
      </p>
      {refused.map((words) => (
        <p key={words} className="complaint" role="alert">
          {words}
        </p>
      ))}
      {runs.length > 0 && (
        <>
          {caveats(runs, models).map((words) => (
            <p key={words} className="complaint">
              {words}
            </p>
          ))}
          <ComparedCurves runs={runs} values={values} onSet={set} />
          <DifferingTable runs={runs} />
        </>
      )}
      {runs.length > 0 && model !== undefined && (
        <>
          <LDifference runs={runs} {...choice} />
          <SideBySide runs={runs} {...choice} colourOf={values.colour} />
        </>
      )}
    </>
  );
}
