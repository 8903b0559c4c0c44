/** How far the sweep is, in one sentence that follows the run in hand. */
import { keptRunsSlice } from '../kept-runs';
import { runSlice } from '../run-store';
import { useSlice, useSliceStore } from '../use-page';
import { turnOf } from './sweep-queue';
import { sweepSlice } from './sweep-store';
import { doneWords, progressWords } from './sweep-words';

export function useSweepWords(): string {
  const { speed } = useSliceStore(sweepSlice);
  const { mode, sweep, jobs } = useSlice(sweepSlice, (state) => state);
  const inHand = useSlice(keptRunsSlice, (state) => state.inHand);
  const step = useSlice(runSlice, ({ status }) => status.step);
  const steps = useSlice(runSlice, ({ status }) => status.steps);
  const state = useSlice(runSlice, ({ status }) => status.state);
  if (sweep === null) return '';
  const at = turnOf(sweep);
  const own = at !== null && sweep.records[at].id === inHand;
  if (mode === 'elsewhere') return `${doneWords(sweep)}: it runs in another tab`;
  if (mode === 'over') return `Ended: ${doneWords(sweep)}`;
  if (mode !== 'running' || !own)
    return mode === 'running' ? doneWords(sweep) : `Paused: ${doneWords(sweep)}`;
  const words = progressWords(sweep, jobs, { step, steps }, speed());
  return state === 'paused' ? `Paused: ${words}` : words;
}
