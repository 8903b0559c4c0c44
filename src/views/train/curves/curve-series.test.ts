import { expect, it } from 'vitest';
import { Columns } from '../../../state/growing-columns';
import { slotAt } from '../../../ui/palette';
import { chartSeries, linesOf } from './curve-series';
import { inHand } from '../../../state/series';

function seriesOfCat(evaluatedSteps: readonly number[]) {
  const minibatch = new Columns();
  minibatch.append([1, 2], [1, 2], [3, 4]);
  const evaluations = evaluatedSteps.map((step) => ({
    ...{ model: 'categorical' as const, step, temperature: null, klByDimension: Float32Array.of(1) },
    ...{ training: { term1: 1, term2: 2 }, validation: { term1: 3, term2: 4 } },
  }));
  const window = { from: 0, to: 10, spacing: 'linear' } as const;
  const [lines] = linesOf([{ series: inHand('categorical'), minibatch, evaluations }], 'L', window);
  return chartSeries(lines);
}

it('a model is told by its dash and its name, from the first step on, and named once', () => {
  const { dash } = slotAt(1);
  for (const steps of [[], [1, 2]]) {
    const named = seriesOfCat(steps).filter(({ label }) => label);
    expect(named).toHaveLength(1);
    expect(named[0]).toMatchObject({ dash, label: 'Cat' });
  }
});

it('the minibatch is the thin line once there is an evaluation', () => {
  const [minibatch, training, validation] = seriesOfCat([1, 2]);
  expect(minibatch.width).toBeLessThan(training.width);
  expect(training.width).toBeLessThan(validation.width);
  expect(minibatch.points).toEqual([
    { x: 1, y: 4 },
    { x: 2, y: 6 },
  ]);
  expect(validation.points[0].y).toBe(7);
});
