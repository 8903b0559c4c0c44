/** What a person asks of a sweep becomes jobs, or a sentence about what is wrong; and a kept text the same jobs again. */
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../experiment/default-experiment';
import { mapSettings, runFields, type Experiment } from '../../experiment/experiment';
import { usualModels } from '../../experiment/most-on';
import { planSweep, sweptFields, type SweepWish } from './sweep-jobs';
import { waiting, type Sweep } from './sweep-queue';
import { readSweep, sweepText } from './sweep-text';
import { planWords } from './sweep-words';

const base = defaultExperiment();
const wish = (change: Partial<SweepWish>): SweepWish => ({
  from: 1,
  to: 1,
  field: '',
  values: '',
  ...change,
});
function planned(change: Partial<SweepWish>, experiment: Experiment = base) {
  const plan = planSweep(experiment, wish(change), 'a tag');
  if (!plan.ok) throw new Error(plan.problem);
  return plan;
}
const problem = (change: Partial<SweepWish>, experiment: Experiment = base) => {
  const plan = planSweep(experiment, wish(change), 'a tag');
  return plan.ok ? null : plan.problem;
};

describe('jobs', () => {
  it('are every value with every seed, seed by seed, with all other settings as they are shown', () => {
    const { jobs } = planned({ from: 4, to: 5, field: 'temperatureMinimum', values: '0.2,0.5 , 0.80' });
    expect(jobs.map(({ name }) => name)).toEqual([
      'Sweep: Tmin 0.2, seed 4',
      'Sweep: Tmin 0.5, seed 4',
      'Sweep: Tmin 0.8, seed 4',
      'Sweep: Tmin 0.2, seed 5',
      'Sweep: Tmin 0.5, seed 5',
      'Sweep: Tmin 0.8, seed 5',
    ]);
    const { experiment } = jobs[4];
    const models = mapSettings((id) => ({
      ...base.models[id],
      ...('temperatureMinimum' in base.models[id] && { temperatureMinimum: 0.5 }),
    }));
    expect(experiment).toEqual({ ...base, seed: 5, models });
  });

  it('are seeds alone without a field, and of a field of the run', () => {
    expect(planned({ to: 3 }).jobs.map(({ name, experiment }) => [name, experiment.seed])).toEqual([
      ['Sweep: seed 1', 1],
      ['Sweep: seed 2', 2],
      ['Sweep: seed 3', 3],
    ]);
    const { jobs } = planned({ field: 'batchSize', values: '50, 100' });
    expect(jobs.map(({ experiment }) => experiment.batchSize)).toEqual([50, 100]);
    expect(planned({ field: 'hidden', values: '50-20, 30' }).jobs[0].experiment.models.gauss.hidden).toEqual([
      50, 20,
    ]);
  });

  it('are read as people type numbers, parted by semicolons where commas are in them', () => {
    const values = (field: string, text: string) =>
      planned({ field, values: text }).jobs.map(({ value }) => value);
    expect(values('temperatureMinimum', '0,2; 0,5; ０.８')).toEqual([0.2, 0.5, 0.8]);
    expect(values('steps', '1,000; 2.000')).toEqual([1000, 2000]);
    expect(values('temperatureMinimum', '0.2,0.5,0.8')).toEqual([0.2, 0.5, 0.8]);
    expect(values('latent', '2,8')).toEqual([2, 8]);
  });

  it('come back from the kept text as they were', () => {
    for (const change of [{ to: 2, field: 'latent', values: '2, 8' }, { to: 3 }]) {
      const { sweep, jobs } = planned(change);
      expect(readSweep(sweepText(sweep))).toEqual({ sweep, jobs });
    }
  });

  it('come of seeds that the field takes, and of no more jobs than may be planned', () => {
    const { sweep } = planned({ to: 2, field: 'latent', values: '2, 8' });
    const read = (change: Partial<Sweep>) => readSweep(sweepText({ ...sweep, ...change }));
    for (const seed of [1.5, -1, runFields.seed.maximum + 1]) expect(read({ seeds: [seed, 2] })).toBeNull();
    const several = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
    const records = several(51).map(() => waiting);
    expect(read({ seeds: several(51), varied: null, records })).toBeNull();
    expect(read({ seeds: several(50), varied: null, records: records.slice(1) })).not.toBeNull();
    expect(read({ seeds: [], records: [] })).toBeNull();
    // So many jobs cannot be made.
    const values = several(100_000).map(String);
    expect(read({ seeds: several(100_000), varied: { field: 'steps', values } })).toBeNull();
  });

  it('do not come from a text of another version, or of none', () => {
    const text = sweepText(planned({ to: 2 }).sweep);
    expect(readSweep(text)).not.toBeNull();
    for (const other of [
      null,
      '',
      '{}',
      text.slice(0, -5),
      text.replace('"version":1', '"version":2'),
      text.replace('"waiting"', '"dancing"'),
      text.replace('"seeds":[1,2]', '"seeds":[1,2,3]'),
    ])
      expect(readSweep(other)).toBeNull();
  });
});

