/** Where another view than the bench shows the run's past: it says so, and leads back. */
import { emptyView } from '../../experiment/view';
import { pastSlice } from '../../state/past-store';
import { runSlice } from '../../state/run-store';
import { useSlice, useSliceStore } from '../../state/use-page';
import { viewSlice } from '../../state/view-store';
import { Notice } from '../../ui/notice';
import { formatCount } from '../../ui/format';

export function PastMessage() {
  const past = useSliceStore(pastSlice);
  const at = useSlice(pastSlice, (state) => state.at);
  const onBench = useSlice(viewSlice, (state) => state.name === emptyView.name);
  const step = useSlice(runSlice, ({ status }) => (at === null ? 0 : status.step));
  if (at === null || onBench) return null;
  return (
    <Notice role="status" remedy={{ name: 'Now', act: () => past.look(null) }}>
      <p>
        This shows the past, step {formatCount(at)}. The run is at step {formatCount(step)}.
      </p>
    </Notice>
  );
}
