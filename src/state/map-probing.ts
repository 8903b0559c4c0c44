/** Asks each model for its latent map while the map is looked at: as it trains, at rest, and for another picture. The newest wish wins. */
import type { EngineClient } from '../engine/protocol';
import type { Experiment } from '../experiment/experiment';
import type { ModelId } from '../models/registry';
import { createModelsRefresher } from './ask-models';
import { mapGrid, mapPictures } from './maps-store';
import { isTraining } from './run-store';
import type { Stores } from './use-page';

const INTERVAL_MILLISECONDS = 2000;

/** The two dimensions of largest KL, the first of them first; 1 and 2 before an evaluation; null where there are not two. */
export function mapDimensions(
  latent: number,
  klByDimension: ArrayLike<number> | null,
): readonly [number, number] | null {
  if (latent < 2) return null;
  const kl = (j: number) => klByDimension?.[j] ?? 0;
  const [a, b] = Array.from({ length: latent }, (_, j) => j).sort((i, j) => kl(j) - kl(i) || i - j);
  return a < b ? [a, b] : [b, a];
}

/** Starts asking; returns what ends it. */
export function startMapProbing(client: EngineClient, stores: Stores): () => void {
  const { experiment, run, metrics, probes, maps, view } = stores;
  const seen = () => view.getState().name === 'latent-map';

  async function ask(model: ModelId, started: Experiment): Promise<void> {
    const { latent } = experiment.getState().shown.models[model];
    const evaluation = metrics.getState().curves[model]?.evaluations.at(-1);
    const dimensions = mapDimensions(latent, evaluation?.klByDimension ?? null);
    if (dimensions === null) return;
    const index = probes.getState().picked;
    const { step } = run.getState().status;
    const take = { model, index, dimensions, pictures: mapPictures, grid: mapGrid };
    const map = await client.call('latentMap', take);
    // A run that was replaced meanwhile, and numbers of one about to stop, have nothing to show here.
    if (experiment.getState().started !== started || !map.means.every(Number.isFinite)) return;
    maps.setState(({ views }) => ({
      views: { ...views, [model]: { step, dimensions, latent, index, map } },
    }));
  }

  const refresher = createModelsRefresher(stores, {
    milliseconds: INTERVAL_MILLISECONDS,
    seen,
    ask,
    tell: (problem) => maps.setState({ problem }),
  });
  const want = (soon: boolean) => {
    if (seen()) refresher.want(soon);
  };

  const ends = [
    client.on((event) => {
      if (event.event === 'metrics' || event.event === 'evaluation') want(false);
    }),
    run.subscribe((now, before) => {
      if (isTraining(before.status) && !isTraining(now.status)) want(true);
    }),
    view.subscribe((now, before) => {
      if (now.name !== before.name) want(true);
    }),
    probes.subscribe((now, before) => {
      if (now.picked !== before.picked) want(true);
    }),
    experiment.subscribe((now, before) => {
      if (now.started === before.started) return;
      refresher.cancel();
      maps.setState({ views: {}, problem: null });
    }),
    () => refresher.cancel(),
  ];
  return () => ends.forEach((end) => end());
}
