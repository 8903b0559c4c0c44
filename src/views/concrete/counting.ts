/** The counting of a figure's samples as the page sees it: begun, cancelled, gone on with. Keeps what was counted of every figure. */
import { createStore } from 'zustand/vanilla';
import { LATTICE } from '../../math/concrete-cells';
import { defineSlice, type Readable } from '../../state/slice';
import { atRest, createTask, type TaskState } from '../../state/task';
import { askWorker, type Answering } from '../../ui/ask-worker';
import type { CountMessage, CountRequest } from './count-figure';
import { figureNames, type CountPlace, type FigureName } from './lab-settings';
import { paperFigures, SAMPLES, type Counted, type Triangles } from './paper-figures';

/** A figure as far as it is counted, and where that was asked for. */
export interface CountedFigure extends Triangles, Counted {
  readonly place: CountPlace;
}

/** It does the figure that is being counted. */
export interface CountingState extends TaskState<FigureName> {
  readonly figures: Readonly<Record<FigureName, CountedFigure>>;
}

export interface Counting extends Readable<CountingState> {
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
    ...atRest,
    figures: Object.fromEntries(
      figureNames.map((name) => [name, nothingOf(name, 'automatic')]),
    ) as CountingState['figures'],
  }));
  const task = createTask(store);
  const keep = (now: CountedFigure) =>
    store.setState(({ figures }) => ({ figures: { ...figures, [now.figure]: now } }));

  return {
    ...store,
    cancel: task.leave,
    count(figure, place) {
      const { figures, doing } = store.getState();
      const kept = figures[figure];
      if (doing === figure && kept.place === place) return;
      task.leave();
      const begun = kept.place === place ? kept : nothingOf(figure, place);
      keep(begun);
      const { masses, ...request } = begun;
      if (begun.samples >= SAMPLES && masses.length > 0) return;
      void task.begin(figure, (left) =>
        askWorker(spawn, request, left, (message) => {
          const now = { ...store.getState().figures[figure], ...message };
          keep(now);
          return now.samples >= SAMPLES;
        }),
      );
    },
  };
}

/** The page's, so that what was counted is there when the view is shown again. */
export const countingSlice = defineSlice(({ atEnd }) => {
  const counting = createCounting(
    () => new Worker(new URL('./count-worker.ts', import.meta.url), { type: 'module' }),
  );
  atEnd(counting.cancel);
  return counting;
});
