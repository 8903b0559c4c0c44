/** A run as it was kept at a step: answers probes as it answered them then, measures L, and trains nothing. */
import type { Dataset, Range } from '../data/dataset';
import { settingsAt } from '../experiment/live-settings';
import { evaluationTemperature } from '../experiment/temperature';
import { loadModel, specOf, type ModelId } from '../models/registry';
import { evaluate } from './evaluate';
import { networkUnder, type Askable } from './learner';
import type { Standing } from './look';
import { createNetwork, disposeNetwork } from './network';
import { askProbe } from './probes/ask-probe';
import type { Run } from './run-contract';

export interface PastTake extends Standing {
  readonly dataset: Dataset;
}

export interface PastRun extends Pick<Run, 'probe' | 'validationTerm2' | 'dispose'> {
  /** L of pictures, in the order of their places in the data set, with the evaluation noise of that seed. Nats. */
  losses(model: ModelId, range: Range, seed: number): Promise<Float64Array>;
}

/** Puts a model onto the device when it is first asked. */
export function createPastRun({ experiment, moves, settled, dataset, look }: PastTake): PastRun {
  const { step } = look;
  const pixels = dataset.width * dataset.height;
  const live = settingsAt(experiment, moves, settled).models;
  const made = new Map<ModelId, Askable>();

  async function modelOf(id: ModelId): Promise<Askable> {
    const found = made.get(id);
    if (found) return found;
    const { name } = specOf(id);
    if (!live[id].settings.on)
      throw new Error(`probe: expected a model that was on at step ${step}, got ${name}, which was off`);
    const one = look.models.get(id);
    if (!one)
      throw new Error(
        `probe: expected a model with parameters at step ${step}, got ${name}, which has none yet; take the run at a later step`,
      );
    const { settings, parameters, beforeResizing } = one;
    const model = await loadModel(id);
    const network = createNetwork(model, settings, pixels, parameters);
    const asked = { model, network, pixels, beforeResizing };
    made.set(id, asked);
    return asked;
  }

  return {
    probe: async (name, take) =>
      askProbe(name, take, { learner: await modelOf(take.model), live, step, dataset, experiment }),
    validationTerm2(id) {
      const term2 = look.models.get(id)?.term2;
      return term2 ? { step: look.evaluatedAt, term2 } : null;
    },
    async losses(id, range, seed) {
      const { settings, heldTemperature } = live[id];
      const { network, release } = await networkUnder(await modelOf(id), settings);
      try {
        const { binarise } = experiment;
        const temperature = evaluationTemperature(id, settings, heldTemperature) ?? 1;
        const work = evaluate({ network, dataset, range, seed, binarise, temperature });
        let next = await work.next();
        while (!next.done) next = await work.next();
        const { term1ByPicture, term2ByPicture } = next.value;
        return Float64Array.from(term1ByPicture, (term1, i) => term1 + term2ByPicture[i]);
      } finally {
        release();
      }
    },
    dispose() {
      for (const { network } of made.values()) disposeNetwork(network);
      made.clear();
    },
  };
}
