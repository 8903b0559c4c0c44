/** The floor of term2: what grey pixels cost even a decoder that is right, their own entropy. */
import { useExperiment, useRun } from '../../state/use-page';

/** On the validation pictures of the run in hand, nats a picture; 0 where there is none. */
export function useFloor(): number {
  // Of the grey values: pixels that are drawn to be 0 or 1 have none.
  const grey = useExperiment((state) => (state.started ?? state.shown).binarise === 'none');
  return useRun((state) => (grey ? (state.dataset?.floor ?? 0) : 0));
}
