/** Asks each model for the posteriors of many pictures while the Geometry view is looked at: when it is shown, at evaluations and at rest. */
import { readSettings } from '../../experiment/view-settings';
import { createAnswers } from '../../state/answers';
import { createModelsRefresher } from '../../state/ask-models';
import { askPosteriors } from '../../state/ask-posteriors';
import { askWhileSeen } from '../../state/ask-while-seen';
import { geometryFields } from './geometry-settings';
import { defineSlice } from '../../state/slice';
import { sharedStores } from '../../state/stores';
import type { ManyPosteriors } from '../../state/geometry-request';

const INTERVAL_MILLISECONDS = 2000;

/** The posteriors of many pictures, asked for while the view is shown. */
export const geometrySlice = defineSlice((page) => {
  const { client, atEnd } = page;
  const stores = sharedStores(page);
  const { view } = stores;
  const geometry = createAnswers<ManyPosteriors>();
  const pictures = () => readSettings('geometry', geometryFields, view.getState().settings).values.pictures;
  const seen = () => (view.getState().name === 'geometry' ? pictures() : null);

  const refresher = createModelsRefresher(stores, {
    milliseconds: INTERVAL_MILLISECONDS,
    seen: () => seen() !== null,
    async ask(model, started) {
      const answer = await askPosteriors(client, stores, { model, count: Number(pictures()), started });
      if (answer) geometry.setState(({ views }) => ({ views: { ...views, [model]: answer } }));
    },
    tell: (problem) => geometry.setState({ problem }),
  });
  atEnd(
    askWhileSeen(client, stores, {
      seen,
      hears: ['evaluation'],
      refresher,
      forget: () => geometry.setState({ views: {}, problem: null }),
    }),
  );
  return geometry;
});
