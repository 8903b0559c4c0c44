/** The measurement of one trained posterior as the page sees it: begun, cancelled, its counts so far. */
import { createStore } from 'zustand/vanilla';
import type { PosteriorView } from '../../state/posterior-view';
import { defineSlice, type Readable } from '../../state/slice';
import { atRest, createTask, type TaskState } from '../../state/task';
import { samplesOf, ROUNDS, type PosteriorCounts, type PosteriorRequest } from './posterior-counts';
import { askWorker, type Answering } from '../../ui/ask-worker';

interface Measured {
  /** The posterior that it is of. */
  readonly view: PosteriorView;
  readonly request: PosteriorRequest;
  /** Null until the first round is in. */
  readonly counts: PosteriorCounts | null;
}

interface MeasuringState extends TaskState<true> {
  readonly measured: Measured | null;
}

interface Measuring extends Readable<MeasuringState> {
  /** From the first sample; nothing where it has all of them already. */
  measure(view: PosteriorView, request: PosteriorRequest): void;
  cancel(): void;
}

export function createMeasuring(spawn: () => Answering<PosteriorRequest, PosteriorCounts>): Measuring {
  const store = createStore<MeasuringState>(() => ({ ...atRest, measured: null }));
  const task = createTask(store);
  return {
    ...store,
    cancel: task.leave,
    measure(view, request) {
      const { measured } = store.getState();
      const whole = ROUNDS * samplesOf(request.zeta.length);
      if (measured?.view === view && (measured.counts?.samples ?? 0) >= whole) return;
      task.leave();
      store.setState({ measured: { view, request, counts: null } });
      void task.begin(true, (left) =>
        askWorker(spawn, request, left, (counts) => {
          store.setState({ measured: { view, request, counts } });
          return counts.samples >= whole;
        }),
      );
    },
  };
}

/** The page's, so that what was measured is there when the view is shown again. */
export const measuringSlice = defineSlice(({ atEnd }) => {
  const measuring = createMeasuring(
    () => new Worker(new URL('./posterior-worker.ts', import.meta.url), { type: 'module' }),
  );
  atEnd(measuring.cancel);
  return measuring;
});
