/** The floor of term2 for the run in hand: what grey pixels cost even a decoder that is right, their own entropy. */
import { experimentSlice } from '../../../state/experiment-store';
import { runSlice } from '../../../state/run-store';
import { useSlice } from '../../../state/use-page';
import { floorOf } from './evaluation-rows';

/** On the validation pictures, nats a picture; null where there is none. */
export function useFloor(): number | null {
  const binarise = useSlice(experimentSlice, (state) => (state.started ?? state.shown).binarise);
  return useSlice(runSlice, (state) => floorOf(state.dataset, binarise));
}
