/** Which step numbers are of, of how many pictures, and whether the run has left it. */
import { runSlice } from '../../state/run-store';
import { useSlice } from '../../state/use-page';
import { formatCount } from '../../ui/format';

export function Age({ step, pictures }: { readonly step: number; readonly pictures?: number }) {
  const left = useSlice(runSlice, (state) => state.status.step !== step);
  return (
    <p className="number">
      Step {formatCount(step)}
      {pictures !== undefined && `, ${formatCount(pictures)} validation pictures`}
      {left && <span className="lab-age">older than the run: refreshed at an evaluation or a pause</span>}
    </p>
  );
}
