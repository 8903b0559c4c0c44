import { usualModels } from '../../experiment/most-on';
/** What speaks against comparing L: said of runs of other data, pixels or T, and of no others. */
import { expect, it } from 'vitest';
import { defaultExperiment } from '../../experiment/default-experiment';
import type { Experiment, Move } from '../../experiment/experiment';
import { modelIds } from '../../models/registry';
import { caveats, otherPictures, otherTemperatures } from './comparable';
import { meaningText } from './compare-words';

const run = (letter: string, other: Partial<Experiment> = {}, moves: readonly Move[] = []) => ({
  letter,
  run: {
    experiment: { ...defaultExperiment(), ...other },
    ...{ moves, step: 1000 },
    models: new Map(modelIds.map((id) => [id, {} as never])),
  },
});
const held = (step: number, value: number): Move => ({ step, field: 'temperature', value }) as Move;

it('says nothing of runs that differ in seed or steps', () => {
  expect(caveats([run('A'), run('B', { seed: 2, steps: 50 })], modelIds)).toEqual([]);
});

it('says that data sets, or pixels, differ', () => {
  const own = run('B', { dataset: `own-${'a'.repeat(64)}` });
  expect(otherPictures([run('A'), own])).toMatch(/^These runs are of different data sets/);
  expect(otherPictures([run('A'), run('B', { binarise: 'static' })])).toMatch(
    /grey pixels, others binarised/,
  );
  expect(otherPictures([run('A', { binarise: 'dynamic' }), run('B', { binarise: 'static' })])).toBeNull();
});

it('names T of each run where they differ, of models that have one', () => {
  const runs = [run('A'), run('B', {}, [held(500, 1)]), run('C', {}, [held(2000, 1)])];
  expect(otherTemperatures(runs, 'gauss')).toBeNull();
  expect(otherTemperatures(runs, 'categorical')).toBe('T = 0.5 in A and C, T = 1 in B');
  expect(caveats(runs, usualModels)).toHaveLength(2);
});

it('a lower L at another T is not called better', () => {
  const difference = { mean: -5.7, error: 0.1, pictures: 9, oneL: 1, otherL: 2, oneStep: 1, otherStep: 1 };
  const sides = { one: 'A', other: 'B', model: 'cg-bpef', temperatures: 'T = 0.2 in A, T = 1 in B' } as const;
  expect(meaningText(difference, sides)).toBe(
    'L of A is lower, but T = 0.2 in A, T = 1 in B. At different T a lower L does not mean a better CG-BPEF-VAE.',
  );
});
