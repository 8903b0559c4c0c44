/** The tables of what differs and of results. */
import { expect, it } from 'vitest';
import { defaultExperiment } from '../../experiment/default-experiment';
import type { Experiment } from '../../experiment/experiment';
import { differing, resultRows } from './differing';
import { comparedRun, withSeed } from './testing/compared';

const curve = { steps: 40, at: () => 100, evaluated: [20, 40] };
const models = (change: (models: Experiment['models']) => Partial<Experiment['models']>): Experiment => {
  const experiment = defaultExperiment();
  return { ...experiment, models: { ...experiment.models, ...change(experiment.models) } };
};

it('lists what differs, in the runs’ order, and counts what is the same', () => {
  const { rows, same } = differing(
    [1, 2].map((seed) => comparedRun(String(seed), { gauss: curve }, withSeed(seed))),
  );
  expect(rows).toEqual([{ label: 'Seed', values: ['1', '2'] }]);
  expect(same.map(({ label }) => label)).toContain('Latent dimensions');
  expect(same.at(-1)).toEqual({ label: 'Moves', value: 'none' });
  expect(same.some(({ label }) => label === 'Seed')).toBe(false);
});

it('says a setting of all models once, and one of some with their names', () => {
  const changed = models(({ gauss, categorical, 'cg-bpef': cgBpef }) => ({
    gauss: { ...gauss, latent: 4, learningRate: 0.01 },
    categorical: { ...categorical, latent: 4 },
    'cg-bpef': { ...cgBpef, latent: 4, learningRate: 0.01 },
  }));
  const { rows } = differing([
    comparedRun('a', { gauss: curve }),
    comparedRun('b', { gauss: curve }, { experiment: changed }),
  ]);
  expect(rows).toEqual([
    { label: 'Latent dimensions', values: ['20', '4'] },
    { label: 'Learning rate (Gauss, CG-BPEF)', values: ['0.001', '0.01'] },
  ]);
});

it('leaves out what a model that is off would have had', () => {
  const off = models(({ categorical }) => ({ categorical: { ...categorical, on: false, categories: 7 } }));
  const all = [defaultExperiment(), off].map((experiment, i) =>
    comparedRun(String(i), { gauss: curve }, { experiment }),
  );
  const labels = (runs: typeof all) => differing(runs).rows.map(({ label }) => label);
  expect(labels(all)).toContain('Cat-VAE');
  expect(differing(all).rows.find(({ label }) => label.startsWith('Categories'))!.values).toEqual(['5', '–']);
  expect(labels([all[1]!, { ...all[1]!, experiment: { ...off, seed: 9 } }])).toEqual(['Seed']);
});

it('says moves in words, where they differ', () => {
  const moves = [
    { step: 300, field: 'temperature', value: 0.5 },
    { step: 100, field: 'gauss.learningRate', value: 0.01 },
  ];
  const [a, b] = [comparedRun('a', { gauss: curve }), comparedRun('b', { gauss: curve }, { moves })];
  expect(differing([a, b]).rows).toEqual([
    { label: 'Moves', values: ['none', 'step 100: Gauss: Learning rate 0.01; step 300: Temperature 0.5'] },
  ]);
  expect(differing([b, b]).rows).toEqual([]);
});

it('says what runs began from, where that differs', () => {
  const own = comparedRun('a', { gauss: curve });
  const taken = comparedRun('b', { gauss: curve }, { start: 'ab12'.repeat(16) });
  expect(differing([own, taken]).rows).toEqual([
    { label: 'Began from', values: ['initial weights', 'parameters ab12ab12ab12…'] },
  ]);
  const { rows, same } = differing([taken, taken]);
  expect(rows).toEqual([]);
  expect(same).toContainEqual({ label: 'Began from', value: 'parameters ab12ab12ab12…' });
});

it('gives results of the best evaluation, and no row that nobody has', () => {
  const falls = { steps: 40, at: (step: number) => (step === 20 ? 90 : 100), evaluated: [20, 40] };
  const rows = resultRows([
    comparedRun('a', { gauss: falls }),
    comparedRun('b', { gauss: curve }, { seconds: null }),
  ]);
  const values = new Map(rows.map((row) => [row.label, row.values]));
  expect(values.get('Gauss: L, validation')).toEqual(['90.00', '100.00']);
  expect(values.get('Step')).toEqual(['40 of 40', '40 of 40']);
  expect(values.get('Time training')).toEqual(['0:01', '–']);
  expect([...values.keys()].filter((label) => /test|bound|Cat/.test(label))).toEqual([]);
});
