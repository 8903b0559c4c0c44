/** The place of the list of moves in the rail: there is one while there are moves, while a branch comes to where the run was, and while the keyboard is in it. */
import { useState } from 'react';
import { experimentSlice } from '../../../state/experiment-store';
import { runSlice } from '../../../state/run-store';
import { useSlice } from '../../../state/use-page';
import { ErrorBoundary } from '../../../ui/error-boundary';
import { lateMoves } from './late-moves';

export function MovesPlace() {
  const any = useSlice(experimentSlice, (state) => state.moves.length > 0);
  const again = useSlice(runSlice, (state) => state.again !== null);
  const [focused, setFocused] = useState(false);
  if (!any && !again && !focused) return null;
  return (
    <div className="rail-moves" onFocus={() => setFocused(true)} onBlur={() => setFocused(false)}>
      <ErrorBoundary what="The list of moves">
        <lateMoves.Part meanwhile={null} />
      </ErrorBoundary>
    </div>
  );
}
