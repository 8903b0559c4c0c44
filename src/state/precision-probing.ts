/** Asks each model for the precision of z of the picked picture while the Geometry view shows it; in the Train view those with a coarse grain, whose spacing stands beside it. */
import { useEffect } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Commands } from '../engine/protocol';
import type { Experiment } from '../experiment/experiment';
import { spacingOf } from '../experiment/spacing';
import type { ModelId } from '../models/registry';
import { createAnswers } from './answers';
import { createModelsRefresher } from './ask-models';
import { askWhileSeen } from './ask-while-seen';
import { defineSlice } from './slice';
import { sharedStores } from './stores';
import { useSliceStore } from './use-page';

const INTERVAL_MILLISECONDS = 2000;

export interface PrecisionView {
  /** The picture it is of. */
  readonly index: number;
  readonly answer: Commands['precision']['give'];
}

export const precisionSlice = defineSlice((page) => {
  const { client, atEnd } = page;
  const stores = sharedStores(page);
  const { experiment, probes, view } = stores;
  const answers = createAnswers<PrecisionView>();
  /** How many show the answers. */
  const shown = createStore(() => 0);
  const where = () => view.getState().name;
  const seen = () => (shown.getState() > 0 ? `${where()} ${probes.getState().picked}` : null);

  async function ask(model: ModelId, started: Experiment): Promise<void> {
    const isGeometry = where() === 'geometry';
    if (!isGeometry && spacingOf(model, experiment.getState().shown.models[model]) === null) return;
    const index = probes.getState().picked;
    const answer = await client.call('precision', { model, index, truth: isGeometry });
    // A run that was replaced meanwhile has nothing to show here.
    if (experiment.getState().started !== started) return;
    answers.setState(({ views }) => ({ views: { ...views, [model]: { index, answer } } }));
  }

  const refresher = createModelsRefresher(stores, {
    milliseconds: INTERVAL_MILLISECONDS,
    seen: () => seen() !== null,
    ask,
    tell: (problem) => answers.setState({ problem }),
  });

  atEnd(
    askWhileSeen(client, stores, {
      seen,
      also: shown,
      hears: ['evaluation'],
      refresher,
      forget: () => answers.setState({ views: {}, problem: null }),
    }),
  );
  return {
    ...answers,
    /** Asks from now on, until what it returns is called: somebody shows the answers. */
    show() {
      shown.setState((count) => count + 1);
      return () => shown.setState((count) => count - 1);
    },
  };
});

/** While the component that calls it is on the page. */
export function usePrecisionShown(): void {
  const slice = useSliceStore(precisionSlice);
  useEffect(() => slice.show(), [slice]);
}
