/** L of each model of a kept run at its present parameters, on any pictures. Makes a network for as long as it takes. */
import type { Dataset, Range } from '../data/dataset';
import { settingsAt } from '../experiment/live-settings';
import { evaluationTemperature } from '../experiment/temperature';
import { loadModel, type ModelId } from '../models/registry';
import { evaluate } from './evaluate';
import type { KeptRun } from './kept-run';
import { createNetwork, disposeNetwork } from './network';

/** Nats per picture, by model. */
export async function lossOfKept(
  { experiment, moves, step, models }: KeptRun,
  dataset: Dataset,
  range: Range,
): Promise<ReadonlyMap<ModelId, number>> {
  const { seed, binarise } = experiment;
  await dataset.until(range.end);
  const live = settingsAt(experiment, moves, Math.max(0, step - 1)).models;
  const losses = new Map<ModelId, number>();
  for (const [id, { snapshot }] of models) {
    const { settings, parameters } = snapshot;
    const held = evaluationTemperature(id, settings, live[id].heldTemperature);
    const network = createNetwork(await loadModel(id), settings, dataset.width * dataset.height, parameters);
    try {
      const work = evaluate({ network, dataset, range, seed, binarise, temperature: held ?? 1 });
      let next = await work.next();
      while (!next.done) next = await work.next();
      losses.set(id, next.value.term1 + next.value.term2);
    } finally {
      disposeNetwork(network);
    }
  }
  return losses;
}
