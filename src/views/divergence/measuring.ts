/** The measurement of one trained posterior as the page sees it: begun, cancelled, its counts so far. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PosteriorView } from '../../state/posterior-store';
import { samplesOf, ROUNDS, type PosteriorCounts, type PosteriorRequest } from './posterior-counts';
import { createTask, type Answering } from '../../ui/worker-task';

interface Measured {
  /** The posterior that it is of. */
  readonly view: PosteriorView;
  readonly request: PosteriorRequest;
  /** Null until the first round is in. */
  readonly counts: PosteriorCounts | null;
}

interface MeasuringState {
  readonly measured: Measured | null;
  readonly measuring: boolean;
  readonly problem: string | null;
}

interface Measuring extends StoreApi<MeasuringState> {
  /** From the first sample; nothing where it has all of them already. */
  measure(view: PosteriorView, request: PosteriorRequest): void;
  cancel(): void;
}

export function createMeasuring(spawn: () => Answering<PosteriorRequest, PosteriorCounts>): Measuring {
  const store = createStore<MeasuringState>(() => ({ measured: null, measuring: false, problem: null }));
  const task = createTask(spawn);
  return {
    ...store,
    cancel() {
      task.end();
      store.setState({ measuring: false });
    },
    measure(view, request) {
      const { measured } = store.getState();
      const whole = ROUNDS * samplesOf(request.zeta.length);
      if (measured?.view === view && (measured.counts?.samples ?? 0) >= whole) return;
      store.setState({ measured: { view, request, counts: null }, measuring: true, problem: null });
      task.ask(
        request,
        (counts) => {
          const done = counts.samples >= whole;
          if (done) task.end();
          store.setState({ measured: { view, request, counts }, measuring: !done });
        },
        (problem) => store.setState({ measuring: false, problem }),
      );
    },
  };
}

/** One for the page, so that what was measured is there when the view is shown again. */
export const measuring = createMeasuring(
  () => new Worker(new URL('./posterior-worker.ts', import.meta.url), { type: 'module' }),
);
