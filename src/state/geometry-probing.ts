/** Asks each model for the posteriors of many pictures while the Geometry view is looked at: when it is shown, at evaluations and at rest. */
import type { EngineClient } from '../engine/protocol';
import type { Experiment } from '../experiment/experiment';
import { readSettings } from '../experiment/view-settings';
import type { ModelId } from '../models/registry';
import { createModelsRefresher } from './ask-models';
import { geometryFields } from './geometry-settings';
import { headSettings } from './head-settings';
import { canBeAsked, isTraining } from './run-store';
import type { Stores } from './use-page';

const INTERVAL_MILLISECONDS = 2000;

/** Starts asking; returns what ends it. */
export function startGeometryProbing(client: EngineClient, stores: Stores): () => void {
  const { experiment, run, geometry, view } = stores;
  const seen = () => view.getState().name === 'geometry';
  const pictures = () =>
    Number(readSettings('geometry', geometryFields, view.getState().settings).values.pictures);

  async function ask(model: ModelId, started: Experiment): Promise<void> {
    const asked = experiment.getState().shown.models[model];
    const posteriors = await client.call('posteriors', { model, count: pictures() });
    const now = experiment.getState();
    // A run that was replaced meanwhile, and numbers of one about to stop, have nothing to show here.
    if (now.started !== started || !posteriors.heads.every(Number.isFinite)) return;
    const last = geometry.getState().views[model];
    const candidates = [now.shown.models[model], asked, ...(last ? [last.settings] : [])];
    const size = posteriors.heads.length / posteriors.pictures;
    const settings = headSettings(model, size, [...candidates, now.started.models[model]]);
    if (settings === null) return;
    geometry.setState(({ views }) => ({ views: { ...views, [model]: { settings, posteriors } } }));
  }

  const refresher = createModelsRefresher(stores, {
    milliseconds: INTERVAL_MILLISECONDS,
    seen,
    ask,
    tell: (problem) => geometry.setState({ problem }),
  });
  const want = (soon: boolean) => {
    if (seen()) refresher.want(soon);
  };

  const ends = [
    client.on(({ event }) => {
      if (event === 'evaluation') want(false);
    }),
    run.subscribe((now, before) => {
      const resting = canBeAsked(now.status) && !isTraining(now.status);
      if (resting && now.status.state !== before.status.state) want(true);
    }),
    view.subscribe((now, before) => {
      if (now.name !== before.name || now.settings !== before.settings) want(true);
    }),
    experiment.subscribe((now, before) => {
      if (now.started !== before.started) {
        refresher.cancel();
        geometry.setState({ views: {}, problem: null });
      } else if (now.shown.models !== before.shown.models && !isTraining(run.getState().status)) want(true);
    }),
    () => refresher.cancel(),
  ];
  return () => ends.forEach((end) => end());
}
