/** The difference of L between two runs, as it was asked last: measured when somebody presses the button. */
import { createStore } from 'zustand/vanilla';
import type { Commands } from '../../engine/protocol';
import { differences } from '../../experiment/difference';
import { firstDifference } from '../../experiment/first-difference';
import { defineSlice, type Readable } from '../../state/slice';
import { atRest, createTask, type TaskState } from '../../state/task';
import type { ModelId } from '../../models/registry';
import { wordsOf } from '../../schema/words-of';
import type { ComparedRun } from './compared-run';

/** Two runs as they were when they were compared. */
export interface Pair {
  readonly one: ComparedRun;
  readonly other: ComparedRun;
  readonly model: ModelId;
}

/** Whether an answer about one is about the other too: the run in hand may be another by now, and a run beside may have been opened anew. */
const isSameRun = (a: ComparedRun, b: ComparedRun): boolean =>
  a.key === b.key &&
  (a.experiment === b.experiment ||
    (b.asked !== null &&
      b.asked.of !== null &&
      a.step === b.step &&
      differences(a.experiment, b.experiment).length === 0 &&
      firstDifference(a.moves, b.moves) === Infinity));

export const isSamePair = (a: Pair, b: Pair): boolean =>
  a.model === b.model && isSameRun(a.one, b.one) && isSameRun(a.other, b.other);

interface Measured extends Pair {
  readonly difference: Commands['differenceOfL']['give'];
}

interface Failed {
  readonly pair: Pair;
  readonly words: string;
}

interface DifferenceState extends TaskState<Pair, Failed> {
  readonly measured: Measured | null;
}

interface DifferenceStore extends Readable<DifferenceState> {
  /** Nothing while another one is measured, and of runs without parameters. */
  measure(pair: Pair): Promise<void>;
}

export const differenceSlice = defineSlice((page): DifferenceStore => {
  const store = createStore<DifferenceState>(() => ({ ...atRest, measured: null }));
  const task = createTask(store, (error, pair): Failed => ({ pair, words: wordsOf(error) }));
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    async measure(pair) {
      const { one, other, model } = pair;
      const [asked, askedOther] = [one.asked, other.asked];
      if (asked === null || askedOther === null) return;
      await task.begin(pair, async () => {
        const difference = await page.client.call('differenceOfL', {
          one: { run: asked.of, model },
          other: { run: askedOther.of, model },
        });
        store.setState({ measured: { ...pair, difference } });
      });
    },
  };
});
