/** The best by validation: one for each evaluation temperature, M and R; the smallest L wins; later ones go with a rewind (definition 7). */
import { describe, expect, test } from 'vitest';
import type { CommonSettings } from '../models/contract';
import { specOf } from '../models/registry';
import { defaultsOf } from '../schema/read-values';
import { createBests, type ModelBest } from './best';

const spec = specOf('cg-bpef');
const settingsOf = (change: object) =>
  ({ ...defaultsOf(spec.fields), ...change }) as unknown as CommonSettings;
const best = (freeEnergy: number, step: number, change: object = {}, temperature = 0.5): ModelBest => ({
  model: 'cg-bpef',
  freeEnergy,
  step,
  temperature,
  settings: settingsOf(change),
  parameters: new Map(),
});

describe('bests', () => {
  test('keep the smallest L', () => {
    const bests = createBests();
    for (const [freeEnergy, step] of [
      [110, 500],
      [100, 1000],
      [105, 1500],
    ])
      bests.offer(best(freeEnergy, step));
    expect(bests.of(spec, settingsOf({}), 0.5)?.step).toBe(1000);
  });

  test('a moved T, M or R starts anew and leaves the old one listed; a learning rate does not', () => {
    const bests = createBests();
    bests.offer(best(100, 500));
    for (const [change, temperature] of [
      [{}, 0.8],
      [{ polynomialOrder: 3 }, 0.5],
      [{ gridPoints: 51 }, 0.5],
    ] as const) {
      expect(bests.of(spec, settingsOf(change), temperature)).toBeNull();
      bests.offer(best(120, 1000, change, temperature));
      expect(bests.of(spec, settingsOf(change), temperature)?.freeEnergy).toBe(120);
    }
    expect(bests.of(spec, settingsOf({}), 0.5)?.freeEnergy).toBe(100);
    expect(bests.of(spec, settingsOf({ learningRate: 0.01, klWeight: 2 }), 0.5)?.freeEnergy).toBe(100);
  });

  test('models are apart', () => {
    const bests = createBests();
    bests.offer(best(100, 500));
    expect(bests.of(specOf('gauss'), settingsOf({}), 0.5)).toBeNull();
  });

  test('a rewind forgets what came later', () => {
    const bests = createBests();
    bests.offer(best(100, 1000));
    bests.rewind(1000);
    expect(bests.of(spec, settingsOf({}), 0.5)).not.toBeNull();
    bests.rewind(999);
    expect(bests.of(spec, settingsOf({}), 0.5)).toBeNull();
  });

  const weighing = (bytes: number, ...given: Parameters<typeof best>): ModelBest => ({
    ...best(...given),
    parameters: new Map([['w', new Float32Array(bytes / 4)]]),
  });
  const empty = { bests: [], dropped: [] };

  test('more than the budget: parameters that were met longest ago are dropped, and what they were stays listed', () => {
    const bests = createBests(empty, 100);
    for (const [at, temperature] of [0.5, 0.6, 0.7].entries()) {
      bests.offer(weighing(40, 100 + at, 500 * at, {}, temperature));
      // Asking changes nothing.
      bests.of(spec, settingsOf({}), 0.5);
    }
    expect(bests.of(spec, settingsOf({}), 0.5)).toBeNull();
    expect(bests.keep().bests.map(({ temperature }) => temperature)).toEqual([0.6, 0.7]);
    expect(bests.keep().dropped).toEqual([
      { model: 'cg-bpef', freeEnergy: 100, step: 0, temperature: 0.5, settings: settingsOf({}) },
    ]);
    // Met again, it is the newest.
    expect(bests.meet(spec, settingsOf({}), 0.6)?.freeEnergy).toBe(101);
    bests.offer(weighing(40, 99, 2000, {}, 0.8));
    expect(bests.keep().bests.map(({ temperature }) => temperature)).toEqual([0.6, 0.8]);
  });

  test('the newest of each model stays, however large', () => {
    const bests = createBests(empty, 100);
    bests.offer({ ...weighing(400, 90, 500, {}, 0.5), model: 'categorical' });
    bests.offer(weighing(400, 90, 500));
    bests.offer(weighing(400, 80, 1000, {}, 0.6));
    expect(bests.keep().bests.map(({ model, temperature }) => [model, temperature])).toEqual([
      ['categorical', 0.5],
      ['cg-bpef', 0.6],
    ]);
  });

  test('where a dropped one is met again a new best begins, and the better L stays listed', () => {
    const bests = createBests(empty, 40);
    const listed = () => bests.keep().dropped.map(({ freeEnergy, temperature }) => [temperature, freeEnergy]);
    bests.offer(weighing(40, 100, 500, {}, 0.5));
    bests.offer(weighing(40, 90, 1000, {}, 0.6));
    expect(listed()).toEqual([[0.5, 100]]);
    bests.offer(weighing(40, 110, 1500, {}, 0.5));
    expect(bests.of(spec, settingsOf({}), 0.5)?.step).toBe(1500);
    expect(listed()).toEqual([
      [0.5, 100],
      [0.6, 90],
    ]);
    bests.offer(weighing(40, 95, 2000, {}, 0.6));
    expect(listed()).toEqual([
      [0.6, 90],
      [0.5, 100],
    ]);
    bests.rewind(800);
    expect(listed()).toEqual([[0.5, 100]]);
  });

  test('gone on from what was kept, the same are dropped', () => {
    const offers = [0.5, 0.6, 0.7, 0.5, 0.8, 0.6, 0.9].map((temperature, at) =>
      weighing(40, 100 - at, 500 * at, {}, temperature),
    );
    const whole = createBests(empty, 100);
    for (const one of offers) whole.offer(one);
    for (let broken = 0; broken < offers.length; broken++) {
      let bests = createBests(empty, 100);
      for (const [at, one] of offers.entries()) {
        if (at === broken) bests = createBests(structuredClone(bests.keep()), 100);
        bests.offer(one);
      }
      expect(bests.keep()).toEqual(whole.keep());
    }
  });
});
