/** The runs whose trained models the page ships: names and experiments. Data only; what was measured of them is in figures.ts. */
import { specOf, type ModelId } from '../../models/registry';
import { defaultExperiment } from '../default-experiment';
import { mapSettings, type Experiment } from '../experiment';
import { planeExperiment } from '../plane-experiment';

export const trainedNames = ['default', 'plane', 'inverse-cdf'] as const;

export type TrainedName = (typeof trainedNames)[number];

const STEPS = 10_000;
const exact = 'inverse-cdf';

const samplesExactly = (id: ModelId): boolean => {
  const { sampler } = specOf(id).fields as { sampler?: { kind: string; options?: readonly string[] } };
  return sampler?.options?.includes(exact) ?? false;
};

/** The usual model that has the exact sampler, alone: the others would be those of the default run. */
function exactExperiment(): Experiment {
  const experiment = defaultExperiment();
  const models = mapSettings((id) => ({
    ...experiment.models[id],
    ...(experiment.models[id].on && samplesExactly(id) ? { sampler: exact } : { on: false }),
  }));
  return { ...experiment, models };
}

const experiments: Readonly<Record<TrainedName, () => Experiment>> = {
  default: defaultExperiment,
  plane: () => planeExperiment(defaultExperiment().dataset),
  'inverse-cdf': exactExperiment,
};

export const trainedExperiment = (name: TrainedName): Experiment => ({
  ...experiments[name](),
  steps: STEPS,
});
