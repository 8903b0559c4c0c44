/** The kept runs that a visitor may want back: the one of the last visit, and the one that a new run replaced. Also what is not kept, and why. */
import { keptRunsSlice } from '../../state/kept-runs';
import { isBusy, runSlice } from '../../state/run-store';
import { useActions, useSlice, useSliceStore } from '../../state/use-page';
import { formatCount, formatTime } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { useSettled } from '../../ui/use-settled';

export function KeptRunsMessages() {
  const actions = useActions();
  const { dismiss } = useSliceStore(keptRunsSlice);
  const { offered, left, returning, lost, gone, problem } = useSlice(keptRunsSlice, (state) => state);
  // What a second press of a button would hit is not there yet.
  const settled = useSettled(left?.id ?? '');
  const engineBusy = useSlice(runSlice, isBusy);
  const busy = engineBusy || returning !== null;
  return (
    <>
      {offered && (
        <Notice role="status" onDismiss={() => dismiss('offered')}>
          <p>
            Your last run is kept on this device: {offered.name || offered.difference},{' '}
            {formatTime(offered.changed)}.
          </p>
          <button
            type="button"
            className="wanted"
            aria-keyshortcuts="C"
            title="Continues training, with the same numbers as an uninterrupted run (C)"
            disabled={busy}
            onClick={() => void actions.continueRun(offered.id)}
          >
            Continue from step {formatCount(offered.step)}
          </button>
        </Notice>
      )}
      {left && (
        <Notice role="status" onDismiss={() => dismiss('left')}>
          <p>
            {left.before === undefined
              ? 'The run before this one is kept, at step '
              : 'Keeping the run before this one, at step '}
            {formatCount(left.step)}.
          </p>
          <button
            type="button"
            disabled={busy || settled !== left.id}
            onClick={() => void actions.continueRun(left.id)}
          >
            Undo
          </button>
        </Notice>
      )}
      {returning !== null && (
        <Notice role="status">
          <p>Getting the run at step {formatCount(returning)} back …</p>
        </Notice>
      )}
      {lost && (
        <Notice role="status" onDismiss={() => dismiss('lost')}>
          <p>The run before this one is not kept: {lost}</p>
        </Notice>
      )}
      {gone.length > 0 && (
        <Notice role="status" onDismiss={() => dismiss('gone')}>
          <p>
            Space was short:{' '}
            {gone.length === 1 ? 'an old unnamed run was' : `${gone.length} old unnamed runs were`} deleted (
            {gone.join('; ')}).
          </p>
        </Notice>
      )}
      {problem && (
        <Notice role="status">
          <p>This run is not kept: {problem}</p>
        </Notice>
      )}
    </>
  );
}
