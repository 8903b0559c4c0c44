import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../../experiment/default-experiment';
import type { Recording } from '../../../experiment/recording';
import { minibatchPoints } from '../../../state/metrics-store';
import { inHand, isSame } from '../../../state/series';
import { recordedCurves } from './recorded-curves';

const model = { pictures: [], term1: [1, 10, 20, 15], term2: [500, 300, 200, 100], figures: null };
const recording: Recording = {
  code: 'coarse-grain test',
  backend: { name: 'wasm', threads: 1, plan: 'none' },
  dataset: { name: 'mnist', sha256: 'ab' },
  experiment: defaultExperiment(),
  frames: [0, 10, 100, 1000],
  curve: [1, 10, 100, 1000],
  models: { 'cg-bpef': model, gauss: model },
};
const steps = (position: number) =>
  recordedCurves(recording, position).map(({ minibatch }) => [...minibatch.step]);

describe('recordedCurves', () => {
  it('goes as far as the replay, and begins with a point', () => {
    const both = (...shown: number[]) => [shown, shown];
    expect(steps(0)).toEqual(both(1));
    expect(steps(1)).toEqual(both(1, 10));
    expect(steps(1.9)).toEqual(both(1, 10));
    expect(steps(3)).toEqual(both(1, 10, 100, 1000));
  });

  it('has the terms in the columns of a run, and L as their sum', () => {
    const [curves] = recordedCurves(recording, 2);
    const values = (term: 'term1' | 'term2' | 'L') => minibatchPoints(curves, term).map(({ value }) => value);
    expect([values('term1'), values('term2'), values('L')]).toEqual([
      [1, 10, 20],
      [500, 300, 200],
      [501, 310, 220],
    ]);
    expect(curves.evaluations).toEqual([]);
  });

  it('has the models in their order, and is not of the run in hand', () => {
    const series = recordedCurves(recording, 3).map((curves) => curves.series);
    expect(series.map((one) => one.model)).toEqual(['gauss', 'cg-bpef']);
    for (const one of series) expect(isSame(one, inHand(one.model))).toBe(false);
  });
});
