/** Settings on the page that the run has not got: a new run with them, or back to the run's. Nothing while there are none. */
import { restartNeededFor } from '../../state/settings';
import { experimentSlice } from '../../state/experiment-store';
import { runSlice, hasRun, isBusy } from '../../state/run-store';
import { useActions, useSlice } from '../../state/use-page';

export function NewSettings() {
  const actions = useActions();
  const differing = useSlice(experimentSlice, (state) =>
    state.started ? restartNeededFor(state.started, state.shown).join(', ') : '',
  );
  const run = useSlice(runSlice, ({ status }) => hasRun(status));
  const busy = useSlice(runSlice, isBusy);
  const differs = run && differing !== '';
  return (
    <div
      className={differs ? 'notice new-settings' : undefined}
      role="status"
      aria-label="Settings not in the run"
    >
      {differs && (
        <>
          <p>Not in the run: {differing}.</p>
          <button
            type="button"
            className="wanted"
            disabled={busy}
            onClick={() => void actions.restart()}
            title="Ends this run and starts a new one from step 0 with the settings shown and the same seed."
          >
            New settings
          </button>
          <button type="button" className="quiet" onClick={actions.keepRunning}>
            Keep the running settings
          </button>
        </>
      )}
    </div>
  );
}
