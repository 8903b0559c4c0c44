/** The button that checks this device, how far it is, and what came of it in one sentence. */
import { deviceSlice } from './device-store';
import { runSlice } from '../../state/run-store';
import { useSlice, useSliceStore } from '../../state/use-page';
import { verdictOf } from './worst';

export function CheckButton() {
  const device = useSliceStore(deviceSlice);
  const checking = useSlice(deviceSlice, (state) => state.doing);
  const ready = useSlice(runSlice, (state) => state.backend !== null && !state.opening);
  return (
    <div className="device-check">
      <button type="button" disabled={!ready || checking !== null} onClick={() => void device.check()}>
        Check this device
      </button>
      {checking && (
        <span className="device-progress">
          <progress aria-label="Checks done" value={checking.done} max={checking.total} /> {checking.text} …
        </span>
      )}
      <Verdict />
    </div>
  );
}

/** Said to a screen reader too; what is checked at each moment is not. */
function Verdict() {
  const checking = useSlice(deviceSlice, (state) => state.doing !== null);
  const report = useSlice(deviceSlice, (state) => state.report);
  const problem = useSlice(deviceSlice, (state) => state.problem);
  const words = checking
    ? 'Checking. Training pauses, then continues unchanged.'
    : problem !== null
      ? `The check failed: ${problem}`
      : report !== null
        ? verdictOf(report)
        : 'Not checked by you yet. The backend was checked when it was chosen.';
  return (
    <p role="status" aria-label="Device check" className="device-verdict">
      {words}
    </p>
  );
}
