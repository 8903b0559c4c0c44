/** Results of a sweep: grouped by value, said in words, written as CSV, and drawn at any size. */
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../../experiment/default-experiment';
import { planSweep, type SweepWish } from '../../../state/sweep/sweep-jobs';
import { begun, done, failed, type JobResult } from '../../../state/sweep/sweep-queue';
import { sceneSvg } from '../../../ui/scene-svg';
import { groupsOf, modelsIn, rowsOf } from './results';
import { resultsCsv } from './results-csv';
import { resultsScene } from './results-scene';
import { groupsWords, standingWords } from './results-words';

const result = (test: number, moved = false): JobResult => ({
  step: 1000,
  seconds: 61.5,
  L: { gauss: { validated: test + 1, test } },
  moved,
});

/** With those L on test, in the order of the jobs; null of one that failed. */
function rows(wish: Partial<SweepWish>, results: readonly (JobResult | null)[]) {
  const plan = planSweep(defaultExperiment(), { from: 1, to: 2, field: '', values: '', ...wish }, 'tag');
  if (!plan.ok) throw new Error(plan.problem);
  const sweep = results.reduce(
    (before, one, at) =>
      one ? done(begun(before, at, `run-${at}`), at, one) : failed(begun(before, at, `run-${at}`), at, 'NaN'),
    plan.sweep,
  );
  return rowsOf(sweep, plan.jobs);
}
const byD = (results: readonly (JobResult | null)[]) => rows({ field: 'latent', values: '8, 2' }, results);

describe('groups', () => {
  it('are of a value, over its seeds, without what failed or was moved', () => {
    const all = byD([result(100), result(110), result(102), null]);
    expect(modelsIn(all)).toEqual(['gauss']);
    expect(groupsOf(all, 'gauss', 'test')).toEqual([
      {
        value: '8',
        points: [
          { seed: 1, L: 100 },
          { seed: 2, L: 102 },
        ],
        over: { mean: 101, deviation: Math.SQRT2, seeds: 2 },
      },
      { value: '2', points: [{ seed: 1, L: 110 }], over: { mean: 110, deviation: null, seeds: 1 } },
    ]);
    expect(groupsOf(all, 'gauss', 'validated')[1].over.mean).toBe(111);
    const moved = byD([result(100), result(110), result(102, true)]);
    expect(groupsOf(moved, 'gauss', 'test')[0].points).toEqual([{ seed: 1, L: 100 }]);
    expect(standingWords(moved[2].record)).toBe('done, moved by hand: not in the figure');
    expect(standingWords(all[3].record)).toBe('failed: NaN');
  });

  it('are said with mean and standard deviation', () => {
    const words = (results: ReturnType<typeof rows>, field: string) =>
      groupsWords('gauss', 'test', field, groupsOf(results, 'gauss', 'test'));
    expect(words(rows({ to: 3 }, [result(100), result(101), result(102)]), '')).toBe(
      'Gauss, L on test, nats (lower is better). Mean 101.00, standard deviation 1.00 over 3 seeds.',
    );
    expect(words(byD([result(100), result(110), result(102)]), 'd')).toBe(
      'Gauss, L on test, nats (lower is better). d 8: mean 101.00, standard deviation 1.41 over 2 seeds; d 2: 110.00 (seed 1). Lowest at d 8.',
    );
  });
});

it('a CSV has a line a job and model', () => {
  expect(resultsCsv(byD([result(100), null]), 'd')).toBe(
    [
      'job,d,seed,standing,moved,step,model,validated_L,test_L,seconds',
      '1,8,1,done,0,1000,gauss,101,100,61.5',
      '2,2,1,failed,,,,,,',
      '3,8,2,waiting,,,,,,',
      '4,2,2,waiting,,,,,,',
      '',
    ].join('\n'),
  );
  expect(resultsCsv(rows({}, []), '').split('\n')[1]).toBe('1,1,waiting,,,,,,');
});

describe('the figure', () => {
  const ink = {
    series: 'rgb(0, 114, 178)',
    other: 'rgb(213, 94, 0)',
    ink: 'rgb(28, 30, 34)',
    quiet: 'rgb(90, 95, 105)',
    surface: 'rgb(255, 255, 255)',
  };
  const drawn = (results: ReturnType<typeof rows>, scale: 'linear' | 'log' | null, width = 500) =>
    resultsScene(
      groupsOf(results, 'gauss', 'test'),
      { title: 'Latent dimensions', scale },
      { width, height: 190 },
      ink,
    );
  const dotsOf = (scene: ReturnType<typeof drawn>) =>
    scene.marks.flatMap((mark) => (mark.kind === 'dots' ? [mark.points] : [])).flat();

  it('has lower L lower, and values where they are on their axis', () => {
    const values = rows({ to: 1, field: 'latent', values: '2, 4, 16' }, [
      result(100),
      result(90),
      result(95),
    ]);
    const [x2, y2, x4, y4, x16, y16] = dotsOf(drawn(values, 'linear'));
    expect([y4 > y16, y16 > y2]).toEqual([true, true]);
    expect((x4 - x2) / (x16 - x2)).toBeCloseTo(2 / 14, 9);
    const logarithmic = dotsOf(drawn(values, 'log'));
    expect((logarithmic[2] - logarithmic[0]) / (logarithmic[4] - logarithmic[0])).toBeCloseTo(1 / 3, 9);
    const words = dotsOf(drawn(values, null));
    expect((words[2] - words[0]) / (words[4] - words[0])).toBeCloseTo(1 / 2, 9);
  });

  it('has a mean, and a band of one standard deviation, of seeds alone', () => {
    const scene = drawn(rows({ to: 3 }, [result(99), result(101), result(103)]), 'linear');
    const band = scene.marks.find((mark) => mark.kind === 'path' && mark.closed);
    const mean = scene.marks.find((mark) => mark.kind === 'path' && mark.dash);
    const [, low, , middle, , high] = dotsOf(scene);
    expect(mean).toMatchObject({ points: [expect.anything(), middle, expect.anything(), middle] });
    // Here one deviation is just what lies between two seeds.
    expect(band?.kind === 'path' && [band.points[1], band.points[5]]).toEqual([high, low]);
  });

  it('is whole at any size, for any number of values', () => {
    const many = Array.from({ length: 25 }, (_, i) => 2 + i).join(', ');
    const all = rows(
      { field: 'latent', values: many },
      Array.from({ length: 50 }, (_, i) => result(100 + i)),
    );
    for (const results of [all, byD([result(100)]), rows({}, [result(100), result(100)])])
      for (const width of [20, 200, 900]) {
        const svg = sceneSvg(drawn(results, 'linear', width), {
          title: 'A',
          description: 'B',
          settings: {},
          link: null,
        });
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }
  });
});
