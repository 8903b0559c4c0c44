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
});
