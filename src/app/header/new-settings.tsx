/** The button that lights up when the settings shown are not those of the run in hand: a new run with them, or back to the run's. */
import { useActions } from '../../state/use-page';
import './new-settings.css';

interface NewSettingsProps {
  /** Names of the settings that differ, joined; empty where none does. */
  readonly differing: string;
  readonly run: boolean;
  readonly busy: boolean;
}

const lit =
  'Leaves the run in hand and starts one from step 0 with the settings shown, with the same seed unless it was changed.';

export function NewSettings({ differing, run, busy }: NewSettingsProps) {
  const actions = useActions();
  const differs = run && differing !== '';
  const reason = run
    ? 'The run in hand has all the settings shown.'
    : 'There is no run yet: Train starts one.';
  return (
    <>
      <button
        type="button"
        className={differs ? 'wanted' : 'new-settings-idle'}
        disabled={!differs || busy}
        onClick={() => void actions.restart()}
        title={differs ? lit : reason}
      >
        New settings
      </button>
      <p className="stale" role="status">
        {differs && `Not in the run: ${differing}. `}
        {differs && (
          <button type="button" className="quiet" onClick={actions.keepRunning}>
            Keep the running settings
          </button>
        )}
      </p>
    </>
  );
}
