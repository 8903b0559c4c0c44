/** Asks each model for the picked picture's posterior while it trains, at rest and at a pick; the newest wish wins. */
import type { Experiment } from '../experiment/experiment';
import type { CommonSettings, Posterior } from '../models/contract';
import { specOf, type ModelId } from '../models/registry';
import { createAnswers } from './answers';
import { createModelsRefresher } from './ask-models';
import { askWhileSeen } from './ask-while-seen';
import type { PosteriorView } from './posterior-view';
import { isTraining } from './run-store';
import { defineSlice } from './slice';
import { sharedStores } from './stores';

const INTERVAL_MILLISECONDS = 1000;

/** Whether all numbers of a posterior are finite, and its KL with them. */
export function isFinitePosterior(model: ModelId, posterior: Posterior, settings: CommonSettings): boolean {
  const numbers = [...Array.from(posterior.head), ...Array.from(posterior.prior)];
  return (
    numbers.every(Number.isFinite) && specOf(model).klByDimension(posterior, settings).every(Number.isFinite)
  );
}

/**
 * The view to keep. At rest a shorter head of the same step and picture is a projection of the longer one, which comes
 * back when M does: so the longer one stays.
 */
export function kept(
  before: PosteriorView | undefined,
  after: PosteriorView,
  resting: boolean,
): PosteriorView {
  const projected =
    resting &&
    before?.step === after.step &&
    before.index === after.index &&
    before.posterior.head.length > after.posterior.head.length;
  return projected ? before : after;
}

/** The posteriors of the picked picture, asked for from the moment that somebody wants to show them. */
export const posteriorSlice = defineSlice((page) => {
  const { client, atEnd } = page;
  const stores = sharedStores(page);
  const { experiment, run, probes } = stores;
  const posteriors = createAnswers<PosteriorView>();

  async function ask(model: ModelId, started: Experiment): Promise<void> {
    const index = probes.getState().picked;
    const { step, settings, head, prior } = await client.call('posterior', { model, index });
    // A run that was replaced meanwhile has nothing to show here.
    if (experiment.getState().started !== started) return;
    const posterior = { head, prior };
    // Numbers that cannot be drawn are those of a run about to stop: it says so itself, and the last picture stays.
    if (!isFinitePosterior(model, posterior, settings)) return;
    const before = posteriors.getState().views[model];
    const resting = !isTraining(run.getState().status);
    const view = kept(before, { step, index, settings, posterior }, resting);
    posteriors.setState(({ views }) => ({ views: { ...views, [model]: view } }));
  }

  const refresher = createModelsRefresher(stores, {
    milliseconds: INTERVAL_MILLISECONDS,
    ask,
    tell: (problem) => posteriors.setState({ problem }),
  });

  atEnd(
    askWhileSeen(client, stores, {
      seen: () => String(probes.getState().picked),
      hears: ['metrics', 'evaluation'],
      refresher,
      forget: () => posteriors.setState({ views: {}, problem: null }),
    }),
  );
  return posteriors;
});
