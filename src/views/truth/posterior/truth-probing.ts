/** Asks each model for the true posterior of the picked picture while the Truth view is looked at: at rest, at evaluations, and for another picture. */
import type { Commands } from '../../../engine/protocol';
import type { Experiment } from '../../../experiment/experiment';
import type { ModelId } from '../../../models/registry';
import { createAnswers } from '../../../state/answers';
import { createModelsRefresher } from '../../../state/ask-models';
import { askWhileSeen } from '../../../state/ask-while-seen';
import { dimensionOf } from '../../../state/probing';
import { modelsOn } from '../../../state/settings';
import { defineSlice } from '../../../state/slice';
import { sharedStores } from '../../../state/stores';

const INTERVAL_MILLISECONDS = 2000;

export interface TruthView {
  /** The picture it is of. */
  readonly index: number;
  readonly answer: Commands['truth']['give'];
}

export const truthsSlice = defineSlice((page) => {
  const { client, atEnd } = page;
  const stores = sharedStores(page);
  const { experiment, probes, view } = stores;
  const truths = createAnswers<TruthView>();
  /** The picture, and of more than two dimensions the one of each model. */
  const seen = () => {
    if (view.getState().name !== 'truth') return null;
    const { started, shown } = experiment.getState();
    const { models } = started ?? shown;
    const along = modelsOn(shown).map((id) => (models[id].latent > 2 ? dimensionOf(id, stores) : ''));
    return [probes.getState().picked, ...along].join(' ');
  };

  async function ask(model: ModelId, started: Experiment): Promise<void> {
    const index = probes.getState().picked;
    const answer = await client.call('truth', { model, index, dimension: dimensionOf(model, stores) });
    // A run that was replaced meanwhile, and numbers of one about to stop, have nothing to show here.
    if (experiment.getState().started !== started || !Number.isFinite(answer.gap)) return;
    truths.setState(({ views }) => ({ views: { ...views, [model]: { index, answer } } }));
  }

  const refresher = createModelsRefresher(stores, {
    milliseconds: INTERVAL_MILLISECONDS,
    seen: () => seen() !== null,
    ask,
    tell: (problem) => truths.setState({ problem }),
  });

  atEnd(
    askWhileSeen(client, stores, {
      seen,
      hears: ['evaluation'],
      refresher,
      forget: () => truths.setState({ views: {}, problem: null }),
    }),
  );
  return truths;
});
