/** The pictures that exact evidence is of, with their labels: asked for once it is measured. */
import { createStore } from 'zustand/vanilla';
import type { Commands } from '../../engine/protocol';
import type { ExactOptions } from '../../experiment/exact';
import type { Experiment } from '../../experiment/experiment';
import { manyPictures } from '../../experiment/arguments';
import { wordsOf } from '../../schema/words-of';
import { experimentSlice } from '../../state/experiment-store';
import { defineSlice, type Readable } from '../../state/slice';
import { truthSlice } from './truth-store';

type Part = ExactOptions['from'];

interface Listed {
  /** The experiment of the run that they were measured for: its data set is theirs. */
  readonly started: Experiment | null;
  /** The first pictures of the part, with labels. */
  readonly pictures: Commands['pictures']['give'];
}

interface ListedState {
  readonly byPart: Readonly<Partial<Record<Part, Listed>>>;
  /** Why there are none. */
  readonly problem: string | null;
}

export const listedSlice = defineSlice<Readable<ListedState>>(({ client, of, atEnd }) => {
  const truth = of(truthSlice);
  const experiment = of(experimentSlice);
  const store = createStore<ListedState>(() => ({ byPart: {}, problem: null }));
  /** Of each part, the last number that was asked for, and for which run. */
  const asked = new Map<Part, { readonly started: Experiment | null; readonly count: number }>();

  async function ask(from: Part, wanted: number, started: Experiment | null): Promise<void> {
    const count = Math.min(wanted, manyPictures);
    const last = asked.get(from);
    if (last?.started === started && last.count >= count) return;
    asked.set(from, { started, count });
    try {
      const indices = Array.from({ length: count }, (_, i) => i);
      const pictures = await client.call('pictures', { indices, from });
      // Another run may have brought other pictures meanwhile.
      if (experiment.getState().started !== started || asked.get(from)?.count !== count) return;
      store.setState(({ byPart }) => ({
        byPart: { ...byPart, [from]: { started, pictures } },
        problem: null,
      }));
    } catch (error) {
      asked.delete(from);
      store.setState({ problem: wordsOf(error) });
    }
  }

  const look = () => {
    const { started } = experiment.getState();
    for (const each of Object.values(truth.getState().byModel))
      if (each.started === started) void ask(each.found.from, each.found.pictures, started);
  };
  atEnd(
    truth.subscribe((now, before) => {
      if (now.byModel !== before.byModel) look();
    }),
  );
  look();
  return store;
});
