/** A run as it was at an evaluation: answers probes as it answered them then, and trains nothing. */
import type { Dataset } from '../data/dataset';
import type { Experiment, Move } from '../experiment/experiment';
import { settingsAt } from '../experiment/live-settings';
import { loadModel, specOf, type ModelId } from '../models/registry';
import type { Askable } from './learner';
import type { Look } from './look';
import { createNetwork, disposeNetwork } from './network';
import { askProbe } from './probes/ask-probe';
import type { Run } from './run-contract';

export interface PastTake {
  readonly experiment: Experiment;
  /** All of the run; those at the step or after it were made for later steps. */
  readonly moves: readonly Move[];
  readonly dataset: Dataset;
  readonly look: Look;
}

export type PastRun = Pick<Run, 'probe' | 'validationTerm2' | 'dispose'>;

/** Puts a model onto the device when it is first asked. */
export function createPastRun({ experiment, moves, dataset, look }: PastTake): PastRun {
  const { step } = look;
  const pixels = dataset.width * dataset.height;
  const live = settingsAt(experiment, moves, step - 1).models;
  const made = new Map<ModelId, Askable>();

  async function modelOf(id: ModelId): Promise<Askable> {
    const found = made.get(id);
    if (found) return found;
    const one = look.models.get(id);
    if (!one || !live[id].settings.on)
      throw new Error(
        `probe: expected a model that was on at step ${step}, got ${specOf(id).name}, which was off`,
      );
    const model = await loadModel(id);
    const network = createNetwork(model, one.settings, pixels, one.parameters);
    const asked = { model, network, pixels, beforeResizing: null };
    made.set(id, asked);
    return asked;
  }

  return {
    probe: async (name, take) =>
      askProbe(name, take, { learner: await modelOf(take.model), live, step, dataset, experiment }),
    validationTerm2(id) {
      const term2 = look.models.get(id)?.term2;
      return term2 ? { step, term2 } : null;
    },
    dispose() {
      for (const { network } of made.values()) disposeNetwork(network);
      made.clear();
    },
  };
}
