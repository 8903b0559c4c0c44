import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../experiment/experiment';
import { defaultExperiment } from '../experiment/default-experiment';
import { anyExperiment } from '../experiment/testing/any-experiment';
import { tableRows } from '../experiment/table1/rows';
import { modelIds } from '../models/registry';
import { parseOptions } from './options';
import { trainArguments } from './train-arguments';

function read(words: readonly string[]): Experiment {
  const parsed = parseOptions(words);
  if (parsed.ok !== true) throw new Error(JSON.stringify(parsed));
  return parsed.experiment;
}

describe('trainArguments', () => {
  it('are few words where little is not the default', () => {
    const { experiment } = tableRows.find(({ id }) => id === 'categorical-L10-T0.8')!;
    expect(trainArguments({ ...experiment, seed: 3 }).join(' ')).toBe(
      '--model categorical --seed 3 --categorical.L 10 --categorical.Tmax 0.8 --categorical.Tmin 0.8 --categorical.C 20',
    );
  });

  it.each(tableRows.map(({ id, experiment }) => [id, experiment] as const))(
    '%s is read back as it was',
    (_, experiment) => {
      expect(read(trainArguments(experiment))).toEqual(experiment);
    },
  );

  it('give back every experiment, but for settings of models that are off', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        fc.pre(modelIds.some((id) => experiment.models[id].on));
        const models = modelIds.map((id) => [
          id,
          experiment.models[id].on ? experiment.models[id] : { ...defaultExperiment().models[id], on: false },
        ]);
        expect(read(trainArguments(experiment))).toEqual({
          ...experiment,
          models: Object.fromEntries(models),
        });
      }),
    );
  });
});