describe('what is wrong', () => {
  const cases: readonly [string, Partial<SweepWish>, string][] = [
    ['no values', { field: 'latent', values: ' , ' }, 'expected values with commas between them, got none'],
    [
      'a value that the field refuses',
      { field: 'temperatureMinimum', values: '0.2, 9' },
      'Final temperature (Cat, CG-BPEF): expected a number from 0.01 to 5, got 9.',
    ],
    ['a word', { field: 'latent', values: '2, many' }, 'Latent dimensions: expected a whole number from'],
    [
      'one number with a decimal comma, or two',
      { field: 'temperatureMinimum', values: '1,5' },
      'can be read as 1 and 5, or as 1.5. Write 1, 5, or 1.5.',
    ],
    [
      'a number in groups, or two',
      { field: 'steps', values: '1,500' },
      'can be read as 1 and 500, or as 1500.',
    ],
    ['a value twice', { field: 'latent', values: '2, 3, 2' }, 'expected each value once, got 2 twice'],
    ['seeds backwards', { from: 5, to: 1 }, 'Seeds: expected a last seed from 5 on, got 1.'],
    ['too many seeds', { to: 51 }, 'Seeds: expected at most 50, got 51'],
    ['too many runs', { to: 26, field: 'latent', values: '2, 3' }, 'Sweep: expected at most 50 runs, got 52'],
  ];
  for (const [what, change, words] of cases)
    it(`is said of ${what}`, () => expect(problem(change)).toContain(words));

  it('is said of a field of models that are off', () => {
    const { categorical, 'cg-bpef': cgBpef } = base.models;
    const off = { on: false } as const;
    const models = {
      ...base.models,
      categorical: { ...categorical, ...off },
      'cg-bpef': { ...cgBpef, ...off },
    };
    const change = { field: 'temperatureMinimum', values: '0.2, 0.5' };
    expect(problem(change, { ...base, models })).toContain('expected values that change a run, got 0.2, 0.5');
  });

  it('is said of a value that the other settings do not allow', () => {
    const models = { ...base.models, 'cg-bpef': { ...base.models['cg-bpef'], gridPoints: 11 } };
    const change = { field: 'polynomialOrder', values: '2, 15' };
    expect(problem(change, { ...base, models })).toBe(
      'Polynomial order (CG-BPEF): expected values that fit the other settings, got 15; CG-BPEF would take 9.',
    );
  });
});

it('every field of the settings can be swept but the seed, T and the models', () => {
  const names = sweptFields.map(([name]) => name);
  for (const name of ['dataset', 'steps', 'learningRate', 'klWeight', 'gridPoints', 'sampler'])
    expect(names).toContain(name);
  for (const name of ['seed', 'temperature', 'on']) expect(names).not.toContain(name);
});

it('says how many runs and steps, and how long where the speed is known', () => {
  const { jobs } = planned({ to: 3, field: 'latent', values: '2, 8' }, { ...base, steps: 1000 });
  expect(planWords(jobs, null)).toBe(
    '6 runs of 1,000 steps: 6,000 steps in all. The time is not known before a run has trained here.',
  );
  const passesAStep = base.batchSize * 2 * usualModels.length;
  expect(planWords(jobs, 10 * passesAStep)).toBe('6 runs of 1,000 steps: 6,000 steps in all, about 10 min.');
  const { jobs: uneven } = planned({ field: 'steps', values: '100, 1000' });
  expect(planWords(uneven, 100 * passesAStep)).toBe('2 runs: 1,100 steps in all, about 11 s.');
});
