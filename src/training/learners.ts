/** The models of a run: made when first switched on, brought to the settings of a step, kept and restored together. */
import type { Experiment, Move } from '../experiment/experiment';
import { createSettingsLookup, type Live } from '../experiment/live-settings';
import { loadModel, modelIds, type ModelId } from '../models/registry';
import type { CommonSettings } from '../models/contract';
import {
  changeSettings,
  createLearner,
  disposeLearner,
  keptLearner,
  restoreSnapshot,
  takeSnapshot,
  type Learner,
} from './learner';
import type { KeptModel, KeptRun } from './kept-run';
import { wasTrained } from './was-trained';

interface Learners {
  /** The models that are on, at the settings that the moves up to `step` ask for. */
  at(step: number): Promise<readonly Learner[]>;
  /** Every model's settings and held temperature at a step. */
  live(step: number): Live['models'];
  heldTemperature(model: ModelId, step: number): number | null;
  settings(model: ModelId, step: number): CommonSettings;
  /** What each model that was made goes on from. */
  keep(): Promise<ReadonlyMap<ModelId, Omit<KeptModel, 'term2'>>>;
  /** Makes the models that were kept, as they were. */
  adopt(kept: KeptRun): Promise<void>;
  /** Puts the models back as they were kept; one that was not made yet starts anew. */
  restore(kept: ReadonlyMap<ModelId, KeptModel>): void;
  dispose(): void;
}

/** One that was asked before it was trained has the size of its first step, as where the moves are made by a link (definition 9). */
const isAnew = ({ begun, adam, network, model }: Learner, settings: CommonSettings): boolean =>
  !begun && adam.count === 0 && model.spec.headMap(network.settings, settings) !== null;

/** `moves` are in order, as the run keeps them. */
export function createLearners(experiment: Experiment, moves: readonly Move[], pixels: number): Learners {
  const made = new Map<ModelId, Learner>();
  let liveAt = createSettingsLookup(experiment, moves);

  const learnerOf = async (id: ModelId, settings: CommonSettings): Promise<Learner> => {
    const found = made.get(id);
    if (found && !isAnew(found, settings)) {
      if (found.network.settings !== settings) await changeSettings(found, settings);
      return found;
    }
    if (found) disposeLearner(found);
    const learner = createLearner(id, await loadModel(id), settings, pixels, experiment.seed);
    made.set(id, learner);
    return learner;
  };

  return {
    async at(step) {
      const models = liveAt(step);
      const on = modelIds.filter((id) => models[id].settings.on);
      const learners: Learner[] = [];
      for (const id of on) learners.push(await learnerOf(id, models[id].settings));
      return learners;
    },
    live: (step) => liveAt(step),
    heldTemperature: (id, step) => liveAt(step)[id].heldTemperature,
    settings: (id, step) => liveAt(step)[id].settings,
    async keep() {
      const entries = [...made].map(async ([id, learner]) => {
        const { beforeResizing } = learner;
        return [id, { snapshot: await takeSnapshot(learner), beforeResizing }] as const;
      });
      return new Map(await Promise.all(entries));
    },
    async adopt(kept) {
      for (const [id, { snapshot, beforeResizing }] of kept.models) {
        const one = { snapshot, beforeResizing, begun: wasTrained(kept, id) };
        made.set(id, keptLearner(id, await loadModel(id), pixels, one));
      }
    },
    restore(kept) {
      // The moves since are taken back; as many others may be made in their place.
      liveAt = createSettingsLookup(experiment, moves);
      for (const [id, learner] of made) {
        const one = kept.get(id);
        if (one) {
          restoreSnapshot(learner, one.snapshot);
          learner.beforeResizing = one.beforeResizing;
        } else {
          disposeLearner(learner);
          made.delete(id);
        }
      }
    },
    dispose() {
      for (const learner of made.values()) disposeLearner(learner);
      made.clear();
    },
  };
}
