/** What the three charts draw, small or enlarged: the columns, the axis that is shown, moves and bounds, and whose turn it is. */
import { useDeferredValue } from 'react';
import { experimentSlice } from '../../../state/experiment-store';
import { linkResultSlice } from '../../../state/link-result';
import { metricsSlice, terms } from '../../../state/metrics-store';
import { useSlice } from '../../../state/use-page';
import { useViewSettings } from '../../../state/use-view-settings';
import { useTurns } from '../../../ui/use-turns';
import { boundsSlice } from './bounds-probing';
import { curveFields } from './curve-settings';

/** A chart takes tens of milliseconds to draw: one at a time, and each no more than twice a second. */
const TURN_MILLISECONDS = 170;

export function useCurves() {
  // The columns grow in place; the revision is what changes when there is something to draw.
  const revision = useSlice(metricsSlice, (state) => state.revision);
  // A new series makes three charts anew, which is longer than a frame.
  const curves = useDeferredValue(useSlice(metricsSlice, (state) => state.curves));
  const parent = useSlice(metricsSlice, (state) => state.parent);
  const ghost = useSlice(linkResultSlice, (state) => state.ghost);
  const marks = useSlice(metricsSlice, (state) => state.marks);
  const budget = useSlice(experimentSlice, (state) => (state.started ?? state.shown).steps);
  const { values: shown, notices, set } = useViewSettings('train', curveFields);
  const bounds = useSlice(boundsSlice, (state) => (shown.bounds ? state.curves : null));
  const turns = useTurns(revision, terms.length, TURN_MILLISECONDS);
  return { curves, parent, ghost, budget, shown, notices, set, bounds, turns, marks };
}
