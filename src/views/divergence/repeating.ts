/** The repeats of each family as the page sees them: begun, cancelled, gone on with. Keeps what was counted. */
import { createStore } from 'zustand/vanilla';
import { defineSlice, type Readable } from '../../state/slice';
import { atRest, createTask, type TaskState } from '../../state/task';
import { REPEATS, type FamilyName } from './families';
import type { RepeatCounts } from './repeat-counts';
import type { RepeatRequest } from './repeat-worker';
import { askWorker, type Answering } from '../../ui/ask-worker';

/** It does the family that is being counted. */
export interface RepeatingState extends TaskState<FamilyName> {
  readonly repeats: Readonly<Record<FamilyName, readonly RepeatCounts[]>>;
}

export interface Repeating extends Readable<RepeatingState> {
  /** Counts this family and no other, from where it was left; nothing where it is whole. */
  count(family: FamilyName): void;
  cancel(): void;
}

export function createRepeating(spawn: () => Answering<RepeatRequest, RepeatCounts>): Repeating {
  const store = createStore<RepeatingState>(() => ({ ...atRest, repeats: { 3: [], 5: [], smooth: [] } }));
  const task = createTask(store);
  return {
    ...store,
    cancel: task.leave,
    count(family) {
      const { repeats, doing } = store.getState();
      if (doing === family) return;
      task.leave();
      const first = repeats[family].length;
      if (first >= REPEATS) return;
      void task.begin(family, (left) =>
        askWorker(spawn, { family, first }, left, (counted) => {
          const { repeats: before } = store.getState();
          const now = [...before[family], counted];
          store.setState({ repeats: { ...before, [family]: now } });
          return now.length >= REPEATS;
        }),
      );
    },
  };
}

/** The page's, so that what was counted is there when the view is shown again. */
export const repeatingSlice = defineSlice(({ atEnd }) => {
  const repeating = createRepeating(
    () => new Worker(new URL('./repeat-worker.ts', import.meta.url), { type: 'module' }),
  );
  atEnd(repeating.cancel);
  return repeating;
});
