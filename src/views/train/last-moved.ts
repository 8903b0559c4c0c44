/** What a hand moved last, with the posteriors as they were: written at every movement and kept when it lets go, until another run. */
import { createStore } from 'zustand/vanilla';
import type { Experiment } from '../../experiment/experiment';
import { modelIds, type ModelId } from '../../models/registry';
import { experimentSlice } from '../../state/experiment-store';
import { posteriorSlice } from '../../state/posterior-probing';
import type { PosteriorView } from '../../state/posterior-view';
import { previewSlice, type Preview } from '../../state/preview-store';
import { dimensionOf } from '../../state/probing';
import { defineSlice } from '../../state/slice';
import { sharedStores } from '../../state/stores';

export interface Moved {
  /** Counts the movements. */
  readonly turn: number;
  readonly name: string;
  readonly held: Preview;
  /** What the controls showed before. */
  readonly shown: Experiment;
  readonly views: Readonly<Partial<Record<ModelId, PosteriorView>>>;
  /** The dimension that each model shows. */
  readonly dimensions: Readonly<Partial<Record<ModelId, number>>>;
}

export const lastMovedSlice = defineSlice((page) => {
  const { of, atEnd } = page;
  const stores = sharedStores(page);
  const posteriors = of(posteriorSlice);
  const store = createStore<{ readonly moved: Moved | null }>(() => ({ moved: null }));
  let turn = 0;
  atEnd(
    of(previewSlice).subscribe(({ held }, before) => {
      const name = Object.keys(held).find((one) => held[one] !== before.held[one]);
      if (name === undefined) return;
      turn++;
      const { shown } = stores.experiment.getState();
      const { views } = posteriors.getState();
      const dimensions = Object.fromEntries(modelIds.map((id) => [id, dimensionOf(id, stores)]));
      store.setState({ moved: { turn, name, held, shown, views, dimensions } });
    }),
  );
  atEnd(
    of(experimentSlice).subscribe((now, before) => {
      if (now.started !== before.started) store.setState({ moved: null });
    }),
  );
  return store;
});
