/** Opens all explanations, of figures, sliders and views, for teaching; remembered. */
import { explainSlice } from '../../state/explain-store';
import { useSlice, useSliceStore } from '../../state/use-page';

export function ExplainSwitch() {
  const store = useSliceStore(explainSlice);
  const on = useSlice(explainSlice, (state) => state.on);
  return (
    <label className="check explain-switch" title="Opens every explanation, in all views.">
      <input type="checkbox" checked={on} onChange={({ target }) => store.set(target.checked)} />
      Explain
    </label>
  );
}
