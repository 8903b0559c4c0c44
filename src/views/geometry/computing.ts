/** The parts of one model's term1 as the page sees them: asked of a worker, one question at a time, the newest next. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Term1Geometry } from '../../models/term1-geometry';
import type { GeometryRequest, SpawnGeometry } from '../../state/geometry-request';
import type { ManyPosteriors } from '../../state/geometry-request';
import { createTask } from '../../ui/worker-task';

interface ComputingState {
  /** The last answer, and what it is of. */
  readonly computed: { readonly view: ManyPosteriors; readonly geometry: Term1Geometry } | null;
  readonly computing: boolean;
  readonly problem: string | null;
}

interface Computing extends StoreApi<ComputingState> {
  /** A question under way is finished first, so that a run that evaluates often still shows something; one of another number of pictures is not. */
  compute(request: GeometryRequest): void;
  end(): void;
}

export function createComputing(spawn: SpawnGeometry): Computing {
  const store = createStore<ComputingState>(() => ({ computed: null, computing: false, problem: null }));
  const task = createTask(spawn);
  let asked: ManyPosteriors | null = null;
  let next: GeometryRequest | null = null;
  const settle = (state: Partial<ComputingState>) => {
    task.end();
    store.setState({ ...state, computing: false });
    if (next) ask(next);
  };
  const ask = (request: GeometryRequest) => {
    const { view } = request;
    asked = view;
    next = null;
    store.setState({ computing: true });
    task.ask(
      request,
      (geometry) => settle({ computed: { view, geometry }, problem: null }),
      (problem) => settle({ problem }),
    );
  };
  return {
    ...store,
    compute(request) {
      if (request.view === asked) return;
      const sameCount = request.view.posteriors.pictures === asked?.posteriors.pictures;
      if (store.getState().computing && sameCount) next = request;
      else ask(request);
    },
    end() {
      task.end();
      asked = next = null;
      store.setState({ computing: false });
    },
  };
}
