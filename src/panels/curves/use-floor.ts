/** The floor of term2 for the run in hand: what grey pixels cost even a decoder that is right, their own entropy. */
import { useExperiment, useRun } from '../../state/use-page';
import { floorOf } from './evaluation-rows';

/** On the validation pictures, nats a picture; null where there is none. */
export function useFloor(): number | null {
  const binarise = useExperiment((state) => (state.started ?? state.shown).binarise);
  return useRun((state) => floorOf(state.dataset, binarise));
}
