/** Where a view without the cursor of steps shows the run's past: it says so, and leads back. */
import { pastSlice } from '../../state/past-store';
import { runSlice } from '../../state/run-store';
import { useSlice, useSliceStore } from '../../state/use-page';
import { viewSlice } from '../../state/view-store';
import { Notice } from '../../ui/notice';
import { formatCount } from '../../ui/format';
import { viewNamed } from '../../views/registry';

export function PastMessage() {
  const past = useSliceStore(pastSlice);
  const at = useSlice(pastSlice, (state) => state.at);
  const shows = useSlice(viewSlice, (state) => viewNamed(state.name).showsPast);
  const step = useSlice(runSlice, ({ status }) => (at === null ? 0 : status.step));
  if (at === null || !shows) return null;
  return (
    <Notice role="status" remedy={{ name: 'Now', act: () => past.look(null) }}>
      <p>
        This shows the past, step {formatCount(at)}. The run is at step {formatCount(step)}.
      </p>
    </Notice>
  );
}
