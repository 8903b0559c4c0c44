/** One cursor of steps for the whole page: dragged back, every figure shows what the run was at that evaluation; and a branch from there. */
import { useId } from 'react';
import { pastSlice } from '../../../state/past-store';
import { previewSlice } from '../../../state/preview-store';
import { isBusy, runSlice } from '../../../state/run-store';
import { useActions, useSlice, useSliceStore } from '../../../state/use-page';
import { formatCount } from '../../../ui/format';
import { RangeInput } from '../../../ui/range-input';
import { previewWords } from '../preview-words';
import './time-cursor.css';

export function TimeCursor() {
  const id = useId();
  const past = useSliceStore(pastSlice);
  const steps = useSlice(pastSlice, (state) => state.steps);
  const at = useSlice(pastSlice, (state) => state.at);
  const now = useSlice(runSlice, ({ status }) => status.step);
  if (steps.length === 0) return null;
  const place = at === null ? steps.length : steps.indexOf(at);
  return (
    <div className={at === null ? 'time-cursor' : 'time-cursor time-past'} role="group" aria-label="Time">
      {at !== null && <Branch />}
      <label htmlFor={id}>{at === null ? 'Time' : 'Past'}</label>
      <RangeInput
        id={id}
        min={0}
        max={steps.length}
        value={place}
        onMove={(index) => past.look(steps[index] ?? null)}
        aria-valuetext={at === null ? `now, step ${formatCount(now)}` : `step ${formatCount(at)}, past`}
      />
      <output className="number" htmlFor={id}>
        {at === null ? 'now' : <>step {formatCount(at)}</>}
      </output>
      {at !== null && (
        <button type="button" onClick={() => past.look(null)}>
          Now
        </button>
      )}
    </div>
  );
}

function Branch() {
  const actions = useActions();
  const busy = useSlice(runSlice, isBusy);
  const held = useSlice(previewSlice, (state) => previewWords(state.held));
  return (
    <button
      type="button"
      disabled={busy}
      title="Trains another run from here; this one is kept."
      onClick={() => void actions.branchHere()}
    >
      Branch here{held && ` with ${held}`}
    </button>
  );
}
