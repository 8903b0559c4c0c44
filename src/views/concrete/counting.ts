/** The counting of a figure's samples as the page sees it: begun, cancelled, gone on with. Keeps what was counted of every figure. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { LATTICE } from '../../math/concrete-cells';
import { createTask, type Answering } from '../../ui/worker-task';
import type { CountMessage, CountRequest } from './count-figure';
import { figureNames, type CountPlace, type FigureName } from './lab-settings';
import { paperFigures, SAMPLES, type Counted, type Triangles } from './paper-figures';

/** A figure as far as it is counted, and where that was asked for. */
interface CountedFigure extends Triangles, Counted {
  readonly place: CountPlace;
}

interface CountingState {
  readonly figures: Readonly<Record<FigureName, CountedFigure>>;
  /** The figure that is being counted; null where none is. */
  readonly counting: FigureName | null;
  readonly problem: string | null;
}

interface Counting extends StoreApi<CountingState> {
  /** Counts this figure and no other, from where it was left; nothing where it is whole. At another place it begins anew. */
  count(figure: FigureName, place: CountPlace): void;
  cancel(): void;
}

function nothingOf(figure: FigureName, place: CountPlace): CountedFigure {
  const cells = (LATTICE * (LATTICE + 1)) / 2;
  const { temperatures } = paperFigures[figure];
  return {
    figure,
    place,
    samples: 0,
    counts: temperatures.map(() => new Uint32Array(cells)),
    masses: [],
    onGpu: 0,
    adapter: '',
    reason: '',
  };
}

export function createCounting(spawn: () => Answering<CountRequest, CountMessage>): Counting {
  const store = createStore<CountingState>(() => ({
    figures: Object.fromEntries(
      figureNames.map((name) => [name, nothingOf(name, 'automatic')]),
    ) as CountingState['figures'],
    counting: null,
    problem: null,
  }));
  const task = createTask(spawn);
  const take = (figure: FigureName, message: CountMessage) => {
    const { figures } = store.getState();
    const now = { ...figures[figure], ...message };
    const whole = now.samples >= SAMPLES;
    if (whole) task.end();
    store.setState({ figures: { ...figures, [figure]: now }, counting: whole ? null : figure });
  };

  return {
    ...store,
    cancel() {
      task.end();
      store.setState({ counting: null });
    },
    count(figure, place) {
      const { figures, counting } = store.getState();
      const kept = figures[figure];
      if (counting === figure && kept.place === place) return;
      task.end();
      const { masses, ...begun } = kept.place === place ? kept : nothingOf(figure, place);
      const isWhole = begun.samples >= SAMPLES && masses.length > 0;
      store.setState({
        figures: { ...figures, [figure]: { masses, ...begun } },
        counting: isWhole ? null : figure,
        problem: null,
      });
      if (isWhole) return;
      task.ask(
        begun,
        (message) => take(figure, message),
        (problem) => store.setState({ counting: null, problem }),
      );
    },
  };
}

/** One for the page, so that what was counted is there when the view is shown again. */
export const counting = createCounting(
  () => new Worker(new URL('./count-worker.ts', import.meta.url), { type: 'module' }),
);
