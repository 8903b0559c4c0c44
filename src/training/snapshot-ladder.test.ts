/** Which snapshots stay: within the budget, thinner with their distance from the newest. */
import { describe, expect, test } from 'vitest';
import { specOf } from '../models/registry';
import type { KeptRun } from './kept-run';
import { createSnapshotLadder } from './snapshot-ladder';
import { tinyExperiment } from './testing/tiny-run';

const experiment = tinyExperiment();
const settings = specOf('gauss').mend(experiment.models.gauss).settings;

/** One model of so many numbers, 12 bytes each; with a best of its own, or of an earlier step. */
function kept(step: number, numbers = 1000, best?: Float32Array): KeptRun {
  const filled = () => new Float32Array(numbers).fill(step, 0, 10);
  const values = () => new Map([['w', filled()]]);
  const snapshot = { settings, parameters: values(), first: values(), second: values(), updates: step };
  const freeEnergy = 100;
  const common = { model: 'gauss', temperature: null, settings, freeEnergy } as const;
  return {
    experiment,
    moves: [],
    step,
    budget: 1e6,
    start: null,
    evaluatedAt: step,
    testedAt: 0,
    models: new Map([['gauss', { snapshot, beforeResizing: null, term2: null }]]),
    history: new Map(),
    bests: [
      best
        ? { ...common, step: 1, parameters: new Map([['w', best]]) }
        : { ...common, step, parameters: values() },
    ],
    dropped: [],
  };
}

const perSnapshot = 12_000;

describe('a ladder with room for six snapshots', () => {
  const after = (evaluations: number) => {
    const ladder = createSnapshotLadder([], 6 * perSnapshot);
    for (let i = 1; i <= evaluations; i++) ladder.add(kept(500 * i));
    return ladder;
  };
  const steps = (evaluations: number) =>
    after(evaluations)
      .all()
      .map(({ step }) => step);

  test('keeps all while they fit', () => {
    expect(steps(6)).toEqual([500, 1000, 1500, 2000, 2500, 3000]);
  });

  test('keeps the newest two, and thins what is farther back', () => {
    for (let evaluations = 7; evaluations <= 60; evaluations++) {
      const kept = steps(evaluations);
      expect(kept).toHaveLength(6);
      expect(kept.slice(-2)).toEqual([500 * (evaluations - 1), 500 * evaluations]);
    }
    const kept = [0, ...steps(60)];
    const gaps = kept.slice(1).map((step, i) => step - kept[i]);
    expect(Math.max(...gaps.slice(-3)), String(kept)).toBeLessThan(Math.max(...gaps.slice(0, 3)));
    // No stretch is longer than what was trained since it ended, and half as much again.
    kept
      .slice(1, -2)
      .forEach((step, i) => expect(gaps[i]!, String(kept)).toBeLessThan(1.5 * (30_500 - step)));
  });
});

test('it copies no parameter', () => {
  const ladder = createSnapshotLadder();
  const one = kept(500);
  ladder.add(one);
  expect(ladder.all()[0]!.models).toBe(one.models);
});

test('110 MB is the usual budget', () => {
  const ladder = createSnapshotLadder();
  // 48 MB each.
  for (const step of [500, 1000, 1500, 2000]) ladder.add(kept(step, 4_000_000));
  expect(ladder.all().map(({ step }) => step)).toEqual([1500, 2000]);
});

test('the newest stays where it alone is over the budget', () => {
  const ladder = createSnapshotLadder([], perSnapshot);
  ladder.add(kept(500));
  ladder.add(kept(1000, 5000));
  expect(ladder.all().map(({ step }) => step)).toEqual([1000]);
});

test('a best that several snapshots hold counts once, and one of the step itself not at all', () => {
  const best = new Float32Array(1000);
  const ladder = createSnapshotLadder([], 3 * perSnapshot + 4000);
  for (const step of [500, 1000, 1500]) ladder.add(kept(step, 1000, best));
  expect(ladder.all()).toHaveLength(3);
  const own = createSnapshotLadder([], 3 * perSnapshot);
  for (const step of [500, 1000, 1500]) own.add(kept(step));
  expect(own.all()).toHaveLength(3);
  expect(own.all()[0]!.bests[0]!.parameters.get('w')).toEqual(kept(500).bests[0]!.parameters.get('w'));
});

test('a snapshot of the same step, or of one that the run went back before, gives way', () => {
  const ladder = createSnapshotLadder([kept(500), kept(1000)]);
  ladder.add(kept(1000));
  expect(ladder.all().map(({ step }) => step)).toEqual([500, 1000]);
  ladder.add(kept(700));
  expect(ladder.all().map(({ step }) => step)).toEqual([500, 700]);
});
