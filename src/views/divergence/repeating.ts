/** The repeats of each family as the page sees them: begun, cancelled, gone on with. Keeps what was counted. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { REPEATS, type FamilyName } from './families';
import type { RepeatCounts } from './repeat-counts';
import type { RepeatRequest } from './repeat-worker';
import { createTask, type Answering } from '../../ui/worker-task';

interface RepeatingState {
  readonly repeats: Readonly<Record<FamilyName, readonly RepeatCounts[]>>;
  /** The family that is being counted; null where none is. */
  readonly counting: FamilyName | null;
  readonly problem: string | null;
}

interface Repeating extends StoreApi<RepeatingState> {
  /** Counts this family and no other, from where it was left; nothing where it is whole. */
  count(family: FamilyName): void;
  cancel(): void;
}

export function createRepeating(spawn: () => Answering<RepeatRequest, RepeatCounts>): Repeating {
  const store = createStore<RepeatingState>(() => ({
    repeats: { 3: [], 5: [], smooth: [] },
    counting: null,
    problem: null,
  }));
  const task = createTask(spawn);
  const take = (family: FamilyName, counted: RepeatCounts) => {
    const { repeats } = store.getState();
    const now = [...repeats[family], counted];
    const whole = now.length >= REPEATS;
    if (whole) task.end();
    store.setState({ repeats: { ...repeats, [family]: now }, counting: whole ? null : family });
  };
  return {
    ...store,
    cancel() {
      task.end();
      store.setState({ counting: null });
    },
    count(family) {
      const { repeats, counting } = store.getState();
      if (counting === family) return;
      task.end();
      const first = repeats[family].length;
      store.setState({ counting: first < REPEATS ? family : null, problem: null });
      if (first < REPEATS)
        task.ask(
          { family, first },
          (counted) => take(family, counted),
          (problem) => store.setState({ counting: null, problem }),
        );
    },
  };
}

/** One for the page, so that what was counted is there when the view is shown again. */
export const repeating = createRepeating(
  () => new Worker(new URL('./repeat-worker.ts', import.meta.url), { type: 'module' }),
);
