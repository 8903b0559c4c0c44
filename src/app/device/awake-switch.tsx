/** Keeps the screen on while a run trains; remembered. */
import { awakeSlice } from '../../state/awake-store';
import { useSlice, useSliceStore } from '../../state/use-page';

export function AwakeSwitch() {
  const store = useSliceStore(awakeSlice);
  const on = useSlice(awakeSlice, (state) => state.on);
  return (
    <label className="check">
      <input type="checkbox" checked={on} onChange={({ target }) => store.set(target.checked)} />
      Keep the screen on while training
    </label>
  );
}
