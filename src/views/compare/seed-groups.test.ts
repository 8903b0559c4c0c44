/** Which runs are one but for their seed, and the mean and the band of their curves. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnModels, seedGroups } from './seed-groups';
import { comparedRun, withSeed } from './testing/compared';

const flat = (L: number, steps = 4) => ({ gauss: { steps, at: () => L, evaluated: [2, 4] } });
const keys = (groups: ReturnType<typeof seedGroups>) => groups.map((group) => group.map(({ key }) => key));

describe('groups', () => {
  it('are of runs that differ in their seed alone, wherever they stand', () => {
    const other = withSeed(2).experiment;
    const runs = [
      comparedRun('a', flat(1), withSeed(1)),
      comparedRun('longer', flat(1), { experiment: { ...other, steps: 20 } }),
      comparedRun('b', flat(1), withSeed(2)),
      comparedRun('moved', flat(1), {
        ...withSeed(3),
        moves: [{ step: 3, field: 'temperature', value: 0.5 }],
      }),
      comparedRun('from parameters', flat(1), { ...withSeed(5), start: 'ab'.repeat(32) }),
      comparedRun('c', flat(1), withSeed(4)),
    ];
    expect(keys(seedGroups(runs))).toEqual([['a', 'b', 'c'], ['longer'], ['moved'], ['from parameters']]);
  });

  it('have no two runs of one seed: they may be one run at two steps', () => {
    const runs = [1, 1, 2].map((seed, i) => comparedRun(String(i), flat(1), withSeed(seed)));
    expect(keys(seedGroups(runs))).toEqual([['0', '2'], ['1']]);
  });
});

describe('a band', () => {
  it('goes from the lowest to the highest around the mean, at the steps that all have', () => {
    const runs = [10, 30, 20].map((L, i) => comparedRun(String(i), flat(L, 4 + i), withSeed(i)));
    const { minibatch, validation } = drawnModels(runs).get('gauss')!;
    expect([...minibatch.step]).toEqual([1, 2, 3, 4]);
    expect([...minibatch.mean.L]).toEqual([20, 20, 20, 20]);
    expect([...minibatch.band!.L.low]).toEqual([10, 10, 10, 10]);
    expect([...minibatch.band!.L.high]).toEqual([30, 30, 30, 30]);
    expect([...validation.step]).toEqual([2, 4]);
    expect([...validation.mean.term1]).toEqual([2, 2]);
  });

  it('holds its mean, whatever the curves', () => {
    const value = fc.float({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.array(value, { minLength: 3, maxLength: 9 }), { minLength: 2, maxLength: 6 }),
        (all) => {
          const runs = all.map((values, i) =>
            comparedRun(
              String(i),
              { gauss: { steps: values.length, at: (step) => values[step - 1]! } },
              withSeed(i),
            ),
          );
          const { step, mean, band } = drawnModels(runs).get('gauss')!.minibatch;
          expect(step).toHaveLength(Math.min(...all.map(({ length }) => length)));
          step.forEach((_, i) => {
            expect(mean.L[i]).toBeGreaterThanOrEqual(band!.L.low[i]! - 1e-3);
            expect(mean.L[i]).toBeLessThanOrEqual(band!.L.high[i]! + 1e-3);
          });
        },
      ),
    );
  });

  it('is none of one run, whose curve is its own', () => {
    const run = comparedRun('a', flat(3));
    const { minibatch } = drawnModels([run]).get('gauss')!;
    expect(minibatch.band).toBeNull();
    expect(minibatch.mean.L).toBe(run.models.get('gauss')!.minibatch.L);
  });
});
