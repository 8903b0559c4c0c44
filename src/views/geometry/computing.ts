/** The parts of one model's term1 as the page sees them: asked of a worker, one question at a time, the newest next. */
import { createStore } from 'zustand/vanilla';
import type { Term1Geometry } from '../../models/term1-geometry';
import type { GeometryRequest, ManyPosteriors, SpawnGeometry } from '../../state/geometry-request';
import type { Readable } from '../../state/slice';
import { atRest, createTask, type TaskState } from '../../state/task';
import { askWorker } from '../../ui/ask-worker';

interface ComputingState extends TaskState<true> {
  /** The last answer, and what it is of. */
  readonly computed: { readonly view: ManyPosteriors; readonly geometry: Term1Geometry } | null;
}

interface Computing extends Readable<ComputingState> {
  /** A question under way is finished first, so that a run that evaluates often still shows something; one of another number of pictures is not. */
  compute(request: GeometryRequest): void;
  end(): void;
}

export function createComputing(spawn: SpawnGeometry): Computing {
  const store = createStore<ComputingState>(() => ({ ...atRest, computed: null }));
  const task = createTask(store);
  let asked: ManyPosteriors | null = null;
  let next: GeometryRequest | null = null;
  async function ask(request: GeometryRequest): Promise<void> {
    const { view } = request;
    asked = view;
    next = null;
    await task.begin(true, async (left) => {
      const geometry = await askWorker(spawn, request, left);
      store.setState({ computed: { view, geometry } });
    });
    if (next) void ask(next);
  }
  return {
    ...store,
    compute(request) {
      if (request.view === asked) return;
      const sameCount = request.view.posteriors.pictures === asked?.posteriors.pictures;
      if (store.getState().doing && sameCount) next = request;
      else {
        task.leave();
        void ask(request);
      }
    },
    end() {
      task.leave();
      asked = next = null;
    },
  };
}
