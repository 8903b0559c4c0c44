/** How far a sweep is, and what can be done with it. */
import { isBusy, isTraining, runSlice } from '../../../state/run-store';
import { jobsShare } from '../../../state/sweep/sweep-queue';
import { sweepSlice } from '../../../state/sweep/sweep-store';
import { doneWords } from '../../../state/sweep/sweep-words';
import { useSweepWords } from '../../../state/sweep/use-sweep-words';
import { useActions, useSlice, useSliceStore } from '../../../state/use-page';
import { useSettled } from '../../../ui/use-settled';

export function SweepStrip() {
  const { mode, sweep, why } = useSlice(sweepSlice, (state) => state);
  const words = useSweepWords();
  const heard = useSettled(sweep ? doneWords(sweep) : '');
  if (sweep === null) return null;
  return (
    <div className="sweep-strip" role="group" aria-label="Progress of the sweep">
      <p className="number">{words}</p>
      {why !== null && <p className="complaint">It waits: {why}</p>}
      <Share />
      <div className="lab-tools">
        {mode === 'running' && <Running />}
        {mode === 'resting' && <Resting />}
      </div>
      <span className="visually-hidden" role="status" aria-label="Sweep">
        {heard}.
      </span>
    </div>
  );
}

function Share() {
  const sweep = useSlice(sweepSlice, (state) => state.sweep!);
  const mode = useSlice(sweepSlice, (state) => state.mode);
  const job = useSlice(runSlice, ({ status }) => status.step / Math.max(1, status.steps));
  if (mode === 'over') return null;
  return (
    <progress aria-label="Jobs of the sweep" value={jobsShare(sweep, mode === 'running' ? job : 0)} max={1} />
  );
}

/** The rest of what a sweep under way can be told. */
function SkipAndStop() {
  const store = useSliceStore(sweepSlice);
  const busy = useSlice(runSlice, isBusy);
  return (
    <>
      <button
        type="button"
        disabled={busy}
        title="Stops this job where it is and continues with the next."
        onClick={() => void store.skip()}
      >
        Skip this one
      </button>
      <button
        type="button"
        title="Stops the sweep. Finished runs stay kept."
        onClick={() => {
          document.getElementById('sweep-heading')?.focus();
          void store.stop();
        }}
      >
        Stop
      </button>
    </>
  );
}

function Running() {
  const actions = useActions();
  const training = useSlice(runSlice, ({ status }) => isTraining(status));
  const busy = useSlice(runSlice, isBusy);
  return (
    <>
      <button
        type="button"
        disabled={busy}
        onClick={() => void (training || busy ? actions.pause() : actions.train())}
      >
        {training || busy ? 'Pause' : 'Resume'}
      </button>
      <SkipAndStop />
    </>
  );
}

function Resting() {
  const store = useSliceStore(sweepSlice);
  const busy = useSlice(runSlice, isBusy);
  return (
    <>
      <button type="button" className="wanted" disabled={busy} onClick={() => void store.goOn()}>
        Go on with the sweep
      </button>
      <SkipAndStop />
    </>
  );
}
