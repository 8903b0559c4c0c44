/** Asks each model for the posteriors of many pictures while the Geometry view is looked at: when it is shown, at evaluations and at rest. */
import type { EngineClient } from '../engine/protocol';
import { readSettings } from '../experiment/view-settings';
import { createModelsRefresher } from './ask-models';
import { askPosteriors } from './ask-posteriors';
import { askWhileSeen } from './ask-while-seen';
import { geometryFields } from './geometry-settings';
import type { Stores } from './use-page';

const INTERVAL_MILLISECONDS = 2000;

/** Starts asking; returns what ends it. */
export function startGeometryProbing(client: EngineClient, stores: Stores): () => void {
  const { geometry, view } = stores;
  const pictures = () => readSettings('geometry', geometryFields, view.getState().settings).values.pictures;
  const seen = () => (view.getState().name === 'geometry' ? pictures() : null);

  const refresher = createModelsRefresher(stores, {
    milliseconds: INTERVAL_MILLISECONDS,
    seen: () => seen() !== null,
    async ask(model, started) {
      const last = geometry.getState().views[model]?.settings;
      const answer = await askPosteriors(client, stores, { model, count: Number(pictures()), started, last });
      if (answer) geometry.setState(({ views }) => ({ views: { ...views, [model]: answer } }));
    },
    tell: (problem) => geometry.setState({ problem }),
  });
  return askWhileSeen(client, stores, {
    seen,
    hears: ['evaluation'],
    refresher,
    forget: () => geometry.setState({ views: {}, problem: null }),
  });
}
