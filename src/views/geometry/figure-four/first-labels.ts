/** The labels of the first validation pictures of the run in hand: asked for once its posteriors are there. */
import { createStore } from 'zustand/vanilla';
import type { Experiment } from '../../../experiment/experiment';
import { experimentSlice } from '../../../state/experiment-store';
import { runSlice } from '../../../state/run-store';
import { defineSlice, type Readable } from '../../../state/slice';
import { wordsOf } from '../../../schema/words-of';
import { geometrySlice } from '../geometry-probing';
import { fourFields } from './four-settings';

interface FirstLabels {
  /** The experiment of the run that they are of. */
  readonly started: Experiment | null;
  readonly labels: Uint8Array;
  /** Why there are none. */
  readonly problem: string | null;
}

const most = Math.max(...fourFields.four.options.map(Number));

export const firstLabelsSlice = defineSlice<Readable<FirstLabels>>(({ client, of, atEnd }) => {
  const experiment = of(experimentSlice);
  const geometry = of(geometrySlice);
  const run = of(runSlice);
  const store = createStore<FirstLabels>(() => ({ started: null, labels: new Uint8Array(), problem: null }));
  let asked: Experiment | null = null;

  async function ask(started: Experiment, count: number): Promise<void> {
    asked = started;
    try {
      const indices = Array.from({ length: count }, (_, i) => i);
      const { labels } = await client.call('pictures', { indices });
      // Another run may have brought other pictures meanwhile.
      if (experiment.getState().started === started) store.setState({ started, labels, problem: null });
    } catch (error) {
      asked = null;
      store.setState({ problem: wordsOf(error) });
    }
  }

  const look = () => {
    const { started } = experiment.getState();
    const pictures = run.getState().dataset?.split.validation ?? 0;
    const isThere = Object.keys(geometry.getState().views).length > 0;
    if (started !== null && started !== asked && isThere && pictures > 0)
      void ask(started, Math.min(most, pictures));
  };
  atEnd(geometry.subscribe(look));
  look();
  return store;
});
