/** `start` of what a link of this page stands for (definition 23): of the run in hand or the opened link, and of nothing else. Pure. */
import { encodeLink } from '../experiment/encode-link';
import { linked, type ExperimentState } from './experiment-store';
import type { RunState } from './run-store';

/** sha256 of the parameters that it began from, as far as the page knows; null for initial weights. */
export function linkStart(
  state: ExperimentState,
  { start, startOf, inEngine }: Pick<RunState, 'start' | 'startOf' | 'inEngine'>,
): string | null {
  if (start === null) return null;
  const { experiment, moves } = linked(state);
  // Other settings shown are no run yet, and of one that only begins the engine has not said where it does.
  if (state.started !== null) return experiment === state.started && experiment === inEngine ? start : null;
  const isOpened =
    startOf !== null && encodeLink(experiment, moves) === encodeLink(startOf.experiment, startOf.moves);
  return isOpened ? start : null;
}
