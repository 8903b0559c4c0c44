/** How a difference of L goes through its pictures: in turns of both runs, on a made-up run that answers what it is told. */
import { expect, test } from 'vitest';
import type { Dataset } from '../data/dataset';
import type { Experiment } from '../experiment/experiment';
import type { PastRun, PastTake } from '../training/past-run';
import { differenceOfL } from './difference-of-l';
import { smallExperiment } from './testing/small-experiment';
import { syntheticDataset } from './testing/synthetic-pictures';

const mnist = syntheticDataset('mnist');
/** As many validation pictures as MNIST has, behind three that are none of them. */
const dataset: Dataset = {
  ...mnist,
  split: { ...mnist.split, validation: { first: 3, end: 5003 } },
  until: async () => undefined,
};

const sideOf = (step: number, change: Partial<Experiment> = {}) => ({
  model: 'gauss' as const,
  standing: {
    experiment: { ...smallExperiment(20), ...change },
    moves: [],
    settled: step,
    look: { step, evaluatedAt: step, models: new Map() },
  },
});

function bench(lossOf: (step: number, place: number) => number = (step, place) => step + (place % step)) {
  const told: string[] = [];
  let made = 0;
  const createPastRun = ({ look: { step } }: PastTake): PastRun => {
    made++;
    return {
      probe: () => Promise.reject(new Error('expected no probe')),
      validationTerm2: () => null,
      async losses(_, { first, end }, seed) {
        told.push(`step ${step}, ${first} to ${end}, seed ${seed}`);
        return Float64Array.from({ length: end - first }, (_, i) => lossOf(step, first + i));
      },
      dispose: () => void made--,
    };
  };
  const platform = { createPastRun, breathe: async () => void told.push('breath') };
  const turns = {
    async ask<T>(question: () => Promise<T>): Promise<T> {
      told.push('turn');
      const answer = await question();
      expect(made).toBe(0);
      return answer;
    },
  };
  return { told, platform, turns };
}

test('measures both in one turn, with a breath between two, and keeps nothing from turn to turn', async () => {
  const { told, platform, turns } = bench();
  const take = { one: sideOf(5, { seed: 9 }), other: sideOf(7, { seed: 4 }), pictures: 450, dataset };
  const found = await differenceOfL(take, turns, platform);
  expect(told).toEqual([
    'turn',
    'step 5, 3 to 203, seed 4',
    'step 7, 3 to 203, seed 4',
    'breath',
    'turn',
    'step 5, 203 to 403, seed 4',
    'step 7, 203 to 403, seed 4',
    'breath',
    'turn',
    'step 5, 403 to 453, seed 4',
    'step 7, 403 to 453, seed 4',
  ]);
  const mean = (of: (place: number) => number) =>
    Array.from({ length: 450 }, (_, i) => of(i + 3)).reduce((sum, L) => sum + L, 0) / 450;
  expect(found.pictures).toBe(450);
  expect(found.oneL).toBeCloseTo(
    mean((place) => 5 + (place % 5)),
    9,
  );
  expect(found.otherL).toBeCloseTo(
    mean((place) => 7 + (place % 7)),
    9,
  );
  expect(found.mean).toBeCloseTo(found.oneL - found.otherL, 9);
  expect(found).toMatchObject({ oneStep: 5, otherStep: 7 });
});

test('takes all pictures where there are fewer than were asked for', async () => {
  const { platform, turns } = bench();
  const take = { one: sideOf(5), other: sideOf(7), pictures: 100_000, dataset };
  expect((await differenceOfL(take, turns, platform)).pictures).toBe(5000);
});

test('names the run whose L is not finite, and frees it', async () => {
  const { platform, turns } = bench((step) => (step === 7 ? NaN : 1));
  const of = (one: number, other: number) =>
    differenceOfL({ one: sideOf(one), other: sideOf(other), pictures: 9, dataset }, turns, platform);
  const refused = 'differenceOfL: expected a finite L, got none of Gauss-VAE at step 7; compare a run';
  await expect(of(5, 7)).rejects.toThrow(refused);
  await expect(of(7, 5)).rejects.toThrow(refused);
});
