/** Measures Theorem 2's bounds of each model while the curves are asked to show them: a question, its computation in a worker, a rest, the next. */
import { readSettings } from '../../../experiment/view-settings';
import { totalOf } from '../../../math/term1-bounds';
import { askWorker } from '../../../ui/ask-worker';
import { createModelsRefresher } from '../../../state/ask-models';
import { askPosteriors } from '../../../state/ask-posteriors';
import { askWhileSeen } from '../../../state/ask-while-seen';
import { boundPictures, createBoundsStore, upTo, withPoint } from './bounds-store';
import { curveFields } from './curve-settings';
import type { GeometryRequest } from '../../../state/geometry-request';
import { inHand } from '../../../state/series';
import { defineSlice } from '../../../state/slice';
import { sharedStores } from '../../../state/stores';

const INTERVAL_MILLISECONDS = 3000;

/** The bounds of Theorem 2, measured while the curves are asked to show them. */
export const boundsSlice = defineSlice((page) => {
  const { client, spawnGeometry: spawn, atEnd } = page;
  const stores = sharedStores(page);
  const { view, past } = stores;
  const bounds = createBoundsStore();
  /** The computation under way; another one leaves it. */
  let computing = new AbortController();
  /** Raised by what makes an answer under way void: a rewind, another run. */
  let era = 0;
  const seen = () => {
    const { name, settings } = view.getState();
    // The curve grows with the run.
    const isNow = past.getState().at === null;
    return isNow && name === 'train' && readSettings('train', curveFields, settings).values.bounds;
  };
  const computed = (request: GeometryRequest) => {
    computing.abort();
    computing = new AbortController();
    return askWorker(spawn, request, computing.signal);
  };

  const refresher = createModelsRefresher(stores, {
    milliseconds: INTERVAL_MILLISECONDS,
    seen,
    async ask(model, started) {
      const own = era;
      const answer = await askPosteriors(client, stores, { model, count: boundPictures, started });
      if (answer === null) return;
      const { dimensions, pictures } = await computed({ model, view: answer });
      const { term1, eq5, eq6 } = totalOf(dimensions);
      if (own !== era || ![term1, eq5, eq6].every(Number.isFinite)) return;
      const point = { step: answer.step, pictures, term1, eq5, eq6 };
      bounds.setState(({ curves }) => ({ curves: withPoint(curves, inHand(model), point) }));
    },
    tell: (problem) => bounds.setState({ problem }),
  });
  atEnd(
    client.on((event) => {
      if (event.event !== 'rewound') return;
      era++;
      const { step } = event.data;
      bounds.setState(({ curves }) => ({ curves: upTo(curves, step) }));
    }),
  );
  atEnd(
    askWhileSeen(client, stores, {
      seen: () => (seen() ? 'bounds' : null),
      hears: ['metrics', 'evaluation'],
      refresher,
      forget: () => {
        era++;
        bounds.setState({ curves: [], problem: null });
      },
    }),
  );
  atEnd(() => computing.abort());
  return bounds;
});
