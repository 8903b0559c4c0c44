/** How far the sweep is, in one line of every view but Runs, which shows all of it; and the way on after a reload or another run. */
import { useEffect } from 'react';
import { isBusy, runSlice } from '../../state/run-store';
import { sweepSlice } from '../../state/sweep/sweep-store';
import { useSweepWords } from '../../state/sweep/use-sweep-words';
import { useActions, useSlice, useSliceStore } from '../../state/use-page';
import { viewSlice } from '../../state/view-store';

export function SweepMessage() {
  const actions = useActions();
  const store = useSliceStore(sweepSlice);
  const { mode, isNews } = useSlice(sweepSlice, (state) => state);
  const inRuns = useSlice(viewSlice, ({ name }) => name === 'runs');
  const busy = useSlice(runSlice, isBusy);
  const words = useSweepWords();
  useEffect(() => store.attend(actions), [store, actions]);
  if (inRuns || mode === 'none' || (mode === 'over' && !isNews)) return null;
  return (
    <div
      className={mode === 'resting' ? 'notice sweep-line sweep-waits' : 'notice sweep-line'}
      role="group"
      aria-label="Sweep"
    >
      <p className="number" title={words}>
        <b>Sweep.</b> {words}
      </p>
      {mode === 'resting' && (
        <button type="button" className="wanted" disabled={busy} onClick={() => void store.goOn()}>
          Go on with the sweep
        </button>
      )}
      <button type="button" onClick={() => actions.show('runs')}>
        {mode === 'over' ? 'Results' : 'Show'}
      </button>
      {mode === 'over' && (
        <button type="button" className="quiet" aria-label="Dismiss" onClick={store.looked}>
          ×
        </button>
      )}
    </div>
  );
}
