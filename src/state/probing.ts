/** Asks each model for its reconstructions, samples and traversal of the picked picture: one question at a time, the newest wish wins. */
import type { EngineClient } from '../engine/protocol';
import type { ModelId } from '../models/registry';
import { createModelsRefresher } from './ask-models';
import { evaluationShown } from './evaluation-shown';
import { largestKl } from './metrics-store';
import { picturesFrom, stripLength, traversalLength, type ModelView } from './probes-store';
import type { Refresher } from './refresher';
import type { Stores } from './stores';

const INTERVAL_MILLISECONDS = 1000;

/** The dimension that a model's traversal shows: the picked one if the model has it, else that of its largest KL. */
export function dimensionOf(model: ModelId, stores: Stores): number {
  const { experiment, probes } = stores;
  const { latent } = (experiment.getState().started ?? experiment.getState().shown).models[model];
  const picked = probes.getState().dimension[model];
  if (picked !== undefined && picked < latent) return picked;
  const evaluation = evaluationShown(model, stores);
  return evaluation ? Math.min(latent - 1, largestKl(evaluation.klByDimension)) : 0;
}

async function viewOf(model: ModelId, client: EngineClient, stores: Stores): Promise<ModelView | null> {
  const { digits, picked: index } = stores.probes.getState();
  if (!digits) return null;
  const dimension = dimensionOf(model, stores);
  const { indices } = digits;
  const both = await client.call('reconstruct', { model, indices: [...indices, index] });
  const { step, settings, temperature } = both;
  const samples = await client.call('sample', { model, count: stripLength });
  const { positions, ...pictures } = await client.call('traverse', {
    model,
    index,
    dimension,
    count: traversalLength,
  });
  const term2 = await client.call('term2', { model, index });
  return {
    step,
    made: { settings, temperature },
    index,
    indices,
    reconstructions: picturesFrom(both, 0, indices.length),
    reconstruction: picturesFrom(both, indices.length, indices.length + 1),
    samples,
    traversal: { dimension, pictures, positions },
    term2,
  };
}

/** Refreshes the models' pictures; a question that a newer one overtook ends in silence. */
export function createProbing(client: EngineClient, stores: Stores): Refresher {
  const { experiment, probes } = stores;
  return createModelsRefresher(stores, {
    milliseconds: INTERVAL_MILLISECONDS,
    async ask(model, started) {
      const view = await viewOf(model, client, stores);
      // A run that was replaced meanwhile has nothing to show here.
      if (view && experiment.getState().started === started)
        probes.setState((state) => ({ views: { ...state.views, [model]: view } }));
    },
    tell: (problem) => probes.setState({ problem }),
  });
}
