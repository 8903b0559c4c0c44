/** Asks each model for its latent map while the map is looked at: as it trains, at rest, and for another picture. The newest wish wins. */
import type { Experiment } from '../../experiment/experiment';
import type { ModelId } from '../../models/registry';
import { createAnswers } from '../../state/answers';
import { createModelsRefresher } from '../../state/ask-models';
import { evaluationShown } from '../../state/evaluation-shown';
import { askWhileSeen } from '../../state/ask-while-seen';
import { defineSlice } from '../../state/slice';
import { sharedStores } from '../../state/stores';
import { mapGrid, mapPictures, type MapView } from './map-view';

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

/** The latent maps, asked for while the view is shown. */
export const mapsSlice = defineSlice((page) => {
  const { client, atEnd } = page;
  const stores = sharedStores(page);
  const { experiment, probes, view } = stores;
  const maps = createAnswers<MapView>();
  const seen = () => (view.getState().name === 'latent-map' ? String(probes.getState().picked) : null);

  async function ask(model: ModelId, started: Experiment): Promise<void> {
    const { latent } = experiment.getState().shown.models[model];
    const evaluation = evaluationShown(model, stores);
    const dimensions = mapDimensions(latent, evaluation?.klByDimension ?? null);
    if (dimensions === null) return;
    const index = probes.getState().picked;
    const take = { model, index, dimensions, pictures: mapPictures, grid: mapGrid };
    const map = await client.call('latentMap', take);
    // A run that was replaced meanwhile, and numbers of one about to stop, have nothing to show here.
    if (experiment.getState().started !== started || !map.means.every(Number.isFinite)) return;
    maps.setState(({ views }) => ({
      views: { ...views, [model]: { step: map.step, dimensions, latent, index, map } },
    }));
  }

  const refresher = createModelsRefresher(stores, {
    milliseconds: INTERVAL_MILLISECONDS,
    seen: () => seen() !== null,
    ask,
    tell: (problem) => maps.setState({ problem }),
  });

  atEnd(
    askWhileSeen(client, stores, {
      seen,
      hears: ['metrics', 'evaluation'],
      refresher,
      forget: () => maps.setState({ views: {}, problem: null }),
    }),
  );
  return maps;
});
