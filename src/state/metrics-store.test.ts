import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Evaluation } from '../experiment/measurements';
import {
  createMetricsStore,
  evaluationPoints,
  largestKl,
  minibatchPoints,
  pointLimit,
  valuesAt,
} from './metrics-store';
import { inHand, ofSeries } from './series';

const gaussOf = (store: ReturnType<typeof createMetricsStore>) =>
  ofSeries(store.getState().curves, inHand('gauss'))!;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function block(first: number, count: number, value: (step: number) => number) {
  const step = Float64Array.from({ length: count }, (_, i) => first + i);
  return {
    model: 'gauss' as const,
    step,
    term1: Float32Array.from(step, value),
    term2: Float32Array.from(step, (at) => 2 * value(at)),
  };
}

function evaluation(step: number, term1: number): Evaluation {
  return {
    model: 'gauss',
    step,
    temperature: null,
    training: { term1, term2: 1 },
    validation: { term1: term1 + 1, term2: 2 },
    klByDimension: Float32Array.of(0.5, 2, 1),
  };
}

describe('the metrics store', () => {
  it('draws a window of the steps and the point before it, and no step 0 on a logarithmic axis', () => {
    const store = createMetricsStore();
    store.metrics(block(0, 100, (step) => step));
    for (const step of [0, 50, 90]) store.evaluation(evaluation(step, 1));
    const curves = gaussOf(store);
    const drawn = (from: number, to: number, spacing: 'linear' | 'log') =>
      [
        minibatchPoints(curves, 'term1', { from, to, spacing }),
        evaluationPoints(curves, 'validation', 'term1', { from, to, spacing }),
      ].map((points) => [points[0].step, points.at(-1)!.step]);
    expect(drawn(59.5, 80, 'linear')).toEqual([
      [59, 80],
      [50, 50],
    ]);
    expect(drawn(1, 1000, 'log')).toEqual([
      [1, 99],
      [50, 90],
    ]);
    expect(drawn(0, 1000, 'linear')[0]).toEqual([0, 99]);
  });

  it('forgets what was measured after the step that a run went back to', () => {
    const store = createMetricsStore();
    store.metrics(block(1, 20, (step) => step));
    for (const step of [10, 15]) store.evaluation(evaluation(step, 1));
    for (const step of [3, 10, 12]) store.mark([{ step, field: 'learningRate', value: 0.1 }]);
    store.rewind(10);
    const { marks } = store.getState();
    const gauss = gaussOf(store);
    expect([...gauss.minibatch.step]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(gauss.evaluations.map(({ step }) => step)).toEqual([10]);
    expect(marks.map(({ step }) => step)).toEqual([3]);
  });

  it('redraws at most four times a second however often it is told', () => {
    const store = createMetricsStore();
    let revisions = 0;
    store.subscribe((state, before) => void (revisions += Number(state.revision !== before.revision)));
    for (let i = 0; i < 100; i++) {
      store.metrics(block(i, 1, () => 1));
      vi.advanceTimersByTime(10);
    }
    expect(revisions).toBeGreaterThanOrEqual(4);
    expect(revisions).toBeLessThanOrEqual(5);
    vi.advanceTimersByTime(250);
    expect(gaussOf(store).minibatch.length).toBe(100);
  });

  it('measures anew what a run went back over', () => {
    const store = createMetricsStore();
    store.metrics(block(0, 10, () => 1));
    store.evaluation(evaluation(5, 1));
    store.evaluation(evaluation(10, 2));
    store.metrics(block(6, 2, () => 7));
    store.evaluation(evaluation(6, 3));
    const { minibatch, evaluations } = gaussOf(store);
    expect([...minibatch.step]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(minibatch.term1[6]).toBe(7);
    expect(evaluations.map(({ step }) => step)).toEqual([5, 6]);
  });

  it('draws at most 300 points a curve, of L the sum of both terms', () => {
    const store = createMetricsStore();
    store.metrics(block(0, 10_000, (step) => (step === 4321 ? 100 : 1)));
    const curves = gaussOf(store);
    const points = minibatchPoints(curves, 'L');
    expect(points.length).toBeLessThanOrEqual(pointLimit);
    expect(points).toContainEqual({ step: 4321, value: 300 });
    store.evaluation(evaluation(10_000, 4));
    expect(evaluationPoints(curves, 'training', 'L')).toEqual([{ step: 10_000, value: 5 }]);
    expect(evaluationPoints(curves, 'validation', 'term1')).toEqual([{ step: 10_000, value: 5 }]);
  });

  it('finds what was measured last at a step', () => {
    const store = createMetricsStore();
    store.metrics(block(1, 10, (step) => step));
    store.evaluation(evaluation(4, 1));
    const curves = gaussOf(store);
    expect(valuesAt(curves, 3.5, 'term2')).toEqual({ minibatch: { step: 3, value: 6 }, evaluation: null });
    expect(valuesAt(curves, Infinity, 'term1').minibatch).toEqual({ step: 10, value: 10 });
    expect(valuesAt(curves, Infinity, 'term1').evaluation?.step).toBe(4);
    expect(valuesAt(curves, 0, 'term1')).toEqual({ minibatch: null, evaluation: null });
  });

  it('is empty after clear', () => {
    const store = createMetricsStore();
    store.metrics(block(0, 10, () => 1));
    store.mark([{ step: 1, field: 'temperature', value: 1 }]);
    store.clear();
    expect(store.getState()).toMatchObject({ curves: [], marks: [], test: [] });
  });
});

it('largestKl is the place of the largest', () => {
  expect(largestKl([0.5, 2, 1])).toBe(1);
  expect(largestKl([3])).toBe(0);
});
