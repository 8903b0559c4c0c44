/** Shows the explanations beside the figures and the sliders, for teaching; remembered. */
import { explainSlice } from '../../state/explain-store';
import { useSlice, useSliceStore } from '../../state/use-page';

export function ExplainSwitch() {
  const store = useSliceStore(explainSlice);
  const on = useSlice(explainSlice, (state) => state.on);
  return (
    <label className="check explain-switch" title="Shows an explanation below every figure and slider.">
      <input type="checkbox" checked={on} onChange={({ target }) => store.set(target.checked)} />
      Explain
    </label>
  );
}
