/** The buttons that move a run: train, pause, one step, from the start again, and a new seed where there is room. Acts only through actions. */
import type { ReactNode } from 'react';
import { runSlice, hasRun, isBusy, isTraining } from '../../state/run-store';
import { experimentSlice } from '../../state/experiment-store';
import { useActions, useSlice } from '../../state/use-page';
import { formatCount } from '../../ui/format';
import './transport.css';

/** Steps that a finished run is extended by. */
const MORE = 1000;

interface TransportProps {
  /** Beside them. */
  readonly children?: ReactNode;
}

export function Transport({ children }: TransportProps) {
  const actions = useActions();
  const status = useSlice(runSlice, (state) => state.status);
  const anyOn = useSlice(experimentSlice, (state) =>
    Object.values(state.shown.models).some((model) => model.on),
  );
  const run = hasRun(status);
  const busy = useSlice(runSlice, isBusy);
  const finished = status.state === 'finished';
  return (
    <div className="transport" role="group" aria-label="Training">
      <Main busy={busy} training={isTraining(status)} finished={finished} disabled={!anyOn} />
      <button
        type="button"
        disabled={busy || isTraining(status) || finished || !anyOn || status.state === 'failed'}
        aria-keyshortcuts="S"
        onClick={() => void actions.step()}
        title="Trains one step of every model that is on, then pauses."
      >
        Step
      </button>
      <button
        type="button"
        disabled={!run || busy}
        aria-keyshortcuts="R"
        onClick={() => void actions.restart()}
        title="Starts at step 0 with the same seed and the settings shown. Changes made during the run apply from step 0. T follows its schedule again."
      >
        Restart
      </button>
      {children}
    </div>
  );
}

export function NewSeed() {
  const actions = useActions();
  const busy = useSlice(runSlice, isBusy);
  return (
    <button
      type="button"
      disabled={busy}
      aria-keyshortcuts="N"
      onClick={() => void actions.newSeed()}
      title="Draws a new random seed; the current run starts again with it."
    >
      New seed
    </button>
  );
}

interface MainProps {
  readonly busy: boolean;
  readonly training: boolean;
  readonly finished: boolean;
  readonly disabled: boolean;
}

/** The one button that matters now. */
function Main({ busy, training, finished, disabled }: MainProps) {
  const actions = useActions();
  if (training)
    return (
      <button
        type="button"
        className="primary"
        aria-keyshortcuts="Space"
        onClick={() => void actions.pause()}
      >
        Pause
      </button>
    );
  if (finished)
    return (
      <button
        type="button"
        className="primary"
        aria-keyshortcuts="Space"
        onClick={() => void actions.extend(MORE)}
      >
        Train {formatCount(MORE)} more
      </button>
    );
  return (
    <button
      type="button"
      className="primary begin"
      aria-keyshortcuts="Space"
      disabled={disabled}
      aria-busy={busy}
      onClick={() => void actions.train()}
    >
      Train
    </button>
  );
}
